"""The Guests pane in the window, on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.core.undo import History
from app.customers.pane import GuestsPane
from app.customers.services import GuestServices
from app.customers.view_model import GuestsViewModel
from app.shell.entries import PaneEntry, ShellWords
from app.shell.main_window import MainWindow
from app.ui.actions import Actions
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.dialogs import Dialogs
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.remembered import Remembered
from app.wiring import wire_guests
from app.wording.reading import Reading
from tests.customers.conftest import Services

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


class Desk:
    """The window with the pane in it, and what both were made of."""

    def __init__(
        self,
        hotel: Services,
        theme: Theme,
        folder: Path,
        *,
        when_ready: Callable[[Callable[[], None]], None] = lambda then: then(),
    ) -> None:
        self.hotel = hotel
        self.theme = theme
        self.notices = Notices()
        self.bus = ChangeBus()
        self.runner = CommandRunner(self.bus, History(), self.notices)
        self.actions = Actions(theme)
        self.dialogs = Dialogs()
        self.remembered = Remembered(folder / "window.ini")
        services = GuestServices.at(hotel.work)
        self.view_model = GuestsViewModel(
            services.lookup,
            services=lambda: services,
            new_lane=InlineLane,
            bus=self.bus,
            runner=self.runner,
            notices=self.notices,
            reading=Reading(hotel.work.wording, hotel.work.clock),
            when_ready=when_ready,
            settle_ms=0,
        )
        self.window = MainWindow(theme, self.remembered)
        self.window.furnish(
            entries=[PaneEntry("guests", "Guests", "users", self._build, "Ctrl+2")],
            words=ShellWords("Guest", "Find a guest"),
            actions=self.actions,
            runner=self.runner,
            notices=self.notices,
        )
        self.window.resize(1366, 820)

    @property
    def pane(self) -> GuestsPane:
        """The pane, built now if it was not needed before."""
        pane = self.window.pane("guests")
        assert isinstance(pane, GuestsPane)
        return pane

    def open(self) -> GuestsPane:
        """Bring the window and the pane up."""
        self.window.show_pane("guests")
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        QApplication.processEvents()
        return self.pane

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self.focused, key, modifiers)

    def type(self, text: str) -> None:
        """Type plain letters wherever the focus is."""
        QTest.keyClicks(self.focused, text)

    @property
    def focused(self) -> QWidget:
        """Where the keys go."""
        return QApplication.focusWidget() or self.window

    @property
    def said(self) -> str:
        """The sentence of the last notice."""
        return self.notices.latest.text if self.notices.latest else ""

    def _build(self) -> QWidget:
        pane = GuestsPane(
            self.view_model,
            theme=self.theme,
            actions=self.actions,
            dialogs=self.dialogs,
            remembered=self.remembered,
        )
        wire_guests(self.window, pane, key="guests")
        return pane


@pytest.fixture
def desk(hotel: Services, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """A window on a hotel where nobody is known yet."""
    desk = Desk(hotel, theme, tmp_path)
    qtbot.addWidget(desk.window)
    yield desk
    desk.view_model.close()
    desk.window.close()


@pytest.fixture
def choose(desk: Desk) -> Callable[[str], None]:
    """Chooses an entry of the menu that is open now."""

    def choose_entry(words: str) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        entry = _find(menu, words)
        assert entry is not None, [action.text() for action in menu.actions()]
        run = entry.trigger
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        menu.close()
        QApplication.processEvents()
        desk.window.activateWindow()  # offscreen no window manager gives the focus back
        QTest.qWaitForWindowActive(desk.window)
        run()
        menu.deleteLater()
        QApplication.processEvents()

    return choose_entry


def _find(menu: QMenu, words: str) -> QAction | None:
    for action in menu.actions():
        if action.text() == words:
            return action
        if isinstance(action.menu(), QMenu) and (inside := _find(action.menu(), words)) is not None:  # type: ignore[arg-type]
            return inside
    return None
