"""The mapping of a file: what each of its columns means and how its values are written."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace

from app.model.codes import VisitStatus
from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.targets import FileKind, Target, kind_of


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``confidence`` 1 means that a person chose it.

    ``label`` is what its values are for ("home", "Anniversary"); ``label_column`` is the column that
    says so row by row. ``group`` ties the parts of one address together. ``date_style`` and
    ``decimal_mark`` hold for columns of dates and numbers; ``style_sure`` is false when the values
    leave a doubt that a person should settle. ``scales`` are those of a column of scores by what was
    asked, where another column says that.
    """

    index: int
    header: str
    target: Target
    confidence: float = 1.0
    samples: tuple[str, ...] = ()
    label: str = ""
    label_column: int | None = None
    group: str = ""
    date_style: DateStyle = DateStyle.DAY_FIRST
    decimal_mark: str = "."
    style_sure: bool = True
    currency: str = ""
    scales: Table[str, Target] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapping:
    """What all columns of a file mean. ``statuses`` adds words for where a visit stands."""

    columns: tuple[Column, ...]
    statuses: Table[str, VisitStatus] = field(default_factory=dict)
    name: str = ""

    @property
    def kind(self) -> FileKind:
        """What the rows of the file are."""
        return kind_of(frozenset(column.target for column in self.columns))

    @property
    def matched(self) -> int:
        """How many columns are not left out."""
        return sum(column.target is not Target.LEAVE_OUT for column in self.columns)

    def of(self, *targets: Target) -> tuple[Column, ...]:
        """The columns that mean one of ``targets``, in the order of the file."""
        return tuple(column for column in self.columns if column.target in targets)

    def first(self, target: Target) -> Column | None:
        """The first column of that meaning."""
        return next((column for column in self.columns if column.target is target), None)

    def with_target(self, index: int, target: Target) -> Mapping:
        """The same mapping with one column changed by hand."""
        return self._with(index, target=target, confidence=1.0)

    def with_date_style(self, style: DateStyle) -> Mapping:
        """The same mapping with every column of dates written in ``style``; year first stays so."""
        columns = tuple(
            column
            if column.date_style is DateStyle.YEAR_FIRST
            else replace(column, date_style=style, style_sure=True)
            for column in self.columns
        )
        return replace(self, columns=columns)

    def with_decimal_mark(self, mark: str) -> Mapping:
        """The same mapping with every number written with that decimal mark."""
        return replace(
            self,
            columns=tuple(replace(column, decimal_mark=mark, style_sure=True) for column in self.columns),
        )

    def _with(self, index: int, *, target: Target, confidence: float) -> Mapping:
        columns = tuple(
            replace(column, target=target, confidence=confidence) if column.index == index else column
            for column in self.columns
        )
        return replace(self, columns=columns)
