"""A hotel with a wall of stories."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.ui.theme.theme import Theme
from tests.planner.stories.story_desk import StoryDesk
from tests.venues import open_place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[StoryDesk]:
    """Nothing is told yet, on 25 November 2026."""
    with open_place(tmp_path) as place:
        desk = StoryDesk(place.work, theme)
        qtbot.addWidget(desk.page)
        yield desk
        desk.view_model.close()
        desk.page.close()
