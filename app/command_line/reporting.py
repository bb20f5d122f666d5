"""``report``: a month as PDF."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from app.bootstrap.calendar_files import refuse_folder
from app.command_line.output import Output
from app.command_line.signing_in import open_as_owner
from app.command_line.stopping import stopped_by_signals
from app.core.words import gettext as _
from app.measures.report.service import MonthReader


def save_report(arguments: Namespace, output: Output) -> int:
    """Write the report of one month into a file; gives where and how many pages."""
    target = arguments.out
    refuse_folder(target, f"report-{arguments.month:%Y-%m}.pdf")
    with open_as_owner(arguments.data_dir) as work, stopped_by_signals() as stop:
        read = MonthReader(work).read(arguments.month, stop=stop, progress=output.progress)
        _draw_without_a_screen()
        from app.bootstrap.month_files import write_report
        from app.bootstrap.paper_start import begin_paper

        application = begin_paper()
        pages = write_report(work, read, target=target)
        del application
    document = {"file": str(target), "month": f"{arguments.month:%Y-%m}", "pages": pages}
    output.answer(document, [_("Report saved in {file}.").format(file=target)])
    return 0


def _draw_without_a_screen() -> None:
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A computer without fonts for every script of the world is no reason to complain.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
