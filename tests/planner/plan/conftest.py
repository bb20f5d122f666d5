"""The panel of a moment on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from app.core.acting import Desk
from app.model.codes import Role
from tests.planner.plan.plan_desk import PlanDesk
from tests.venues import open_place, troubles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


@pytest.fixture
def new_desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Callable[..., PlanDesk]]:
    """Makes desks of one venue: the first is Mara's at the front desk, others by name and role."""
    with open_place(tmp_path) as place:
        desks: list[PlanDesk] = []

        def make(name: str = "", role: Role = Role.DESK) -> PlanDesk:
            work = place.work
            if name:
                work = replace(work, desk=Desk(desks[0].add_staff(name, role=role)))
            desk = PlanDesk(work, place.clock, theme)
            qtbot.addWidget(desk.panel)
            desks.append(desk)
            return desk

        yield make
        for desk in desks:
            desk.close()
        QApplication.processEvents()
        assert troubles(place.work.database) == []


@pytest.fixture
def desk(new_desk: Callable[..., PlanDesk]) -> PlanDesk:
    """Mara's."""
    return new_desk()


@pytest.fixture
def choose() -> Callable[[str], None]:
    """Chooses an entry of the menu that is open now."""

    def choose_entry(words: str) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        entry = next((action for action in menu.actions() if action.text() == words), None)
        assert entry is not None, [action.text() for action in menu.actions()]
        run = entry.trigger
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        menu.close()
        QApplication.processEvents()
        run()
        menu.deleteLater()
        QApplication.processEvents()

    return choose_entry
