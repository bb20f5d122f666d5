"""The columns of the tables of what will happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.core.words import gettext as _
from app.transfer.files_in_hand import FileInHand
from app.transfer.importing.schemas import PersonShown, RowProblem, SamePerson
from app.transfer.mapping.targets import Target
from app.ui.chips import ChipSpec
from app.ui.row_table import Column
from app.wording.formats import Wording

_WHOLE_NAMES = (Target.NAME_FAMILY_FIRST, Target.NAME)
_NAME_PARTS = (Target.GIVEN, Target.FAMILY)
_INSTEAD = (Target.NICKNAME, Target.COMPANY, Target.EXTERNAL_ID)
_PREFERRED = {
    "visits": (Target.ARRIVAL, Target.BIRTHDAY, Target.PHONE),
    "purchases": (Target.PURCHASED_AT, Target.INVOICE, Target.PRODUCT),
    "people": (Target.BIRTHDAY, Target.EMAIL, Target.PHONE),
}


class Cells:
    """Finds values of a row by what their columns mean."""

    def __init__(self, files: Sequence[FileInHand]) -> None:
        self._headers: dict[str, dict[Target, list[str]]] = {}
        for file in files:
            known = self._headers.setdefault(file.path.name, {})
            for column in file.mapping.columns if file.mapping is not None else ():
                known.setdefault(column.target, []).append(column.header)

    def knows(self, target: Target) -> bool:
        """Whether any file has a named column of that meaning."""
        return any(any(headers.get(target, ())) for headers in self._headers.values())

    def text(self, row: RowProblem, target: Target) -> str:
        """The first value of that meaning in a row."""
        headers = self._headers.get(row.file, {}).get(target, ())
        return next((row.cells[header] for header in headers if row.cells.get(header)), "")

    def value(self, row: RowProblem, target: Target) -> str:
        """The same, but nothing for a row whose cells may stand under the wrong header."""
        return "" if self._is_ragged(row) else self.text(row, target)

    def name(self, row: RowProblem) -> str:
        """Who a row is about, as well as can be told."""
        if row.name:
            return row.name
        whole = self._first(row, _WHOLE_NAMES) or " ".join(
            filter(None, (self.text(row, target) for target in _NAME_PARTS))
        )
        if not whole and self._is_ragged(row):
            return ", ".join(list(row.cells.values())[:2])
        return whole or self._first(row, _INSTEAD) or row.cells.get("name", "") or _("(empty)")

    def _first(self, row: RowProblem, targets: Sequence[Target]) -> str:
        return next(filter(None, (self.text(row, target) for target in targets)), "")

    def _is_ragged(self, row: RowProblem) -> bool:
        """Whether cells are missing, so that the others may stand under the wrong header."""
        headers = self._headers.get(row.file, {}).values()
        return len(row.cells) < len({header for some in headers for header in some if header})


def problem_columns(files: Sequence[FileInHand], wording: Wording) -> Sequence[Column[RowProblem]]:
    """Row, who, the values that matter for such files, and what is wrong as a chip."""
    cells = Cells(files)
    kind = files[0].look.kind_of_rows if files else "people"
    values = [
        Column(_value_titles()[target], _reader(cells, target), width=_WIDTHS.get(target, 108))
        for target in _PREFERRED[kind]
        if cells.knows(target)
    ]
    return [
        *_where(files, wording, lambda row: row.problem.row),
        Column(wording.words.customer.capitalize(), cells.name, strong=True, width=150),
        *values,
        Column(_("What is wrong"), wrong_words, chip=wrong_chip),
    ]


def person_columns(
    files: Sequence[FileInHand], wording: Wording, *, changes: bool
) -> Sequence[Column[PersonShown]]:
    """Row and who, with what changes for those who are known."""
    found: list[Column[PersonShown]] = [
        *_where(files, wording, lambda row: row.row),
        Column(wording.words.customer.capitalize(), lambda row: row.name, strong=True, width=240),
    ]
    if changes:
        found.append(Column(_("What changes or is added"), lambda row: ", ".join(row.changes)))
    return found


def same_columns(files: Sequence[FileInHand], wording: Wording) -> Sequence[Column[SamePerson]]:
    """Row, the two names, and what speaks for it."""
    return [
        *_where(files, wording, lambda row: row.row),
        Column(wording.words.customer.capitalize(), lambda row: row.name, strong=True, width=170),
        Column(_("May be"), lambda row: _other(row, wording), width=230),
        Column(_("Because"), lambda row: row.evidence, chip=lambda row: ChipSpec(row.evidence, "blue")),
    ]


def wrong_words(row: RowProblem) -> str:
    """What is wrong, with the column it is in."""
    problem = row.problem
    field = _card_fields().get(problem.field, problem.field)
    return f"{field}: {problem.reason}" if field else problem.reason


def wrong_chip(row: RowProblem) -> ChipSpec:
    """Red for a row that stays out, amber for one that comes in without the value."""
    return ChipSpec(wrong_words(row), "alert" if row.problem.rejected else "brass")


def _where(
    files: Sequence[FileInHand], wording: Wording, row_of: Callable[[Any], int]
) -> Sequence[Column[Any]]:
    cards = all(file.mapping is None for file in files)
    row: Column[Any] = Column(
        _("Line") if cards else _("Row"), lambda shown: wording.number(row_of(shown)), width=70
    )
    if len(files) < 2:
        return [row]
    return [Column(_("File"), lambda shown: shown.file, width=130), row]


def _reader(cells: Cells, target: Target) -> Callable[[RowProblem], str]:
    return lambda row: cells.value(row, target)


def _other(row: SamePerson, wording: Wording) -> str:
    if row.other_row is None:
        return _("{name}, known already").format(name=row.other_name)
    return _("{name} in row {row}").format(name=row.other_name, row=wording.number(row.other_row))


_WIDTHS = {Target.EMAIL: 170, Target.PHONE: 122, Target.BIRTHDAY: 100, Target.PRODUCT: 190}


def _card_fields() -> dict[str, str]:
    """What the fields of address books and calendars are called by people."""
    return {
        "ADR": _("Address"),
        "BDAY": _("Birthday"),
        "DTSTART": _("Start"),
        "EXDATE": _("Left out days"),
        "EMAIL": _("Email"),
        "FN": _("Name"),
        "KIND": _("Kind"),
        "N": _("Name"),
        "NICKNAME": _("Nickname"),
        "NOTE": _("Note"),
        "ORG": _("Company"),
        "PHOTO": _("Photo"),
        "RDATE": _("Further days"),
        "RRULE": _("Rule"),
        "STATUS": _("State"),
        "SUMMARY": _("Title"),
        "TEL": _("Phone"),
        "TZID": _("Time zone"),
        "UID": _("Number"),
    }


def _value_titles() -> dict[Target, str]:
    return {
        Target.ARRIVAL: _("Arrival"),
        Target.BIRTHDAY: _("Birthday"),
        Target.PHONE: _("Phone"),
        Target.EMAIL: _("Email"),
        Target.PURCHASED_AT: _("When"),
        Target.INVOICE: _("Invoice"),
        Target.PRODUCT: _("Product"),
    }
