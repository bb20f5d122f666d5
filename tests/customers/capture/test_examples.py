from collections.abc import Callable
from datetime import datetime
from string import capwords
from zoneinfo import ZoneInfo

import pytest

from app.customers.capture.grammar import propose
from app.customers.capture.proposals import NewPreference, Proposal
from tests.customers.capture.examples import (
    contacts,
    musts,
    no_musts,
    occasions,
    people,
    promises,
    refused,
    tastes,
)
from tests.customers.capture.summary import summary

# A Wednesday afternoon.
NOW = datetime(2026, 11, 25, 14, 0, tzinfo=ZoneInfo("Europe/Zurich"))
TABLES = (musts, no_musts, tastes, promises, occasions, people, contacts, refused)
ROWS = [row for table in TABLES for row in table.ROWS]


def read(line: str) -> Proposal:
    return propose(line, now=NOW, companions=("Nora",), default_owner="Mara")


def has_must(proposal: Proposal) -> bool:
    return any(isinstance(part, NewPreference) and part.strength == "must" for part in proposal.parts)


@pytest.mark.parametrize(("line", "expected"), ROWS, ids=[line for line, _ in ROWS])
def test_a_line_becomes_what_it_says(line: str, expected: str) -> None:
    assert summary(read(line)) == expected


def test_the_musts_of_the_table_are_musts_and_nothing_else_is() -> None:
    assert [line for line, expected in musts.ROWS if "MUST" not in expected] == []
    others = [row for table in TABLES if table is not musts for row in table.ROWS]
    assert [line for line, expected in others if "MUST" in expected] == []


@pytest.mark.parametrize("written", [str.upper, str.lower, capwords], ids=["upper", "lower", "title"])
def test_no_must_is_missed_however_it_is_written(written: Callable[[str], str]) -> None:
    lines = [f"{written(line)} !!" for line, _ in musts.ROWS]
    assert [line for line in lines if not has_must(read(line))] == []


def test_no_must_is_missed_behind_other_news() -> None:
    lines = [f"moving to Zurich in spring; {line}" for line, _ in musts.ROWS if line != "must: window seat"]
    assert [line for line in lines if not has_must(read(line))] == []


def test_the_table_is_long_enough_to_trust() -> None:
    assert len({line for line, _ in ROWS}) >= 500
