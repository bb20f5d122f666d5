"""What an import says of itself, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.transfer.problems import Problem
from app.transfer.reading.calendars import EventCounts

MOST_SHOWN = 1_000
"""Rows listed of each sort; the counts are always whole."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row with what is wrong in it, as the table of problems shows it.

    ``cells`` are values of the file by the header of their column, masked where they held a card number.
    """

    file: str
    problem: Problem
    name: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody who is new or updated, by the first row that says so; ``changes`` are words for what changed."""

    file: str
    row: int
    name: str
    customer_id: int | None = None
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Two who may be one person, and what speaks for it; an id where somebody is known already."""

    file: str
    row: int
    name: str
    other_name: str
    evidence: str
    other_row: int | None = None
    other_customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """What becomes of one file. ``rows`` = added + updated + skipped + rejected rows.

    ``problems`` concern rejected rows (red) and values kept out (amber). ``calendar`` counts events;
    ``sheet`` is that of a workbook.
    """

    path: Path
    kind: str
    encoding: str
    delimiter: str | None
    mapping: Mapping[str, str]
    rows: int = 0
    added: int = 0
    updated: int = 0
    skipped: int = 0
    rejected: int = 0
    problems: tuple[Problem, ...] = ()
    problems_count: int = 0
    rejected_file: Path | None = None
    calendar: EventCounts | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import will do (without ``batch_id``) or has done.

    ``problems``, ``notes``, ``new``, ``updated`` and ``same_persons`` are the first rows of each sort.
    """

    files: tuple[FileReport, ...]
    batch_id: int | None = None
    customers_added: int = 0
    customers_updated: int = 0
    visits_added: int = 0
    visits_updated: int = 0
    lines_added: int = 0
    occasions_added: int = 0
    companions_added: int = 0
    preferences_added: int = 0
    clues_added: int = 0
    contacts_added: int = 0
    answers_added: int = 0
    answers_updated: int = 0
    problems: tuple[RowProblem, ...] = ()
    rows_rejected: int = 0
    values_left_out: int = 0
    notes: tuple[RowProblem, ...] = ()
    notes_count: int = 0
    new: tuple[PersonShown, ...] = ()
    updated: tuple[PersonShown, ...] = ()
    same_persons: tuple[SamePerson, ...] = ()
    same_persons_count: int = 0
    rejected_unsaved: str = ""

    @property
    def rows(self) -> int:
        """All rows of all files."""
        return sum(file.rows for file in self.files)

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to import."""
        return any(file.added or file.updated for file in self.files)


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A customer of whom something stayed when an import was taken back, and why."""

    id: int
    reason: str


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What was taken back; ``removed`` counts rows by table, ``restored`` rows that got their old values."""

    batch_id: int
    customers_removed: int
    visits_removed: int
    removed: Mapping[str, int]
    restored: int
    kept: tuple[KeptRow, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One import of the past, and who brought it in."""

    id: int
    imported_at: datetime
    file_names: tuple[str, ...]
    customers_added: int
    visits_added: int
    undone: bool
    staff_name: str = ""
    answers_added: int = 0
