"""The report of a month from the Metrics pane: a month is chosen, its pages are looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QMenu

from app.metrics.pane import MetricsPane
from tests.journeys.conftest import Person
from tests.journeys.test_metrics import answer, open_pane

Printed = list[tuple[str, str]]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Printed:
    """The title and the words of each preview that was opened."""
    found: Printed = []

    def look(dialog: QPrintPreviewDialog) -> None:
        target = tmp_path / f"{len(found)}.pdf"
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        dialog.paintRequested.emit(printer)
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
        found.append((dialog.windowTitle(), " ".join(text.split())))

    monkeypatch.setattr(QPrintPreviewDialog, "open", look)
    return found


def months_at(pane: MetricsPane) -> dict[str, QMenu]:
    """The menu that opens at the button, by the words of its entries."""
    head = pane.front.head
    head.report.click()
    menu = head.report.findChild(QMenu)
    assert menu is not None
    return {action.text(): menu for action in menu.actions() if action.text()}


def choose(months: dict[str, QMenu], title: str) -> None:
    next(action for action in months[title].actions() if action.text() == title).trigger()


def test_the_last_whole_month_comes_first_and_the_running_one_last(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    person = start(tmp_path / "venue")
    person.set_up()
    months = months_at(open_pane(person))
    titles = list(months)
    assert (titles[0], titles[-1]) == ("October 2026", "November 2026, so far")
    assert len(titles) == 13
    months[titles[0]].close()


def test_a_chosen_month_is_looked_at_before_it_is_printed(
    start: Callable[[Path], Person], tmp_path: Path, printed: Printed
) -> None:
    person = start(tmp_path / "venue")
    person.set_up()
    answer(person)
    choose(months_at(open_pane(person)), "November 2026, so far")
    person.wait(lambda: bool(printed))
    [(title, words)] = printed
    assert title == "November 2026 – Harbour House"
    assert "n=20, tentative" in words
    assert "Nobody called back." in words
    assert "Guest 4" not in words
    assert "the month is not over" in words


def test_a_month_without_anything_says_what_to_do_first(
    start: Callable[[Path], Person], tmp_path: Path, printed: Printed
) -> None:
    person = start(tmp_path / "venue")
    person.set_up()
    choose(months_at(open_pane(person)), "October 2026")
    person.wait(lambda: bool(printed))
    assert "Ctrl+Shift+A" in printed[0][1]
    assert "Page 1 of 1" in printed[0][1]
