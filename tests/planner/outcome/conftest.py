"""The Outcome page on lines made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from app.ui.theme.theme import Theme
from tests.planner.outcome.outcome_desk import OutcomeDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Iterator[OutcomeDesk]:
    """Three gestures and no playbook."""
    desk = OutcomeDesk(theme)
    qtbot.addWidget(desk.page)
    yield desk
    desk.view_model.close()
    desk.page.close()
