"""The same door as where signing in is tested, and the pages about staff at it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from tests.sign_in.conftest import bare, door, place
from tests.sign_in.door import Door
from tests.staff.staff_desk import StaffDesk

__all__ = ["bare", "door", "place"]


@pytest.fixture
def desk(door: Door, theme: Theme, qtbot: QtBot) -> StaffDesk:
    """The owner, signed in in full."""
    door.open()
    return StaffDesk(door, theme, qtbot)
