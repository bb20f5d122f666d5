"""A hotel whose staff sign in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.surveys.survey_desk import SurveyDesk
from tests.venues import open_place, troubles


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SurveyDesk]:
    """The front desk; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        yield SurveyDesk(place.work, place.clock)
        assert troubles(place.work.database) == []
