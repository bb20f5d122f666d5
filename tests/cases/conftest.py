"""A hotel whose cases are looked after, in a file and on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases.case_desk import CaseDesk
from tests.venues import open_place, open_server_place, troubles


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[CaseDesk]:
    """The front desk; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        yield CaseDesk(place.work, place.clock)
        assert troubles(place.work.database) == []


@pytest.fixture
def server_desk(postgres_hotel_url: str) -> Iterator[CaseDesk]:
    """The owner's desk of a hotel on a server."""
    with open_server_place(postgres_hotel_url) as (work, clock):
        yield CaseDesk(work, clock)
