"""Reading all files of an import into one plan, with everything there is to say about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from app.core.cancelling import Cancellation
from app.core.collecting import collection_paused
from app.core.progress import Progress
from app.storage.change_feed import last_entry
from app.storage.chunks import chunks
from app.transfer.importing.acquaintances import acquainted, introduced
from app.transfer.importing.facts import Setting
from app.transfer.importing.looking import FileLook
from app.transfer.importing.plan import Plan
from app.transfer.importing.planning import Planner
from app.transfer.importing.rejects import Rejects
from app.transfer.importing.schemas import ImportReport
from app.transfer.importing.tally import FileTally, Totals
from app.transfer.interpreting.options import Options
from app.transfer.mapping.targets import FileKind
from app.transfer.opening import CalendarFile, interpret
from app.transfer.records import Record

CHUNK = 500
"""Records planned together: few enough that memory stays small and cancelling is quick."""


@dataclass(frozen=True)
class Draft:
    """An import worked out but not written; must be closed."""

    plan: Plan
    totals: Totals
    tallies: list[FileTally] = field(default_factory=list)

    def begin_file(self, look: FileLook) -> FileTally:
        """Turn to the next file."""
        self.tallies.append(FileTally(look, self.totals))
        return self.tallies[-1]

    @property
    def rows(self) -> int:
        """All rows of all files."""
        return sum(tally.rows for tally in self.tallies)

    @property
    def rejects(self) -> tuple[Rejects, ...]:
        """The rows left out, file by file."""
        return tuple(tally.rejects for tally in self.tallies)

    def counts(self) -> dict[str, int]:
        """How many rows of which sort, for the report and the account."""
        added, updated = self.plan.added, self.plan.updated
        return {
            "customers_added": added["customer"],
            "customers_updated": len(self.plan.touched),
            "visits_added": added["visit"],
            "visits_updated": updated["visit"],
            "lines_added": added["visit_line"],
            "occasions_added": added["occasion"],
            "companions_added": added["companion"],
            "preferences_added": added["preference"],
            "clues_added": added["clue"],
            "contacts_added": added["contact_point"],
            "answers_added": added["survey_answer"],
            "answers_updated": updated["survey_answer"],
        }

    def report(self) -> ImportReport:
        """What the import will do."""
        totals = self.totals
        counts: dict[str, Any] = dict(self.counts())
        return ImportReport(
            files=tuple(tally.report() for tally in self.tallies),
            **counts,
            problems=tuple(totals.problems),
            rows_rejected=sum(tally.rejected for tally in self.tallies),
            values_left_out=totals.values_left_out,
            notes=tuple(totals.notes),
            notes_count=totals.notes_count,
            new=tuple(totals.new),
            updated=tuple(totals.updated),
            same_persons=tuple(totals.same_persons),
            same_persons_count=totals.same_persons_count,
        )

    def close(self) -> None:
        """Let the memory go."""
        self.plan.close()
        for rejects in self.rejects:
            rejects.close()


def draft_import(
    connection: Connection,
    looks: Sequence[FileLook],
    *,
    setting: Setting,
    options: Options,
    progress: Progress,
    cancellation: Cancellation,
) -> Draft:
    """Read every file and plan every row; raises ``Unreadable`` when one cannot be read to its end."""
    draft = Draft(Plan(newest_entry=last_entry(connection)), Totals())
    done, about = 0, sum(look.rows for look in looks)
    with ExitStack() as given_up:
        given_up.callback(draft.close)
        planner = Planner(connection, setting, plan=draft.plan)
        for look in looks:
            planner.begin_file(look.source, look.suggested_name)
            tally = draft.begin_file(look)
            records = interpret(look.file, options, cancellation=cancellation)
            if isinstance(look.file, CalendarFile):
                records = acquainted(connection, records, cancellation=cancellation)
            elif look.kind_of_rows == FileKind.ANSWERS:
                records = introduced(connection, records, cancellation=cancellation)
            parts = chunks(records, CHUNK)
            while count := _take_part(parts, planner, tally):
                cancellation.raise_if_cancelled()
                done += count
                progress(done, max(done, about))
        planner.finish()
        given_up.pop_all()
    return draft


@collection_paused()
def _take_part(parts: Iterator[list[Record]], planner: Planner, tally: FileTally) -> int:
    """Plan the next records; their number, 0 after the last ones.

    Garbage is looked for between the parts, when few objects are left, not while there are many.
    """
    records = next(parts, [])
    tally.take_read(records)
    tally.take_planned(planner.take([record for record in records if record.person or record.answers]))
    return len(records)
