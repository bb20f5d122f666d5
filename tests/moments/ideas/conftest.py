"""A hotel that celebrates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.moments.idea_desk import IdeaDesk
from tests.venues import open_place


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[IdeaDesk]:
    """The front desk on 25 November 2026."""
    with open_place(tmp_path) as place:
        yield IdeaDesk(place.work)
