"""A hotel that asks how it was, in a file and on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.surveys.survey_desk import SurveyDesk
from tests.venues import open_place, open_server_place, troubles


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SurveyDesk]:
    """The front desk; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        yield SurveyDesk(place.work, place.clock)
        assert troubles(place.work.database) == []


@pytest.fixture
def server_desk(postgres_hotel_url: str) -> Iterator[SurveyDesk]:
    """The owner's desk of a hotel on a server."""
    with open_server_place(postgres_hotel_url) as (work, clock):
        yield SurveyDesk(work, clock)
