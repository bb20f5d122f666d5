"""Building a rehearsal venue: everything in chunks, so that a million people need no more memory than a thousand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection

from app.core.cancelling import Cancellation
from app.core.clock import Clock, SystemClock, local_today
from app.core.collecting import collection_paused
from app.core.errors import InvalidInput, Problem
from app.core.paths import program_folder
from app.core.progress import Progress, no_progress
from app.core.words import gettext as _
from app.model.codes import VenueKind
from app.rehearsal.answers.laying import lay_answers
from app.rehearsal.cases.ground import lay_ground
from app.rehearsal.cases.told import ToldCases
from app.rehearsal.crowd import Crowd
from app.rehearsal.days import Days
from app.rehearsal.frame import lay_frame
from app.rehearsal.moments.planning import plan_moments
from app.rehearsal.referrals import Referrals
from app.rehearsal.roles import cast_roles
from app.rehearsal.rows import Rows
from app.rehearsal.stories import Stories
from app.rehearsal.word_lists import (
    read_answers,
    read_cases,
    read_moments,
    read_names,
    read_people,
    read_venue,
)
from app.storage.answer_counts.rebuilding import rebuild_answers
from app.storage.building import build_file, refuse_to_replace_a_real_venue
from app.storage.case_search.writing import rebuild_cases
from app.storage.comment_search.writing import rebuild_comments
from app.storage.first_summaries import summarise_everybody
from app.storage.lookup.writing import rebuild
from app.storage.occasion_lines.writing import rebuild_occasions

CHUNK = 4000
MOST = 1_000_000
SETTING = "rehearsal"
"""The setting that says how the venue was made, so that it always plays on its own day."""


@dataclass(frozen=True)
class RehearsalRow:
    """What was built: the venue's name, how many customers and visits, and where."""

    venue: str
    customers: int
    visits: int
    path: Path


def build_rehearsal(
    path: Path,
    kind: str,
    *,
    size: int = 2000,
    seed: int = 1,
    today: date | None = None,
    progress: Progress = no_progress,
    cancellation: Cancellation | None = None,
    clock: Clock | None = None,
) -> RehearsalRow:
    """Build the rehearsal venue of this kind at ``path``; the same arguments give the same rows.

    An earlier rehearsal venue there is replaced when the new one is finished. Raises Conflict when something
    else stands there, Cancelled when stopped, Locked when the venue is open elsewhere.
    """
    builder = RehearsalBuilder(kind, size=size, seed=seed, today=today, clock=clock or SystemClock())
    return builder.build(path, progress=progress, cancellation=cancellation or Cancellation())


class RehearsalBuilder:
    """Builds one venue; raises InvalidInput for a kind or size that there is not."""

    def __init__(self, kind: str, *, size: int, seed: int, today: date | None, clock: Clock) -> None:
        self._kind = _known_kind(kind)
        self._size = _possible_size(size)
        self._folder = program_folder() / "resources" / "demo"
        self._words = read_venue(self._folder, self._kind)
        zone = self._words["venue"]["zone"]
        self._days = Days(today or local_today(clock, zone), zone)
        self._seed = seed

    def build(self, path: Path, *, progress: Progress, cancellation: Cancellation) -> RehearsalRow:
        """Build the file; nothing is left of a build that was cancelled or failed."""
        refuse_to_replace_a_real_venue(path)
        rows = Rows()

        def load(connection: Connection) -> None:
            self._load(connection, rows, progress, cancellation)

        def derive(connection: Connection) -> None:
            def tell(done: int, total: int) -> None:
                cancellation.raise_if_cancelled()
                progress(self._size + self._size * done // max(total, 1), 2 * self._size)

            summarise_everybody(connection, _nothing_but_cancelling(cancellation))
            rebuild_occasions(connection, _nothing_but_cancelling(cancellation))
            rebuild(connection, tell)
            rebuild_cases(connection, _nothing_but_cancelling(cancellation))
            rebuild_comments(connection, _nothing_but_cancelling(cancellation))
            rebuild_answers(connection, _nothing_but_cancelling(cancellation))

        with collection_paused():
            build_file(path, load=load, derive=derive)
        return RehearsalRow(self._words["venue"]["name"], self._size, rows.visits, path)

    def _how_it_was_made(self) -> dict[str, Any]:
        return {"size": self._size, "seed": self._seed, "today": self._days.today.isoformat()}

    def _load(
        self, connection: Connection, rows: Rows, progress: Progress, cancellation: Cancellation
    ) -> None:
        frame = lay_frame(rows, kind=self._kind, words=self._words, days=self._days)
        rows.of["venue_setting"].append((SETTING, json.dumps(self._how_it_was_made())))
        people = read_people(self._folder, self._kind)[: self._size]
        stories = Stories(frame, rows)
        visits = stories.add(people)
        ground = lay_ground(rows, frame)
        customers = {person["name"]: number for number, person in enumerate(people, 1)}
        ToldCases(ground, rows).add(read_cases(self._folder, self._kind), customers=customers, visits=visits)
        planned = plan_moments(
            ground,
            rows,
            words=read_moments(self._folder, self._kind),
            known=stories.known,
            people=(customers, visits),
            size=self._size,
        )
        answers = lay_answers(
            ground,
            rows,
            words=read_answers(self._folder, self._kind),
            people=(customers, visits),
            size=self._size,
        )
        rows.flush(connection)
        first = len(people) + 1
        taken = frozenset(frame.shape["free_places"])
        roles = cast_roles(
            Random(f"{self._seed}/{self._kind}"), frame, first=first, size=self._size, taken=taken
        )
        crowd = Crowd(
            ground,
            rows,
            names=read_names(self._folder),
            roles=roles,
            moments=planned,
            answers=answers.crowd,
            referrals=Referrals(people, self._words["crowd"]["ways"], size=self._size),
        )
        for start in range(first, self._size + 1, CHUNK):
            cancellation.raise_if_cancelled()
            progress(start - 1, 2 * self._size)
            crowd.add(f"{self._seed}/{self._kind}/{start}", range(start, min(start + CHUNK, self._size + 1)))
            rows.flush(connection)
        for _first in answers.add_strangers(f"{self._seed}/{self._kind}/strangers"):
            cancellation.raise_if_cancelled()
            rows.flush(connection)


def _nothing_but_cancelling(cancellation: Cancellation) -> Progress:
    return lambda _done, _total: cancellation.raise_if_cancelled()


def _known_kind(kind: str) -> VenueKind:
    try:
        return VenueKind(kind)
    except ValueError as error:
        kinds = ", ".join(VenueKind)
        raise InvalidInput(
            [Problem("kind", _("A rehearsal venue is one of: {kinds}.").format(kinds=kinds))]
        ) from error


def _possible_size(size: int) -> int:
    if not 1 <= size <= MOST:
        raise InvalidInput(
            [Problem("size", _("A rehearsal venue has 1 to {most} people.").format(most=MOST))]
        )
    return size
