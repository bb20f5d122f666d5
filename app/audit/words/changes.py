"""Who changed what, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from gettext import gettext as _
from typing import Any

from app.audit.names import NamesOfIds
from app.audit.schemas import AuditRow, FieldChange
from app.audit.words.fields import UNTOLD, ValueWords, field_names
from app.model.audit_entry import AuditAction, AuditEntry
from app.wording.formats import Wording

NAMED_BY = {
    "contact_point": "value",
    "alias": "name",
    "companion": "name",
    "occasion": "kind",
    "preference": "text",
    "promise": "what",
    "touchpoint": "text",
    "clue": "text",
    "visit": "arrives_on",
    "attachment": "file_name",
    "customer_tag": "tag_id",
    "survey_answer": "score",
    "consent": "purpose",
    "companion_share": "companion_id",
}
"""The column by which a reader knows the row of each kind."""
LONGEST_NAME = 60
_OPPOSITE = {0: 2, 2: 0, 3: 4, 4: 3}
"""What was done before it was taken back, by the places of the sentences."""


class ChangeWords:
    """Words the audit entries of one customer."""

    def __init__(self, wording: Wording, names: NamesOfIds) -> None:
        self._values = ValueWords(wording, names)
        self._staff = names.staff

    def row(self, entry: AuditEntry, *, name: Any = None) -> AuditRow:
        """One entry; ``name`` is the value that names its row, where the entry does not tell it."""
        return AuditRow(
            id=entry.id,
            at=entry.at,
            staff_name=self._staff.get(entry.staff_id, ""),
            what=self._what(entry, name),
            changes=self._changes(entry),
            kind=entry.kind,
            row_id=entry.row_id or 0,
            undo=entry.undo,
        )

    @cached_property
    def _fields(self) -> dict[str, str]:
        return field_names()

    @cached_property
    def _sentences(self) -> dict[str, tuple[str, ...]]:
        return _sentences()

    def _what(self, entry: AuditEntry, name: Any) -> str:
        words = self._sentences.get(entry.kind)
        if words is None:
            return _("Changed")
        place = _place(entry)
        sentence = words[_OPPOSITE.get(place, place) if entry.undo == "undo" else place]
        column = NAMED_BY.get(entry.kind, "")
        told = _told(entry, column)
        shown = self._values.say(told if told is not None else name, kind=entry.kind, column=column)
        what = f"{sentence}: {_short(shown)}" if shown else sentence
        if entry.undo == "undo":
            return _("Taken back: {what}").format(what=what)
        return _("Done again: {what}").format(what=what) if entry.undo == "redo" else what

    def _changes(self, entry: AuditEntry) -> tuple[FieldChange, ...]:
        details = _details(entry)
        if entry.action not in (AuditAction.ADDED, AuditAction.CHANGED, AuditAction.REMOVED):
            return ()
        return tuple(
            FieldChange(
                self._fields.get(column) or column.replace("_", " ").capitalize(),
                self._values.say(before, kind=entry.kind, column=column),
                self._values.say(after, kind=entry.kind, column=column),
            )
            for column, (before, after) in details.items()
            if column not in UNTOLD
        )


def _place(entry: AuditEntry) -> int:
    details = _details(entry)
    if entry.kind == "customer" and entry.action == AuditAction.CHANGED:
        archived = details.get("archived_at")
        if archived is not None:
            return 3 if archived[1] else 4
    if "removed_at" in details and entry.action == AuditAction.CHANGED:
        return 2 if details["removed_at"][1] else 0
    order = {AuditAction.ADDED: 0, AuditAction.CHANGED: 1, AuditAction.REMOVED: 2}
    return order.get(AuditAction(entry.action), 1)


def _details(entry: AuditEntry) -> Mapping[str, Any]:
    """What it tells; nothing where that was erased."""
    return entry.details if isinstance(entry.details, dict) else {}


def _told(entry: AuditEntry, column: str) -> Any:
    values = _details(entry).get(column)
    if not isinstance(values, list):
        return None
    before, after = values
    return after if after is not None else before


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rstrip() + "…"


def _sentences() -> dict[str, tuple[str, ...]]:
    """What happened to a row of each kind: added, changed, removed."""
    return {
        "customer": (
            _("Card made"),
            _("Card changed"),
            _("Card removed"),
            _("Card archived"),
            _("Card brought back"),
        ),
        "companion_share": (
            _("Companion shared"),
            _("Shared companion changed"),
            _("Shared companion taken off"),
        ),
        "contact_point": (_("Contact added"), _("Contact changed"), _("Contact removed")),
        "alias": (_("Name added"), _("Name changed"), _("Name removed")),
        "companion": (_("Companion added"), _("Companion changed"), _("Companion removed")),
        "occasion": (_("Occasion added"), _("Occasion changed"), _("Occasion removed")),
        "preference": (_("Preference added"), _("Preference changed"), _("Preference removed")),
        "promise": (_("Promise made"), _("Promise changed"), _("Promise removed")),
        "touchpoint": (_("Contact logged"), _("Logged contact changed"), _("Logged contact removed")),
        "survey_answer": (
            _("Answer to a question written down"),
            _("Answer to a question changed"),
            _("Answer to a question removed"),
        ),
        "clue": (_("Clue noted"), _("Clue changed"), _("Clue removed")),
        "visit": (_("Visit added"), _("Visit changed"), _("Visit removed")),
        "attachment": (_("File added"), _("File changed"), _("File removed")),
        "customer_tag": (_("Tag added"), _("Tag changed"), _("Tag removed")),
        "consent": (_("Consent recorded"), _("Consent changed"), _("Consent removed")),
    }
