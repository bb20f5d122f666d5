"""What the long tests tried and what held, as one table at the end of a run.

A test takes `figures` and says ``figures("1,000 kills", "0 lost")``; the line is named after its promise, which is the first
word of the test's name: test_A1_… . A long test that failed or was skipped has a line too, so that none is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest

Figures = Callable[[str, str], None]
FIGURE = "figure"
_PROMISE = re.compile(r"::test_([A-Z]\d+)_")
_HEADS = ("row", "tried", "held")


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    row: str
    tried: str
    held: str

    @property
    def cells(self) -> tuple[str, str, str]:
        """As they stand beside each other."""
        return self.row, self.tried, self.held


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Figures:
    """Note what was tried and what came of it; before anything is asserted, so that it is told in any case."""

    def note(tried: str, held: str) -> None:
        record_property(FIGURE, [tried, held])

    return note


def lines_of(report: pytest.TestReport) -> list[Line]:
    """What one phase of a test adds to the table."""
    told = [value for name, value in report.user_properties if name == FIGURE and report.when == "call"]
    is_long, is_over = "long" in report.keywords, report.when == "call" or not report.passed
    if not told and not (is_long and is_over):
        return []
    found = _PROMISE.search(report.nodeid)
    row, name = found[1] if found else "", report.nodeid.rpartition("::")[2]
    if report.skipped:
        return [Line(row, name, f"SKIPPED: {_reason(report)}")]
    verdict = "" if report.passed else "NOT HELD"
    lines = [Line(row, str(tried), ": ".join(filter(None, (verdict, str(held))))) for tried, held in told]
    return lines or [Line(row, name, verdict or "held")]


def table(lines: Iterable[Line]) -> list[str]:
    """The lines below each other, in the order of their rows."""
    ordered = sorted(lines, key=lambda line: (line.row[:1] or "~", int(line.row[1:] or 0), line.tried))
    rows = [_HEADS, *(line.cells for line in ordered)]
    widths = [max(len(row[at]) for row in rows) for at in range(2)]
    return [f"{row:{widths[0]}}  {tried:{widths[1]}}  {held}" for row, tried, held in rows]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table where there is one."""
    reports = [
        report
        for reports in terminalreporter.stats.values()
        for report in reports
        if isinstance(report, pytest.TestReport)
    ]
    lines = [line for report in reports for line in lines_of(report)]
    if lines:
        terminalreporter.section("what was tried, and what held")
        for line in table(lines):
            terminalreporter.write_line(line)


def _reason(report: pytest.TestReport) -> str:
    told = report.longrepr
    return told[2].removeprefix("Skipped: ") if isinstance(told, tuple) else str(told)
