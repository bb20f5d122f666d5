"""Made-up venues on real files, for tests of services and queries."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.bootstrap.opening import keepers
from app.core.acting import Desk
from app.core.clock import Clock
from app.core.words import gettext as _
from app.staff.schemas import StaffDraft
from app.storage import opening
from app.storage.answer_counts.checking import answer_differences
from app.storage.audit_chain.checking import account_differences
from app.storage.case_search.checking import case_differences
from app.storage.checks import CheckResult, run_checks
from app.storage.comment_search.checking import comment_differences
from app.storage.database import Database
from app.storage.lookup.checking import lookup_differences
from app.storage.occasion_lines.checking import occasion_differences
from app.storage.opening import create_file, open_file, open_server
from app.storage.summaries import summary_differences
from app.venue.schemas import VenueDraft
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.venue_writer import VenueWriter

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
HANDED_ON = "REGULARS_TEST_EMPTY_FILE"
OWNER, MARA = 1, 2
"""The first staff member of every venue, and the second of those that are made here."""


@dataclass
class SetClock:
    """A clock that a test moves by hand."""

    at: datetime = NOON

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at

    def forward(self, **span: int) -> None:
        """Let time pass: ``days=1, hours=2``."""
        self.at += timedelta(**span)


@dataclass
class Place:
    """A venue at work, with its clock."""

    work: Workplace
    path: Path
    clock: SetClock = field(default_factory=SetClock)


@cache
def empty_file() -> bytes:
    """A file with the newest schema as the program makes it; made once, because every revision takes time."""
    handed_on = os.environ.get(HANDED_ON)
    if handed_on is not None:
        return Path(handed_on).read_bytes()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.regulars"
        create_file(path)
        return path.read_bytes()


def handing_on_empty_file(folder: Path) -> dict[str, str]:
    """The surroundings of a process that need not make such a file once more."""
    path = folder / "empty"
    path.write_bytes(empty_file())
    return {**os.environ, HANDED_ON: str(path)}


def make_file(path: Path) -> None:
    """Put an empty venue file there."""
    path.write_bytes(empty_file())


@contextmanager
def schema_copied() -> Iterator[None]:
    """Files that the program makes get a copy of the newest schema; the revisions have tests of their own."""
    by_revisions, schema = opening._bring_up_to_date, empty_file()

    def bring_up_to_date(path: Path, key: str | None) -> None:
        if path.name.endswith(".unfinished") and key is None:
            path.write_bytes(schema)
        else:
            by_revisions(path, key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_bring_up_to_date", bring_up_to_date)
        yield


def open_venue_file(path: Path, clock: Clock) -> Database:
    """Open a file as the program does."""
    return open_file(path, clock=clock, keepers=keepers(clock))


def troubles(database: Database) -> list[CheckResult]:
    """What is not as it must be: pages, references, summaries, index."""
    derived = [
        ("summaries", summary_differences),
        ("lookup", lookup_differences),
        ("cases", case_differences),
        ("comments", comment_differences),
        ("answers", answer_differences),
        ("occasions", occasion_differences),
        ("audit chain", account_differences),
    ]
    return [check for check in run_checks(database, derived) if not check.ok]


@cache
def made_file(kind: str, zone: str, owner: str) -> bytes:
    """A file with a new venue and its second staff member; made once, because every test begins with one."""
    with TemporaryDirectory() as folder:
        path, clock = Path(folder) / "made.regulars", SetClock()
        make_file(path)
        database = open_venue_file(path, clock)
        service = VenueWriter(database, clock)
        service.make_venue(
            VenueDraft(
                name="Harbour House", kind=kind, currency="CHF", language="en", zone=zone, owner_name=owner
            )
        )
        service.add_staff(StaffDraft(name="Mara Kovac", duty="front desk"), by=0)
        database.close()
        return path.read_bytes()


@contextmanager
def open_place(folder: Path, *, kind: str = "hotel", zone: str = "Europe/Zurich") -> Iterator[Place]:
    """A new venue in ``folder`` with two staff members, the second of whom is signed in."""
    with open_copy(folder, made_file(kind, zone, _("Owner"))) as place:
        yield place


@contextmanager
def open_copy(folder: Path, made: bytes) -> Iterator[Place]:
    """A copy in ``folder`` of a venue's file that `open_place` made and somebody filled."""
    path, clock = folder / "venue.regulars", SetClock()
    path.write_bytes(made)
    database = open_venue_file(path, clock)
    try:
        venue = VenueWriter(database, clock).get_venue()
        wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
        yield Place(Workplace(database, clock, Desk(MARA), venue, wording), path, clock)
    finally:
        database.close()


@cache
def filled_by(fill: Callable[[Workplace], object]) -> bytes:
    """The file of a new hotel that somebody filled; made once, for whoever fills it alike gets a copy."""
    with TemporaryDirectory() as folder:
        with open_place(Path(folder)) as place:
            fill(place.work)
        return place.path.read_bytes()


def make_server_place(url: str) -> None:
    """Set up a new hotel in an empty database of a server."""
    clock = SetClock()
    database = open_server(url, clock=clock, keepers=keepers(clock))
    draft = VenueDraft(
        name="Harbour House", kind="hotel", currency="CHF", language="en", zone="Europe/Zurich"
    )
    VenueWriter(database, clock).make_venue(draft)
    database.close()


@contextmanager
def open_server_place(url: str) -> Iterator[tuple[Workplace, SetClock]]:
    """The new hotel of `postgres_hotel_url`, with its owner signed in."""
    clock = SetClock()
    database = open_server(url, clock=clock, keepers=keepers(clock))
    try:
        venue = VenueWriter(database, clock).get_venue()
        wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
        yield Workplace(database, clock, Desk(OWNER), venue, wording), clock
    finally:
        database.close()
