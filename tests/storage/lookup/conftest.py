"""A venue's file full of made-up people, and the lookup over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.customers.lookup import Lookup
from app.customers.lookup_rows import LookupResult
from app.model.alias import Alias
from app.model.companion import Companion
from app.model.contact_point import ContactPoint
from app.model.customer import Customer
from app.model.preference import Preference
from app.model.tag import CustomerTag, Tag
from app.model.visit import Visit
from app.storage.checks import CheckResult, run_checks
from app.storage.database import Database
from app.storage.lookup.checking import lookup_differences
from app.storage.opening import create_file
from app.storage.summaries import summary_differences
from app.storage.write_session import WriteSession
from tests.venues import SetClock, open_venue_file

TODAY = date(2026, 11, 25)
TEXTS = ("aliases", "companions", "phones", "emails", "likes", "tags")
BESIDE = {*TEXTS, "visits"}
"""Facts of somebody that are rows of their own."""


@dataclass
class Town:
    """People to look up."""

    database: Database
    clock: SetClock = field(default_factory=SetClock)

    def __post_init__(self) -> None:
        self.lookup = Lookup(self.database, self.clock, zone="Europe/Zurich")

    def add(self, name: str, **facts: Any) -> int:
        """Add somebody; gives the id."""
        return self.add_all([(name, facts)])[0]

    def add_all(self, people: list[tuple[str, dict[str, Any]]]) -> list[int]:
        """Add many in one transaction; gives their ids."""
        with self.database.write(by=0) as session:
            return self.put_all(session, people)

    def put(self, session: WriteSession, name: str, **facts: Any) -> int:
        """Add somebody inside a transaction."""
        return self.put_all(session, [(name, facts)])[0]

    def put_all(self, session: WriteSession, people: list[tuple[str, dict[str, Any]]]) -> list[int]:
        """The same with many."""
        whole = {"created_at": self.clock.now()}
        customers = [
            Customer(display_name=name, **whole | {key: facts[key] for key in facts.keys() - BESIDE})
            for name, facts in people
        ]
        session.add_all(customers)
        session.flush()
        for customer, (_name, facts) in zip(customers, people, strict=True):
            self._put_beside(session, customer, facts)
        return [customer.id for customer in customers]

    def _put_beside(self, session: WriteSession, customer: Customer, facts: dict[str, Any]) -> None:
        texts = {kind: facts.get(kind, ()) for kind in TEXTS}
        session.add_all(_rows(customer.id, texts, self.clock))
        session.add_all(Visit(customer_id=customer.id, **visit) for visit in facts.get("visits", ()))
        for tag_name in texts["tags"]:
            tag = session.query(Tag).filter_by(name=tag_name).one_or_none() or Tag(name=tag_name)
            session.add(tag)
            session.flush()
            session.add(CustomerTag(customer_id=customer.id, tag_id=tag.id))

    def find(self, text: str, **options: Any) -> LookupResult:
        """Look somebody up."""
        return self.lookup.find(text, **options)

    def ids(self, text: str) -> list[int]:
        """The ids found, in order."""
        return [row.customer_id for row in self.find(text).rows]

    def finds_exactly(self, text: str) -> bool:
        """Whether somebody is found without forgiving a mistake."""
        result = self.find(text)
        return bool(result.rows) and not result.typo_forgiven

    def names(self, text: str) -> list[str]:
        """The names found, in order."""
        return [row.name for row in self.find(text).rows]

    def checks(self) -> dict[str, CheckResult]:
        """What the check of the file says."""
        derived = (("summaries", summary_differences), ("lookup index", lookup_differences))
        return {result.name: result for result in run_checks(self.database, derived)}

    def all_well(self) -> bool:
        """Whether every check is passed."""
        return all(result.ok for result in self.checks().values())


def _rows(customer_id: int, texts: dict[str, Any], clock: SetClock) -> Iterator[Any]:
    for name in texts["aliases"]:
        yield Alias(customer_id=customer_id, name=name, kind="nickname")
    for name in texts["companions"]:
        yield Companion(customer_id=customer_id, name=name, kind="pet")
    for value, normal, national in texts["phones"]:
        yield ContactPoint(
            customer_id=customer_id, kind="phone", value=value, normal=normal, national_digits=national
        )
    for value in texts["emails"]:
        yield ContactPoint(customer_id=customer_id, kind="email", value=value, normal=value.lower())
    for text in texts["likes"]:
        yield Preference(
            customer_id=customer_id, text=text, strength="like", evidence="told", noted_at=clock.now()
        )


def swiss(digits: str) -> tuple[str, str, str]:
    """A phone number in Switzerland, by its national digits."""
    return f"0{digits}", f"+41{digits}", digits


def stay(days_ago: int, *, status: str = "completed", nights: int = 2, **fields: Any) -> dict[str, Any]:
    """A visit that began so many days ago."""
    arrives_on = TODAY - timedelta(days=days_ago)
    return {
        "status": status, "arrives_on": arrives_on, "leaves_on": arrives_on + timedelta(days=nights), **fields,
    }  # fmt: skip


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A venue's file with nobody in it, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "venue.regulars"
    create_file(path)
    return path


@pytest.fixture
def town(tmp_path: Path, empty_file: Path) -> Iterator[Town]:
    """A venue with nobody in it yet."""
    path = tmp_path / "venue.regulars"
    shutil.copy(empty_file, path)
    clock = SetClock()
    database = open_venue_file(path, clock)
    yield Town(database, clock)
    database.close()


@pytest.fixture(scope="module")
def shared_town(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[Town]:
    """A venue that the tests of one module fill once and only read."""
    path = tmp_path_factory.mktemp("town") / "venue.regulars"
    shutil.copy(empty_file, path)
    clock = SetClock()
    database = open_venue_file(path, clock)
    yield Town(database, clock)
    database.close()
