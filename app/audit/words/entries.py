"""How an entry stands in the list, beside it, and in a file."""

from __future__ import annotations

from app.audit.schemas import FieldChange, LogRow
from app.core.words import gettext as _

BETWEEN = " · "


def who_words(row: LogRow) -> str:
    """Who it was."""
    return row.staff_name or _("The program")


def change_words(change: FieldChange) -> str:
    """One field from what to what."""
    nothing = "–"
    if not change.before:
        return _("{field}: {after}").format(field=change.field, after=change.after or nothing)
    return _("{field}: {before} → {after}").format(
        field=change.field, before=change.before, after=change.after or nothing
    )


def changes_words(row: LogRow) -> str:
    """Everything it says, in one line."""
    if row.erased:
        return _("What it said was erased")
    if row.hidden:
        return _("Not for you to read")
    return BETWEEN.join(map(change_words, row.changes))
