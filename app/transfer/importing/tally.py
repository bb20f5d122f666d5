"""Counting what becomes of the rows of a file, and keeping the first ones for the window to show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.core.card_numbers import mask_card_numbers
from app.transfer.importing.looking import FileLook
from app.transfer.importing.merging import Fate
from app.transfer.importing.planning import Planned
from app.transfer.importing.rejects import Rejects
from app.transfer.importing.schemas import (
    MOST_SHOWN,
    FileReport,
    PersonShown,
    RowProblem,
    SamePerson,
)
from app.transfer.importing.words import column_word, kept_reason
from app.transfer.interpreting.cards import problem_texts
from app.transfer.opening import CalendarFile
from app.transfer.problems import Problem
from app.transfer.records import Record

MOST_PROBLEMS = 20_000
"""Problems of one file that are listed; all are counted, and every rejected row is saved."""


@dataclass
class Totals:
    """What the window shows of all files together."""

    problems: list[RowProblem] = field(default_factory=list)
    notes: list[RowProblem] = field(default_factory=list)
    notes_count: int = 0
    values_left_out: int = 0
    new: list[PersonShown] = field(default_factory=list)
    updated: list[PersonShown] = field(default_factory=list)
    same_persons: list[SamePerson] = field(default_factory=list)
    same_persons_count: int = 0


class FileTally:
    """Counts the rows of one file."""

    def __init__(self, look: FileLook, totals: Totals) -> None:
        self._look = look
        self._totals = totals
        self._fates = dict.fromkeys(Fate, 0)
        self._problems: list[Problem] = []
        self._problems_count = 0
        self._updated: set[int] = set()
        self.rejected = 0
        self.rejects = Rejects(look.path, look.header, look.delimiter or ",")

    @property
    def rows(self) -> int:
        """How many rows were counted."""
        return self.rejected + sum(self._fates.values())

    def take_read(self, records: Iterable[Record]) -> None:
        """Count problems and rejected rows."""
        for record in records:
            if record.problems:
                self._take_problems(record)

    def take_planned(self, planned: Iterable[Planned]) -> None:
        """Count what becomes of the others."""
        for one in planned:
            self._fates[one.fate] += 1
            if one.new:
                self._show(self._totals.new, one)
            elif one.customer_id > 0 and one.fate is not Fate.SAME and one.customer_id not in self._updated:
                self._updated.add(one.customer_id)
                self._show(self._totals.updated, one)
            if one.doubt is not None:
                self._take_doubt(one)
            if one.kept:
                self._take_note(one)

    def report(self) -> FileReport:
        """What became of the file."""
        look = self._look
        return FileReport(
            path=look.path,
            kind=look.kind,
            encoding=look.encoding_name,
            delimiter=look.delimiter,
            mapping=look.targets(),
            rows=self.rows,
            added=self._fates[Fate.ADDED],
            updated=self._fates[Fate.CHANGED],
            skipped=self._fates[Fate.SAME],
            rejected=self.rejected,
            problems=tuple(self._problems),
            problems_count=self._problems_count,
            calendar=look.file.counts if isinstance(look.file, CalendarFile) else None,
            sheet=look.sheet,
        )

    def _take_problems(self, record: Record) -> None:
        self._problems_count += len(record.problems)
        for problem in record.problems[: max(0, MOST_PROBLEMS - len(self._problems))]:
            self._problems.append(problem)
        if record.counted and record.rejected:
            self.rejected += 1
            self.rejects.add(record.row, list(record.cells), reason=problem_texts(record.problems))
        elif record.counted:
            self._totals.values_left_out += len(record.problems)
        if len(self._totals.problems) < MOST_SHOWN:
            red = sorted(record.problems, key=lambda problem: not problem.rejected)
            self._totals.problems.append(self._row_problem(record, red[0]))

    def _row_problem(self, record: Record, problem: Problem) -> RowProblem:
        cells = {
            header: mask_card_numbers(cell[:200])
            for header, cell in zip(self._look.header, record.cells, strict=False)
            if header
        }
        name = record.person.name if record.person else ""
        return RowProblem(self._look.path.name, problem, name, cells)

    def _take_note(self, one: Planned) -> None:
        totals = self._totals
        totals.notes_count += 1
        if len(totals.notes) < MOST_SHOWN:
            words = ", ".join(dict.fromkeys(column_word(column) for column in one.kept))
            problem = Problem(one.record.row, words, kept_reason(), rejected=False)
            totals.notes.append(self._row_problem(one.record, problem))

    def _take_doubt(self, one: Planned) -> None:
        totals, doubt = self._totals, one.doubt
        totals.same_persons_count += 1
        if doubt is None or one.record.person is None or len(totals.same_persons) >= MOST_SHOWN:
            return
        known = doubt.customer_id if doubt.customer_id > 0 else None
        totals.same_persons.append(
            SamePerson(
                self._look.path.name,
                one.record.row,
                one.record.person.name,
                doubt.known.shown,
                doubt.evidence,
                doubt.known.row,
                known,
            )
        )

    def _show(self, shown: list[PersonShown], one: Planned) -> None:
        if len(shown) < MOST_SHOWN and one.record.person is not None:
            known = one.customer_id if one.customer_id > 0 else None
            shown.append(
                PersonShown(
                    self._look.path.name, one.record.row, one.record.person.name, known, tuple(one.changes)
                )
            )
