"""``check``: proves that the venue's file is whole."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from gettext import gettext as _

from app.bootstrap.opening import open_workplace
from app.command_line.output import Output
from app.storage.answer_counts.checking import answer_differences
from app.storage.case_search.checking import case_differences
from app.storage.checks import run_checks
from app.storage.comment_search.checking import comment_differences
from app.storage.lookup.checking import lookup_differences
from app.storage.occasion_lines.checking import occasion_differences
from app.storage.summaries import summary_differences

_DERIVED = (
    ("summaries", summary_differences),
    ("lookup index", lookup_differences),
    ("cases", case_differences),
    ("comments", comment_differences),
    ("answers", answer_differences),
    ("occasions", occasion_differences),
)


def check(arguments: Namespace, output: Output) -> int:
    """Check the venue's file; exit code 1 when something is wrong."""
    with open_workplace(arguments.data_dir) as workplace:
        results = run_checks(workplace.database, _DERIVED)
    ok = all(result.ok for result in results)
    lines = [f"{result.name}: {_('ok') if result.ok else result.detail}" for result in results]
    output.answer({"ok": ok, "checks": [asdict(result) for result in results]}, lines)
    return 0 if ok else 1
