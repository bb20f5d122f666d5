"""What was typed off the papers so far, and what is wrong with it; knows no widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.core.words import ngettext
from app.surveys.schemas.drafts import AnswerDraft


class Column(IntEnum):
    """The columns in the order in which they are typed; what is wrong stands in the last one."""

    SCORE = 0
    COMMENT = 1
    WHO = 2
    NOTE = 3


TYPED = (Column.SCORE, Column.COMMENT, Column.WHO)
_COLUMN_OF = {
    "score": Column.SCORE,
    "comment": Column.COMMENT,
    "customer_id": Column.WHO,
    "visit_id": Column.WHO,
    "case_id": Column.WHO,
}


@dataclass
class PaperRow:
    """One paper; ``found`` is the customer behind ``who``, ``matches`` how many there were, None while looking."""

    score: str = ""
    comment: str = ""
    who: str = ""
    found: int | None = None
    found_name: str = ""
    matches: int | None = None
    wrong: dict[Column, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed into it."""
        return not (self.score or self.comment or self.who)

    def text(self, column: Column) -> str:
        """What stands in a cell."""
        if column is Column.NOTE:
            return " ".join(self.wrong.values()) or self.found_name
        return {Column.SCORE: self.score, Column.COMMENT: self.comment, Column.WHO: self.who}[column]


class PaperSheet:
    """Rows of answers, the last one blank for the next; whoever fills it lets the sheet grow."""

    def __init__(self) -> None:
        self.rows: list[PaperRow] = [PaperRow()]

    @property
    def typed(self) -> list[PaperRow]:
        """The rows that hold something."""
        return [row for row in self.rows if not row.is_blank]

    @property
    def is_full(self) -> bool:
        """Whether no row is blank any more."""
        return not self.rows[-1].is_blank

    def grow(self) -> None:
        """Put a blank row below."""
        self.rows.append(PaperRow())

    def put(self, at: int, column: Column, *, text: str) -> None:
        """Write into a cell."""
        row = self.rows[at]
        row.wrong.pop(column, None)
        if column is Column.SCORE:
            row.score = text
        elif column is Column.COMMENT:
            row.comment = text
        else:
            row.who, row.found, row.found_name, row.matches = text, None, "", None

    def remove(self, at: int) -> None:
        """Take a row out."""
        del self.rows[at]
        if not self.rows or self.is_full:
            self.grow()

    def settle(self, row: PaperRow, who: str, *, found: Sequence[tuple[int, str]]) -> None:
        """These customers were found for what stood in the cell; only a single one is meant."""
        if row.who != who:
            return
        row.matches = len(found)
        row.found, row.found_name = found[0] if len(found) == 1 else (None, "")
        problem = _who_problem(found)
        row.wrong.pop(Column.WHO, None)
        if problem:
            row.wrong[Column.WHO] = problem

    def drafts(self, about: Mapping[str, Any]) -> tuple[AnswerDraft, ...]:
        """Every row as an answer; raises InvalidInput when some cannot be, which are told beside them."""
        drafts, others = [], []
        for row in self.typed:
            row.wrong = {column: text for column, text in row.wrong.items() if column is Column.WHO}
            try:
                drafts.append(self._draft(row, about))
            except InvalidInput as error:
                others += _tell(row, error.problems)
        if any(row.wrong for row in self.typed) or others:
            raise InvalidInput(others)
        return tuple(drafts)

    def tell(self, problems: Sequence[Problem]) -> list[Problem]:
        """Tell problems such as ``rows.2.customer_id`` beside their cells; gives those that have none."""
        others: list[Problem] = []
        rows = self.typed
        for problem in problems:
            name, _dot, rest = problem.field.partition(".")
            number, _dot, key = rest.partition(".")
            if name == "rows" and number.isdigit() and int(number) < len(rows):
                others += _tell(rows[int(number)], [Problem(key, problem.message)])
            else:
                others.append(problem)
        return others

    def first_wrong(self) -> tuple[int, Column] | None:
        """The first cell with which something is wrong."""
        for at, row in enumerate(self.rows):
            if row.wrong:
                return at, min(row.wrong)
        return None

    def clear(self) -> None:
        """Begin a new pile."""
        self.rows = [PaperRow()]

    def _draft(self, row: PaperRow, about: Mapping[str, Any]) -> AnswerDraft:
        if not row.score:
            raise InvalidInput([Problem("score", _("The score is missing."))])
        if row.who and row.found is None and Column.WHO not in row.wrong:
            raise InvalidInput([Problem("customer_id", _("Wait until they are found."))])
        return AnswerDraft(**about, score=row.score, comment=row.comment, customer_id=row.found)


def _tell(row: PaperRow, problems: Sequence[Problem]) -> list[Problem]:
    """Beside the cells of a row; gives what concerns none of them."""
    others = []
    for problem in problems:
        column = _COLUMN_OF.get(problem.field)
        if column is None:
            others.append(problem)
        else:
            row.wrong[column] = problem.message
    return others


def _who_problem(found: Sequence[tuple[int, str]]) -> str:
    if not found:
        return _("Nobody was found. Leave it empty to keep the answer without a name.")
    if len(found) == 1:
        return ""
    template = ngettext("{count} matches. Write more of it.", "{count} match. Write more of it.", len(found))
    return template.format(count=len(found))
