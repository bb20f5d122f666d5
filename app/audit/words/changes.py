"""Who changed what, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from app.audit.names import NAMED_BY, NamesOfIds
from app.audit.schemas import AuditRow, FieldChange
from app.audit.words.field_names import field_name, field_names
from app.audit.words.fields import TAKEN_APART, ValueWords, is_untold
from app.audit.words.sentences import sentences
from app.audit.words.setting_parts import part_names
from app.cases.words.entries import done_words
from app.core.words import gettext as _
from app.model.audit_entry import AuditAction, AuditEntry
from app.wording.formats import Wording

LONGEST_NAME = 60
_KEY = "key"
"""Names a row, or leads the program to what it is about; a reader has other words for it."""
_COUNTED = (AuditAction.IMPORTED, AuditAction.IMPORT_UNDONE)
_OPPOSITE = {0: 2, 2: 0, 3: 4, 4: 3}
"""What was done before it was taken back, by the places of the sentences."""


class ChangeWords:
    """Words the entries of one customer, or with ``named_by`` given those of the whole venue."""

    def __init__(
        self, wording: Wording, names: NamesOfIds, *, named_by: Mapping[str, str] = NAMED_BY
    ) -> None:
        self._named_by = named_by
        self._wording = wording
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

    def frame(self, entry: AuditEntry) -> AuditRow:
        """An entry without what it says: only that something was done to a row of its kind."""
        return AuditRow(
            id=entry.id,
            at=entry.at,
            staff_name=self._staff.get(entry.staff_id, ""),
            what=self._sentence(entry),
            kind=entry.kind,
            row_id=entry.row_id or 0,
            undo=entry.undo,
        )

    @cached_property
    def _fields(self) -> dict[str, str]:
        return field_names()

    @cached_property
    def _sentences(self) -> dict[str, tuple[str, ...]]:
        return sentences()

    def _what(self, entry: AuditEntry, name: Any) -> str:
        column = self._named_by.get(entry.kind, "")
        told = _told(entry, column)
        shown = self._values.say(told if told is not None else name, kind=entry.kind, column=column)
        return self._sentence(entry, about="" if _special(entry) else _short(shown))

    def _sentence(self, entry: AuditEntry, *, about: str = "") -> str:
        special = _special(entry)
        if special:
            return special
        words = self._sentences.get(entry.kind)
        if words is None:
            return _("Changed")
        place = _place(entry)
        sentence = words[_OPPOSITE.get(place, place) if entry.undo == "undo" else place]
        what = f"{sentence}: {about}" if about else sentence
        if entry.undo == "undo":
            return _("Taken back: {what}").format(what=what)
        return _("Done again: {what}").format(what=what) if entry.undo == "redo" else what

    def _changes(self, entry: AuditEntry) -> tuple[FieldChange, ...]:
        details = _details(entry)
        if entry.action == AuditAction.READ:
            return (FieldChange(_("Where"), "", where_words(details.get("where", ""))),)
        if entry.action == AuditAction.RESTORED:
            return (FieldChange(_("Backup"), "", str(details.get("backup", ""))),)
        if entry.action in _COUNTED:
            return tuple(_counts(details))
        if entry.action not in (AuditAction.ADDED, AuditAction.CHANGED, AuditAction.REMOVED):
            return ()
        if entry.kind == "case_entry":
            details = _in_words(details, self._wording)
        told: list[FieldChange] = []
        for column, sides in details.items():
            if (
                is_untold(entry.kind, column)
                or column == _KEY
                or not isinstance(sides, list)
                or len(sides) != 2
            ):
                continue
            if (entry.kind, column) in TAKEN_APART:
                told += self._parts(entry, sides)
            else:
                told.append(self._change(entry.kind, column, sides))
        return tuple(told)

    def _change(self, kind: str, column: str, sides: list[Any]) -> FieldChange:
        before, after = (self._values.say(side, kind=kind, column=column) for side in sides)
        return FieldChange(field_name(self._fields, column, kind=kind), before, after)

    def _parts(self, entry: AuditEntry, sides: list[Any]) -> Iterator[FieldChange]:
        """Only the parts that differ."""
        key = str(_told(entry, _KEY) or "")
        before, after = (self._values.parts(side, kind=entry.kind, key=key) for side in sides)
        for name in dict.fromkeys((*before, *after)):
            old, new = before.get(name, ""), after.get(name, "")
            if old != new:
                yield FieldChange(name, old, new)


def _special(entry: AuditEntry) -> str:
    """What is told of an entry that is about more or less than one change of a row."""
    return {
        str(AuditAction.READ): _("Needs of health read"),
        str(AuditAction.ERASED): _("Words of the log erased"),
        str(AuditAction.RESTORED): _("Gone back to a backup"),
        str(AuditAction.IMPORTED): _("Files brought in"),
        str(AuditAction.IMPORT_UNDONE): _("Import taken back"),
    }.get(entry.action, "")


def where_words(where: str) -> str:
    """Where needs of health were read."""
    return {"card": _("on the card"), "list": _("in a list")}.get(where, where)


def _counts(details: Mapping[str, Any]) -> Iterator[FieldChange]:
    """How many rows of each kind an import brought."""
    names = part_names()
    for key, count in details.items():
        if isinstance(count, int) and count and key in names:
            yield FieldChange(names[key], "", str(count))


def _in_words(details: Mapping[str, Any], wording: Wording) -> Mapping[str, Any]:
    """A line in the log of a case with what it says of what was done, instead of the codes for it."""
    kinds, done = (next(filter(None, details.get(column) or ()), None) for column in ("kind", "details"))
    words = done_words(str(kinds), details=done, wording=wording) if kinds and done else ""
    kept = {column: sides for column, sides in details.items() if column != "details"}
    if not words:
        return kept
    return {column: sides for column, sides in kept.items() if column != "kind"} | {"details": [None, words]}


def _place(entry: AuditEntry) -> int:
    details = _details(entry)
    if entry.kind == "customer" and entry.action == AuditAction.CHANGED:
        archived = details.get("archived_at")
        if archived is not None:
            return 3 if archived[1] else 4
    if "removed_at" in details and entry.action == AuditAction.CHANGED:
        return 2 if details["removed_at"][1] else 0
    order = {str(AuditAction.ADDED): 0, str(AuditAction.CHANGED): 1, str(AuditAction.REMOVED): 2}
    return order.get(entry.action, 1)


def _details(entry: AuditEntry) -> Mapping[str, Any]:
    """What it tells; nothing where that was erased."""
    return entry.details if isinstance(entry.details, dict) else {}


def _told(entry: AuditEntry, column: str) -> Any:
    values = _details(entry).get(column)
    if not isinstance(values, list) or len(values) != 2:
        return None
    before, after = values
    return after if after is not None else before


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rstrip() + "…"
