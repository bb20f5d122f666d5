"""Rows with problems, saved before anything is imported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from app.core.cancelling import Cancellation
from app.core.progress import Progress
from app.transfer.importing.looking import FileLook
from app.transfer.importing.rejects import Rejects
from app.transfer.interpreting.cards import problem_texts
from app.transfer.interpreting.options import Options
from app.transfer.opening import CalendarFile, interpret
from app.transfer.records import Record

_STEP = 500


def save_problem_rows(
    looks: Sequence[FileLook],
    target: Path,
    *,
    options: Options,
    acquaint: Callable[[Iterable[Record]], Iterable[Record]],
    progress: Progress,
    cancellation: Cancellation | None,
) -> tuple[Path, ...]:
    """One file of rows and reasons for each look that has problems; gives what was written.

    ``acquaint`` says of a calendar's events whom they concern.
    """
    saved: list[Path] = []
    done, total = 0, sum(look.rows for look in looks)
    for look in looks:
        with closing(Rejects(look.path, look.header, look.delimiter or ",")) as rows:
            records = interpret(look.file, options, cancellation=cancellation)
            for record in acquaint(records) if isinstance(look.file, CalendarFile) else records:
                if record.problems and record.counted:
                    rows.add(record.row, list(record.cells), reason=problem_texts(record.problems))
                done += 1
                if done % _STEP == 0:
                    progress(done, max(done, total))
                    if cancellation is not None:
                        cancellation.raise_if_cancelled()
            if len(rows):
                saved.append(rows.save_as(_numbered(target, len(saved) + 1)))
    return tuple(saved)


def _numbered(target: Path, number: int) -> Path:
    return target if number == 1 else target.with_name(f"{target.stem}-{number}{target.suffix}")
