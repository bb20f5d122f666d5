"""A hotel whose staff sign in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sign_in.door import Door
from tests.surveys.survey_desk import SurveyDesk
from tests.venues import Place, open_place, troubles


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A hotel; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        yield place
        assert troubles(place.work.database) == []


@pytest.fixture
def desk(place: Place) -> SurveyDesk:
    """The front desk."""
    return SurveyDesk(place.work, place.clock)


@pytest.fixture
def door(place: Place) -> Door:
    """A hotel under sign-in."""
    return Door(place.work, place.clock)


@pytest.fixture
def bare(place: Place) -> Door:
    """A hotel where nobody has a PIN or a password yet."""
    return Door(place.work, place.clock, secrets=False)


@pytest.fixture
def rehearsal(place: Place) -> Door:
    """The same, to be played with."""
    venue = replace(place.work.venue, rehearsal=True)
    return Door(replace(place.work, venue=venue), place.clock, secrets=False)
