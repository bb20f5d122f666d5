"""A hotel with many answers, and with what happened to those who gave them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from app.model.case import Case
from app.model.customer import Customer
from app.model.moment import Moment
from app.model.promise import Promise
from app.model.survey import SurveyAnswer
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.venue.workplace import Workplace
from tests.measures.plain import OLDEST, TODAY, fill
from tests.venues import NOON, open_copy, open_place

SPREAD = (TODAY - OLDEST).days


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The hotel's file, written once."""
    with open_place(tmp_path_factory.mktemp("filled")) as opened:
        fill(opened.work, answers=500, seed=8)
        happen(opened.work, seed=9)
    return opened.path.read_bytes()


@pytest.fixture
def place(tmp_path: Path, filled: bytes) -> Iterator[Workplace]:
    """On 25 November 2026."""
    with open_copy(tmp_path, filled) as opened:
        yield opened.work


def happen(work: Workplace, *, seed: int) -> None:
    """Moments, cases, promises, first visits and feelings, some of them at the instant of an answer."""
    dice = Random(seed)
    with work.write() as session:
        # A card merged into one that was merged itself.
        session.get_one(Customer, 8).merged_into_id = 9
        instants = [
            (row.customer_id, row.answered_at)
            for row in session.scalars(select(SurveyAnswer))
            if row.customer_id and row.answered_at
        ]

        def when() -> tuple[int, datetime]:
            if dice.random() < 0.5:
                customer_id, at = dice.choice(instants)
                days = dice.choice((0, 0, 1, 29, 30, 31, -1))
                return customer_id, min(NOON, at - timedelta(days=days))
            return dice.randint(1, 9), NOON - timedelta(minutes=dice.randint(0, SPREAD * 1440))

        for _ in range(150):
            customer_id, at = when()
            session.add(Moment(customer_id=customer_id, kind="birthday", delivered_at=at, made_at=at))
            session.add(case_of(dice, when()))
            session.add(promise_of(dice, when()))
        for at in range(30):
            customer_id, since = when()
            visit = Visit(
                customer_id=customer_id,
                status=dice.choice(("completed", "completed", "here", "booked")),
                arrives_on=since.date(),
                place=dice.choice(("", "412", "terrace")),
                segment=dice.choice(("", "leisure")),
            )
            session.add(visit)
            session.flush()
            for number in range(dice.randint(0, 5)):
                session.add(
                    Touchpoint(
                        customer_id=customer_id,
                        visit_id=visit.id,
                        at=since + timedelta(hours=dice.randint(0, 3)),
                        text=f"Touchpoint {at} {number}",
                        feeling=dice.choice((None, -2, -1, 0, 1, 2)),
                    )
                )


def case_of(dice: Random, when: tuple[int, datetime]) -> Case:
    """A case that was put right in time, too late, or not at all."""
    customer_id, at = when
    return Case(
        customer_id=customer_id if dice.random() < 0.9 else None,
        walk_in="Somebody",
        what="Trouble",
        happened_at=at,
        reported_at=at,
        opened_at=at,
        put_right_due_at=dice.choice((None, at, at + timedelta(hours=2))),
        resolved_at=dice.choice((None, at, at + timedelta(hours=5))),
        removed_at=dice.choice((None, None, None, at)),
    )


def promise_of(dice: Random, when: tuple[int, datetime]) -> Promise:
    """A promise that was kept, broken, or is open; some are to answer a survey."""
    customer_id, at = when
    state = dice.choice(("kept", "broken", "open"))
    fields: dict[str, Any] = {"settled_at": None if state == "open" else at}
    return Promise(
        customer_id=customer_id,
        what="Call",
        made_at=at - timedelta(days=1),
        due_at=dice.choice((None, at, at - timedelta(hours=1), at + timedelta(hours=1))),
        answer_id=dice.choice((None, None, 1)),
        state=state,
        **fields,
    )
