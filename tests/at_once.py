"""Several desks of one venue that act at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any, Protocol, Self, TypeVar

import pytest

from app.core.acting import Desk
from app.core.errors import AppError
from app.model.codes import Role
from app.venue.workplace import Workplace
from tests.venues import SetClock, open_venue_file

DESKS = 4
ON_BOTH = ("file", "server")
"""The kinds of place that a fixture of several desks is made for."""


class VenueDesk(Protocol):
    """A desk that others can be made beside."""

    work: Workplace
    clock: SetClock

    def of(self, staff_id: int) -> Self:
        """Another desk of the same venue."""
        ...

    def add_staff(self, name: str, **fields: Any) -> int:
        """Somebody new works here."""
        ...


D = TypeVar("D", bound=VenueDesk)


def several_desks(
    request: pytest.FixtureRequest, role: Role, *, at: Callable[[Workplace, SetClock], D]
) -> Iterator[list[D]]:
    """Desks of staff with this role; on a file each with a connection of its own, as other processes have."""
    first: D = request.getfixturevalue("server_desk" if request.param == "server" else "desk")
    staff = [first.add_staff(f"Number {number}", role=role) for number in range(DESKS)]
    if request.param == "server":
        yield [first.of(who) for who in staff]
        return
    path: Path = request.getfixturevalue("tmp_path") / "venue.regulars"
    opened = [open_venue_file(path, first.clock) for _ in staff]
    yield [
        at(replace(first.work, database=database, desk=Desk(who)), first.clock)
        for database, who in zip(opened, staff, strict=True)
    ]
    for database in opened:
        database.close()


def at_once(desks: Sequence[D], act: Callable[[D, int], object]) -> tuple[int, list[AppError]]:
    """Every desk acts at the same moment: how many succeeded, and what the others were told."""
    ready = Barrier(len(desks))

    def go(number: int) -> AppError | None:
        ready.wait()
        try:
            act(desks[number], number)
        except AppError as error:
            return error
        return None

    with ThreadPoolExecutor(len(desks)) as pool:
        told = list(pool.map(go, range(len(desks))))
    refused = [error for error in told if error is not None]
    return len(desks) - len(refused), refused
