"""A panel beside a list at somebody's desk, worked by keyboard and palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.core.acting import Desk
from app.core.undo import History
from app.model.codes import Role
from app.staff.schemas import StaffDraft
from app.ui.actions import Actions
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.dialogs import Dialogs
from app.ui.notices import Notices
from app.venue.workplace import Workplace
from tests.venue_writer import VenueWriter
from tests.venues import SetClock, open_place, troubles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme

NO_KEY = Qt.KeyboardModifier.NoModifier


class Closing(Protocol):
    """A view model that asks nothing more once it is closed."""

    def close(self) -> None:
        """Wait for what is under way."""
        ...


class PanelDesk:
    """What every panel is made of; whoever builds on it makes ``view_model`` and ``panel``."""

    view_model: Closing
    panel: QWidget

    def __init__(self, work: Workplace, clock: SetClock, theme: Theme) -> None:
        self.work, self.clock, self.theme = work, clock, theme
        self.notices, self.bus = Notices(), ChangeBus()
        self.runner = CommandRunner(self.bus, History(), self.notices)
        self.actions, self.dialogs = Actions(theme), Dialogs()

    def add_staff(self, name: str, **fields: Any) -> int:
        """Somebody new works here."""
        draft = StaffDraft(name=name, **fields)
        return VenueWriter(self.work.database, self.clock).add_staff(draft, by=0).value

    @property
    def said(self) -> str:
        """The sentence of the last notice."""
        return self.notices.latest.text if self.notices.latest else ""

    def bring_up(self) -> None:
        """Show the panel in the window that has the keys."""
        self.panel.show()
        QTest.qWaitForWindowExposed(self.panel)
        self.panel.activateWindow()
        QTest.qWaitForWindowActive(self.panel)
        QApplication.processEvents()

    def run(self, words: str) -> None:
        """Do what an entry of the palette does."""
        found = [one.action for one in self.actions.listed if one.action.text() == words]
        assert found, [one.action.text() for one in self.actions.listed]
        found[0].trigger()
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self.focused, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type plain letters wherever the focus is."""
        QTest.keyClicks(self.focused, text)

    @property
    def focused(self) -> QWidget:
        """Where the keys go."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.panel

    def close(self) -> None:
        """Put the panel away."""
        self.view_model.close()
        self.panel.close()


D = TypeVar("D", bound=PanelDesk)


@contextmanager
def panel_desks(
    folder: Path, theme: Theme, *, qtbot: QtBot, at: Callable[[Workplace, SetClock, Theme], D]
) -> Iterator[Callable[..., D]]:
    """Makes desks of one venue: the first is Mara's at the front desk, others by name and role."""
    with open_place(folder) as place:
        desks: list[D] = []

        def make(name: str = "", role: Role = Role.DESK) -> D:
            work = place.work
            if name:
                work = replace(work, desk=Desk(desks[0].add_staff(name, role=role)))
            desk = at(work, place.clock, theme)
            qtbot.addWidget(desk.panel)
            desks.append(desk)
            return desk

        yield make
        for desk in desks:
            desk.close()
        QApplication.processEvents()
        assert troubles(place.work.database) == []


def choose_entry(words: str) -> None:
    """Choose an entry of the menu that is open now."""
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
