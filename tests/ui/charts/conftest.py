"""The wording of the charts in these tests."""

from __future__ import annotations

import pytest

from app.wording.axes import AxisWording
from app.wording.formats import Wording


@pytest.fixture(scope="session")
def wording() -> AxisWording:
    """A hotel that writes English."""
    return AxisWording(Wording("hotel", "en-GB", "Europe/Zurich", "CHF"))
