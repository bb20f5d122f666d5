"""Reading the wall of stories, searched and by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.rights import Right
from app.core.text_folding import fold
from app.moments.ideas.queries import read_photos
from app.moments.schemas.rows import StoryRow
from app.moments.stories.queries import read_stories
from app.venue.workplace import Workplace

MOST_STORIES = 200


@dataclass(frozen=True, slots=True, order=True)
class StoryMark:
    """Where a page ended, so that the next one goes on from there."""

    on: date
    of_case: bool
    id: int


class StoryReader:
    """Lists what was told of moments and of recoveries, as far as whoever is signed in may see it."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list(
        self,
        text: str = "",
        *,
        month: date | None = None,
        limit: int = 30,
        before: StoryMark | None = None,
    ) -> tuple[StoryRow, ...]:
        """The stories with all words of ``text``, of the month of ``month``, the newest first.

        ``before`` is the mark of the last one shown, and brings the next page.
        """
        with self._work.read() as session:
            rows = [
                row
                for row in self._all(session)
                if _has_words(row, text) and _is_of(row, month) and (before is None or mark_of(row) < before)
            ]
            return _with_photos(session, rows[: min(limit, MOST_STORIES)])

    @needs(Right.LOOK)
    def find(self, *, moment_id: int | None = None, case_id: int | None = None) -> StoryRow | None:
        """One story."""
        with self._work.read() as session:
            rows = self._all(session)
            found = [row for row in rows if (row.moment_id, row.case_id) == (moment_id, case_id)]
            return next(iter(_with_photos(session, found)), None)

    @needs(Right.LOOK)
    def months(self, text: str = "") -> tuple[tuple[date, int], ...]:
        """The first day of every month with stories that have these words, and how many; the newest first."""
        with self._work.read() as session:
            rows = [row for row in self._all(session) if _has_words(row, text)]
        counted = Counter(row.on.replace(day=1) for row in rows)
        return tuple(sorted(counted.items(), reverse=True))

    def _all(self, session: Session) -> Sequence[StoryRow]:
        return sorted(read_stories(session, self._work), key=mark_of, reverse=True)


def mark_of(row: StoryRow) -> StoryMark:
    """Where a story stands on the wall."""
    return StoryMark(row.on, row.moment_id is None, row.moment_id or row.case_id or 0)


def _has_words(row: StoryRow, text: str) -> bool:
    where = fold(" ".join((row.title, row.text, row.said, row.who)))
    return all(word in where for word in fold(text).split())


def _is_of(row: StoryRow, month: date | None) -> bool:
    return month is None or (row.on.year, row.on.month) == (month.year, month.month)


def _with_photos(session: Session, rows: Sequence[StoryRow]) -> tuple[StoryRow, ...]:
    of_moments = read_photos(
        session, column="moment_id", ids=[row.moment_id for row in rows if row.moment_id]
    )
    of_cases = read_photos(session, column="case_id", ids=[row.case_id for row in rows if row.case_id])
    return tuple(
        replace(
            row,
            photos=tuple(
                of_moments.get(row.moment_id, []) if row.moment_id else of_cases.get(row.case_id or 0, [])
            ),
        )
        for row in rows
    )
