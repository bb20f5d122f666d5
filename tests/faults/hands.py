"""Somebody at the keyboard of one window, and what they do there all day."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.desk_window import GUESTS, DeskWindow
from app.bootstrap.metrics import METRICS
from app.bootstrap.moments import MOMENTS
from app.bootstrap.program import Program
from app.metrics.page_keys import COMPARE, OVERVIEW, THEMES, TO_ANSWER, VALUE, WHERE
from app.shell.settings_page import SettingsPage

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
RECOVERY, SETTINGS = "recovery", "settings"


class Hands:
    """``wait`` lets the window work until something holds; ``rest`` for so many milliseconds."""

    def __init__(self, program: Program, *, patience: float = 60) -> None:
        self.program = program
        self._patience = patience

    @property
    def desk(self) -> DeskWindow:
        return self.program.desks[-1]

    def wait(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + self._patience
        while not condition():
            assert time.monotonic() < end, "waited too long"
            self.rest(5)

    def rest(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def front(self) -> None:
        """The window has the keys."""
        self.desk.window.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is self.desk.window)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press one key wherever the keys go."""
        QTest.keyClick(self.target, key, held)

    def keys(self, text: str) -> None:
        """Type wherever the keys go, a letter at a time."""
        for letter in text:
            QTest.keyClicks(self.target, letter)
            self.rest(1)

    @property
    def target(self) -> QWidget:
        return QApplication.focusWidget() or self.desk.window

    def told(self, act: Callable[[], object]) -> str:
        """What the window says of an act."""
        notices = self.desk.session.notices
        before = notices.latest
        act()
        self.wait(lambda: notices.latest is not before)
        return notices.latest.text if notices.latest else ""


Act: TypeAlias = Callable[[Hands], object]


def look_up(text: str) -> Act:
    """Type into the lookup field, letter by letter, and wait for the answer."""

    def act(hands: Hands) -> None:
        window = hands.desk.window
        if window.current_key != GUESTS:
            window.show_pane(GUESTS)
        hands.key(Qt.Key.Key_K, CTRL)
        window.lookup.set_text("")
        hands.keys(text)
        hands.wait(lambda: hands.desk.guests.results.answers == text)

    return act


def open_card(hands: Hands) -> None:
    """From the lookup field to the card of whoever is first."""
    guests = hands.desk.guests
    hands.key(Qt.Key.Key_Return)
    hands.wait(lambda: guests.shown_id != 0 and guests.shown_id == guests.view_model.at_hand_id)


def note(text: str) -> Act:
    """Keep a line of the capture bar."""

    def act(hands: Hands) -> None:
        line = hands.desk.guests.bar.line
        hands.wait(lambda: line.isVisible() and line.isEnabled())
        line.setFocus()
        hands.keys(text)
        hands.told(lambda: hands.key(Qt.Key.Key_Return))

    return act


def undo(hands: Hands) -> None:
    hands.told(lambda: hands.key(Qt.Key.Key_Z, CTRL))


def redo(hands: Hands) -> None:
    hands.told(lambda: hands.key(Qt.Key.Key_Z, CTRL | SHIFT))


def new_guest(name: str) -> Act:
    def act(hands: Hands) -> None:
        guests = hands.desk.guests
        guests.add_customer(name)
        hands.told(
            lambda: QTest.keyClick(guests.form.name.focusProxy() or guests.form.name, Qt.Key.Key_Return)
        )
        hands.wait(lambda: guests.shown_id != 0 and guests.shown_id == guests.view_model.at_hand_id)

    return act


def log_touchpoint(hands: Hands) -> None:
    hands.key(Qt.Key.Key_L, CTRL)
    hands.keys("Called about the quiet room")
    hands.told(lambda: hands.key(Qt.Key.Key_Return, CTRL))


def make_promise(hands: Hands) -> None:
    hands.key(Qt.Key.Key_P, CTRL | SHIFT)
    hands.keys("The corner table")
    hands.told(lambda: hands.key(Qt.Key.Key_Return, CTRL))


def add_preference(hands: Hands) -> None:
    hands.desk.guests.card.forms.add_preference()
    hands.keys("Feather pillows")
    hands.told(lambda: hands.key(Qt.Key.Key_Return, CTRL))


def archive(hands: Hands) -> None:
    """Take whoever is shown out of sight, and bring them back."""
    card = hands.desk.guests.card
    hands.told(card.header.archive_wanted.emit)
    hands.told(lambda: hands.key(Qt.Key.Key_Z, CTRL))


def open_case(hands: Hands) -> None:
    """A case about whoever is shown."""
    hands.key(Qt.Key.Key_R, CTRL)
    quick = hands.desk.recovering.quick_form
    hands.wait(lambda: quick.is_open and bool(quick.form.people.chips))
    hands.keys("Shower cold")
    hands.told(lambda: hands.key(Qt.Key.Key_Return))


def pane(key: str, page: str = "") -> Act:
    """Bring a pane up, and a page of it."""

    def act(hands: Hands) -> None:
        desk = hands.desk
        desk.window.go_to(key)
        shown = {RECOVERY: desk.recovering, MOMENTS: desk.planning, METRICS: desk.measuring}[key].pane
        if page:
            shown.show_page(page)
        hands.rest(30)

    return act


def settings(hands: Hands) -> SettingsPage:
    hands.desk.window.go_to(SETTINGS)
    page = hands.desk.window.pane(SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def section(key: str) -> Act:
    """Open one section of the settings."""

    def act(hands: Hands) -> None:
        settings(hands).open(key)
        hands.rest(30)

    return act


PANES: dict[str, Act] = {
    "board": pane(RECOVERY, "board"),
    "measures of recovery": pane(RECOVERY, "measures"),
    "list of cases": pane(RECOVERY, "list"),
    "planner": pane(MOMENTS),
    **{
        f"metrics, {page}": pane(METRICS, page)
        for page in (OVERVIEW, WHERE, COMPARE, VALUE, TO_ANSWER, THEMES)
    },
}
"""What can be gone to, in words."""

DAY: dict[str, Act] = {
    "lookup": look_up("an"),
    "card": open_card,
    "line": note("likes the window table"),
    "undo": undo,
    "redo": redo,
    "new guest": new_guest("Ottoline Brandvold"),
    "touchpoint": log_touchpoint,
    "promise": make_promise,
    "preference": add_preference,
    "archive": archive,
    "case": open_case,
}
"""What is done all day, in this order."""
