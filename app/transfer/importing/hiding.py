"""A file as whoever brings it in may see it: how people are reached is for those with the right to it."""

from __future__ import annotations

from dataclasses import replace

from app.core.acting import Desk
from app.core.hiding import HIDDEN
from app.core.rights import Right
from app.core.words import gettext as _
from app.transfer.importing.looking import FileLook
from app.transfer.importing.schemas import ImportReport, RowProblem
from app.transfer.mapping.columns import Column
from app.transfer.mapping.targets import Target
from app.transfer.opening import TableFile
from app.transfer.problems import Problem

_REACHED_BY = frozenset(
    {Target.EMAIL, Target.PHONE, Target.ADDRESS, Target.STREET, Target.CITY, Target.POSTCODE, Target.REGION}
)
_CARD_FIELDS = frozenset({"TEL", "EMAIL", "ADR"})


def look_for(desk: Desk, look: FileLook) -> FileLook:
    """What the columns mean, with examples of what may be seen."""
    if desk.may(Right.CONTACTS) or not isinstance(look.file, TableFile):
        return look
    mapping = look.file.mapping
    mapping = replace(mapping, columns=tuple(map(_quiet_column, mapping.columns)))
    return replace(look, file=replace(look.file, mapping=mapping))


def report_for(desk: Desk, report: ImportReport) -> ImportReport:
    """What becomes of the rows, without what stands in columns of contacts."""
    if desk.may(Right.CONTACTS):
        return report
    named = (name for file in report.files for name, means in file.mapping.items() if means in _REACHED_BY)
    hidden = _CARD_FIELDS.union(named)
    files = tuple(
        replace(file, problems=tuple(_quiet(one, hidden) for one in file.problems)) for file in report.files
    )

    def quiet_all(rows: tuple[RowProblem, ...]) -> tuple[RowProblem, ...]:
        return tuple(_quiet_row(row, hidden) for row in rows)

    return replace(report, files=files, problems=quiet_all(report.problems), notes=quiet_all(report.notes))


def _quiet_column(column: Column) -> Column:
    if column.target not in _REACHED_BY or not column.samples:
        return column
    return replace(column, samples=(HIDDEN,))


def _quiet_row(row: RowProblem, hidden: frozenset[str]) -> RowProblem:
    cells = {name: HIDDEN if name in hidden and text else text for name, text in row.cells.items()}
    return replace(row, cells=cells, problem=_quiet(row.problem, hidden))


def _quiet(problem: Problem, hidden: frozenset[str]) -> Problem:
    """The reason quotes what could not be read."""
    if problem.field not in hidden:
        return problem
    return replace(problem, reason=_("“{hidden}” cannot be read").format(hidden=HIDDEN))
