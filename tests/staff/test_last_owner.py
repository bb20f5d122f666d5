"""A venue keeps an owner, also where two of them take it from each other at the same moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.acting import Desk
from app.model.codes import Role
from app.model.staff import Staff
from app.staff.schemas import StaffDraft, StaffEdit
from app.staff.service.colleagues import ColleagueService
from app.venue.workplace import Workplace
from tests.at_once import ON_BOTH, at_once
from tests.venues import OWNER, open_place, open_server_place, open_venue_file

ROUNDS = 10
"""So that both are in the middle of it in one of them."""


@pytest.fixture(params=ON_BOTH)
def owners(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Workplace]]:
    """Two owners, each at a desk with a connection of its own."""
    with ExitStack() as opened:
        if request.param == "server":
            url = request.getfixturevalue("postgres_hotel_url")
            works = [opened.enter_context(open_server_place(url))[0] for _ in range(2)]
        else:
            place = opened.enter_context(open_place(tmp_path))
            database = open_venue_file(place.path, place.clock)
            opened.callback(database.close)
            works = [place.work, replace(place.work, database=database)]
        draft = StaffDraft(name="Ana Ruiz", role=Role.OWNER)
        ana = ColleagueService(works[0]).add(draft).value
        yield [replace(work, desk=Desk(who)) for work, who in zip(works, (OWNER, ana), strict=True)]


def turn(work: Workplace, who: int, role: Role) -> None:
    """Give somebody another role."""
    service = ColleagueService(work)
    (row,) = (row for row in service.list_colleagues() if row.id == who)
    service.edit(who, StaffEdit(version=row.version, role=role))


def owners_left(work: Workplace) -> list[int]:
    """Who may do everything."""
    with work.read() as session:
        return list(session.scalars(select(Staff.id).where(Staff.role == Role.OWNER)))


def test_one_of_two_owners_who_take_it_from_each_other_stays(owners: list[Workplace]) -> None:
    ids = [work.desk.staff_id for work in owners]
    for _round in range(ROUNDS):
        done, refused = at_once(owners, lambda work, number: turn(work, ids[1 - number], Role.MANAGER))
        (left,) = owners_left(owners[0])
        assert (done, len(refused)) == (1, 1)
        (back,) = {*ids} - {left}
        turn(owners[ids.index(left)], back, Role.OWNER)
