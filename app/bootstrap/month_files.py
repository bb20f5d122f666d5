"""The report of a month written into a PDF."""

from __future__ import annotations

from pathlib import Path

from app.bootstrap.month_report import MonthWords
from app.core.errors import ReadOnly
from app.core.raw_files import opened_raw
from app.core.whole_files import saved_whole
from app.core.words import gettext as _
from app.measures.report.rows import MonthRead
from app.printing.monthly_report.pages import MonthlyReport
from app.printing.paper import save_pdf
from app.venue.workplace import Workplace

_PDF = b"%PDF-"


def write_report(work: Workplace, read: MonthRead, *, target: Path) -> int:
    """Write ``target``, which appears whole or stays as it was; gives how many pages it has.

    Needs the application object. Raises ReadOnly or DiskFull where it cannot be written, and ReadOnly where
    something else than a PDF stands under that name.
    """
    _refuse_others(target)
    report = MonthlyReport(MonthWords(work).content(read))
    with saved_whole(target) as unfinished:
        save_pdf(report, unfinished)
        if not _is_pdf(unfinished):
            raise OSError(f"{unfinished} was not written")
    return report.pages_painted


def _refuse_others(target: Path) -> None:
    try:
        taken = target.is_file() and target.stat().st_size > 0 and not _is_pdf(target)
    except OSError:
        return
    if taken:
        raise ReadOnly(
            _("“{file}” is something else than a PDF.").format(file=target.name),
            kept=_("It was not touched."),
            to_do=_("Choose another name."),
        )


def _is_pdf(file: Path) -> bool:
    with opened_raw(file) as opened:
        return opened.read(len(_PDF)) == _PDF
