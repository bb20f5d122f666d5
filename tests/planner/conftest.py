"""The Moments pane on the fortnight of the picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.planner.fake_agenda import FakeAgenda, fortnight
from tests.planner.planner_desk import PlannerDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


@pytest.fixture
def agenda() -> FakeAgenda:
    """Eight moments from 22 to 30 November 2026, of which today's is prepared."""
    return fortnight()


@pytest.fixture
def desk(agenda: FakeAgenda, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[PlannerDesk]:
    """The pane on it."""
    desk = PlannerDesk(agenda, theme=theme, folder=tmp_path)
    qtbot.addWidget(desk.pane)
    yield desk
    desk.close()
