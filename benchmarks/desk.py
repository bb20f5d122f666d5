"""A hotel on a file, with one customer of whom much is known."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.acting import Desk
from app.core.clock import FixedClock
from app.model.base import Base
from app.model.clue import Clue
from app.model.companion import Companion
from app.model.contact_point import ContactPoint
from app.model.customer import Customer
from app.model.occasion import Occasion
from app.model.preference import Preference
from app.model.promise import Promise
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.storage.case_search.keeper import CaseKeeper
from app.storage.lookup.keeper import LookupKeeper
from app.storage.occasion_lines.keeper import OccasionKeeper
from app.storage.opening import create_file, open_file
from app.storage.summaries import SummaryKeeper
from app.venue.schemas import VenueDraft
from app.venue.service import VenueService
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from app.wording.translation import start_translation

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
OTHERS = 2_000
REGULAR = 1


@contextmanager
def open_desk() -> Iterator[Workplace]:
    """The hotel, its customers added; the regular has a thousand entries of history."""
    with TemporaryDirectory(prefix="regulars-bench-") as folder:
        path, clock = Path(folder) / "venue.regulars", FixedClock(NOW)
        create_file(path)
        keepers = (SummaryKeeper(), OccasionKeeper(), LookupKeeper(), CaseKeeper())
        database = open_file(path, clock=clock, keepers=keepers)
        venue = (
            VenueService(database, clock)
            .make_venue(
                VenueDraft(
                    name="Harbour House", kind="hotel", currency="CHF", language="en", zone="Europe/Zurich"
                )
            )
            .value
        )
        with database.write(by=1) as session:
            session.add_all(
                Customer(display_name=f"Guest {number}", created_at=NOW) for number in range(OTHERS)
            )
            session.flush()
            session.add(Companion(customer_id=REGULAR, name="Louis", kind="child"))
            session.flush()
            session.add_all(list(_history(random.Random(1))))
        start_translation(venue.language, Path(folder))
        wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
        yield Workplace(database, clock, Desk(1), venue, wording)
        database.close()


def _history(dice: random.Random) -> Iterator[Base]:
    for number in range(250):
        at = NOW - timedelta(days=10 * number + 3)
        yield Visit(
            customer_id=REGULAR,
            status="completed",
            arrives_on=at.date(),
            leaves_on=at.date() + timedelta(days=2),
            place=str(dice.randint(100, 499)),
            amount_minor=dice.randint(10_000, 90_000),
            currency="CHF",
        )
        yield Touchpoint(
            customer_id=REGULAR,
            at=at,
            text=f"Said thank you {number}",
            feeling=dice.randint(-2, 2),
            staff_id=1,
        )
        yield Clue(customer_id=REGULAR, text=f"Noticed {number}", noticed_at=at, sorted_as="note")
        if number < 150:
            yield Promise(
                customer_id=REGULAR, what=f"Promise {number}", state="kept", made_at=at, settled_at=at
            )
        if number < 100:
            yield Preference(
                customer_id=REGULAR,
                group_id=1 + number % 5,
                text=f"Preference {number}",
                strength="like",
                evidence="told",
                noted_at=at,
                withdrawn_at=at if number > 40 else None,
            )
    yield Visit(customer_id=REGULAR, status="here", arrives_on=NOW.date(), place="412")
    yield ContactPoint(customer_id=REGULAR, kind="phone", value="079 555 88 21", normal="+41795558821")
    yield Occasion(customer_id=REGULAR, companion_id=1, kind="birthday", month=11, day=29, year=2017)
