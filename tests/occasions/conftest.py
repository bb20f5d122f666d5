"""A hotel with dates worth remembering."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.occasions.occasion_desk import OccasionDesk
from tests.venues import open_place, troubles


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OccasionDesk]:
    """The front desk on 25 November 2026."""
    with open_place(tmp_path) as place:
        yield OccasionDesk(place.work, place.clock)
        assert troubles(place.work.database) == []
