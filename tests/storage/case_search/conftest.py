"""A hotel whose cases are searched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases.case_desk import CaseDesk
from tests.venues import open_place


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[CaseDesk]:
    """The front desk, where a test may put anything out of step."""
    with open_place(tmp_path) as place:
        yield CaseDesk(place.work, place.clock)
