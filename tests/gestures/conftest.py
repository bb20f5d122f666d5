"""A hotel that gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gestures.gift_desk import GiftDesk
from tests.venues import open_place, troubles


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[GiftDesk]:
    """The front desk, where Mara may give away CHF 100; nothing may be out of step at the end of a test."""
    with open_place(tmp_path) as place:
        yield GiftDesk(place.work, place.clock)
        assert troubles(place.work.database) == []
