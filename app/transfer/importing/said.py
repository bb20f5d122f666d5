"""What the notice says of an import, and of taking one back."""

from __future__ import annotations

from app.core.words import gettext as _
from app.core.words import ngettext
from app.transfer.importing.kinds import ANSWER
from app.transfer.importing.schemas import ImportReport, UndoReport


def import_said(report: ImportReport) -> str:
    """What came in."""
    if not report.changes_something:
        return _("Nothing new in this import")
    if report.answers_added and not report.visits_added:
        words = ngettext("Imported: {count} answer", "Imported: {count} answers", report.answers_added)
        return words.format(count=report.answers_added)
    people = ngettext("{count} new", "{count} new", report.customers_added)
    visits = ngettext("{count} visit", "{count} visits", report.visits_added)
    return _("Imported: {people}, {visits}").format(
        people=people.format(count=report.customers_added), visits=visits.format(count=report.visits_added)
    )


def undo_said(report: UndoReport) -> str:
    """What went again, and of how many something stayed."""
    removed = report.customers_removed or report.removed.get(ANSWER.name, 0)
    said = ngettext("{count} taken back", "{count} taken back", removed).format(count=removed)
    if report.kept:
        stayed = ngettext("{count} kept", "{count} kept", len(report.kept))
        return f"{said}, {stayed.format(count=len(report.kept))}"
    return said
