"""What came of gestures and playbooks: reactions, cost, and who came back within a year."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Subquery, select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.measures.evidence import SOLID_FROM
from app.core.measures.means import mean_of
from app.core.measures.shares import Share
from app.core.rights import Right
from app.model.gesture import Gesture
from app.model.playbook import Playbook
from app.moments.outcomes.queries import (
    YEAR_DAYS,
    Cell,
    Reactions,
    Watched,
    count_all,
    count_reactions,
    delivered_gestures,
    delivered_moments,
    delivered_playbooks,
    first_day,
    list_all_of,
    list_had,
    list_with,
)
from app.moments.schemas.rows import OutcomeRow
from app.venue.workplace import Workplace

ENOUGH_REACTIONS = 3


@dataclass(frozen=True)
class Everybody:
    """All customers by cell, and those among them who ever had anything."""

    cells: Mapping[Cell, tuple[int, int]]
    had_something: Mapping[int, Watched]

    def without(self, had: Collection[int], cells: Collection[Cell]) -> Share:
        """Of those in the same cells who never had it: how many came back."""
        found = [self.cells.get(cell, (0, 0)) for cell in cells]
        n, returned = sum(one[0] for one in found), sum(one[1] for one in found)
        out = [one for key in had if (one := self.had_something.get(key)) and one.cell in cells]
        return Share(returned - sum(one.returned for one in out), n - len(out))


class OutcomeReader:
    """Compares; what it says "goes together with" coming back, and never causes it.

    Customers are compared with others of the same number of visits (1, 2 to 4, 5 and more) whose day falls in
    the same months: of those with it, the first time that they had it; of those without, the first visit that
    ended since the first time that anybody had anything. Everybody is watched for a full year.
    """

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def gestures(self, cancellation: Cancellation | None = None) -> tuple[OutcomeRow, ...]:
        """Every gesture that was part of a delivered moment, what was taken best first."""
        return self._read(delivered_gestures(), Gesture, cancellation or Cancellation())

    @needs(Right.LOOK)
    def playbooks(self, cancellation: Cancellation | None = None) -> tuple[OutcomeRow, ...]:
        """Every playbook by which a moment was delivered, what was taken best first."""
        return self._read(delivered_playbooks(), Playbook, cancellation or Cancellation())

    @needs(Right.LOOK)
    def worked(self, limit: int = 3) -> tuple[OutcomeRow, ...]:
        """The gestures that were taken best, of those with three reactions at least; without who came back."""
        with self._work.read() as session:
            rows = _tallied(session, delivered_gestures(), Gesture)
        return tuple(row for row in rows if row.reactions >= ENOUGH_REACTIONS)[:limit]

    @needs(Right.LOOK)
    def who_came_back(self, cancellation: Cancellation | None = None) -> tuple[Share, Share]:
        """Of the customers who had any moment, and of those like them who never had one; see above."""
        asked, delivered = cancellation or Cancellation(), delivered_moments()
        until = self._work.today() - timedelta(days=YEAR_DAYS)
        with self._work.read(asked) as session:
            since = first_day(session, delivered, until=until)
            if since is None:
                return Share(0, 0), Share(0, 0)
            watched = list_with(session, delivered, until=until, cancellation=asked).get(0, [])
            had = list_had(session, delivered, cancellation=asked).get(0, set())
            everybody = self._everybody(session, delivered, since=since, until=until, asked=asked)
        those = Share(sum(one.returned for one in watched), len(watched))
        return those, everybody.without(had, {one.cell for one in watched})

    def _everybody(
        self, session: Session, delivered: Subquery, *, since: date, until: date, asked: Cancellation
    ) -> Everybody:
        since = since.replace(day=1)
        return Everybody(
            count_all(session, since=since, until=until),
            list_all_of(session, delivered, since=since, until=until, cancellation=asked),
        )

    def _read(
        self, delivered: Subquery, named: type[Gesture] | type[Playbook], cancellation: Cancellation
    ) -> tuple[OutcomeRow, ...]:
        until = self._work.today() - timedelta(days=YEAR_DAYS)
        with self._work.read(cancellation) as session:
            rows = _tallied(session, delivered, named)
            since = first_day(session, delivered, until=until)
            if since is None:
                return rows
            watched = list_with(session, delivered, until=until, cancellation=cancellation)
            had = list_had(session, delivered, cancellation=cancellation)
            all_of_them = self._everybody(session, delivered, since=since, until=until, asked=cancellation)
        return tuple(
            _compared(row, watched.get(key, ()), everybody=all_of_them, had=had.get(key, set()))
            for row in rows
            if (key := row.gesture_id or row.playbook_id) is not None
        )


def _tallied(
    session: Session, delivered: Subquery, named: type[Gesture] | type[Playbook]
) -> tuple[OutcomeRow, ...]:
    counted: dict[int, list[Reactions]] = {}
    for one in count_reactions(session, delivered):
        counted.setdefault(one.key, []).append(one)
    names = {row.id: row.name for row in session.execute(select(named.id, named.name))}
    rows = [
        _row(names.get(key, ""), key, counts, is_gesture=named is Gesture) for key, counts in counted.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-(row.mean_reaction or 0), -row.times, row.name)))


def _row(name: str, key: int, counts: Sequence[Reactions], *, is_gesture: bool) -> OutcomeRow:
    times, cost = sum(one.times for one in counts), sum(one.cost_minor for one in counts)
    mean = mean_of(
        value for one in counts if one.reaction is not None for value in [one.reaction] * one.times
    )
    return OutcomeRow(
        name=name,
        gesture_id=key if is_gesture else None,
        playbook_id=None if is_gesture else key,
        times=times,
        reactions=mean.n,
        mean_reaction=mean.value,
        interval=mean.interval,
        cost_minor=cost,
        mean_cost_minor=round(cost / times) if times else None,
        returned=None,
        returned_interval=None,
        returned_n=0,
        returned_without=None,
        returned_without_interval=None,
        returned_without_n=0,
    )


def _compared(
    row: OutcomeRow, watched: Sequence[Watched], *, everybody: Everybody, had: Collection[int]
) -> OutcomeRow:
    """The row with who came back, where there are 30 customers at least on either side."""
    cells = {one.cell for one in watched}
    those = Share(sum(one.returned for one in watched), len(watched))
    others = everybody.without(had, cells)
    enough = min(those.n, others.n) >= SOLID_FROM
    return replace(
        row,
        returned=those.value if enough else None,
        returned_interval=those.interval if enough else None,
        returned_n=those.n,
        returned_without=others.value if enough else None,
        returned_without_interval=others.interval if enough else None,
        returned_without_n=others.n,
    )
