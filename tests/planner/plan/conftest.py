"""The panel of a moment on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.panel_desk import choose_entry, panel_desks
from tests.planner.plan.plan_desk import PlanDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


@pytest.fixture
def new_desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Callable[..., PlanDesk]]:
    """Makes desks of one venue: the first is Mara's at the front desk, others by name and role."""
    with panel_desks(tmp_path, theme, qtbot=qtbot, at=PlanDesk) as make:
        yield make


@pytest.fixture
def desk(new_desk: Callable[..., PlanDesk]) -> PlanDesk:
    """Mara's."""
    return new_desk()


@pytest.fixture
def choose() -> Callable[[str], None]:
    """Chooses an entry of the menu that is open now."""
    return choose_entry
