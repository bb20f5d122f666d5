"""A hotel that asks what came of it, in a file and on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.moments.idea_desk import IdeaDesk
from tests.venues import open_place, open_server_place


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[IdeaDesk]:
    """The front desk on 25 November 2026."""
    with open_place(tmp_path) as place:
        yield IdeaDesk(place.work)


@pytest.fixture
def server_idea_desk(postgres_hotel_url: str) -> Iterator[IdeaDesk]:
    """The same on a server."""
    with open_server_place(postgres_hotel_url) as (work, _clock):
        yield IdeaDesk(work)
