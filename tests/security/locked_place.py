"""A hotel whose staff sign in, with one guest whose every word is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.opening import open_workplace
from app.bootstrap.venue_opener import make_venue
from app.core.clock import FixedClock
from app.core.paths import DataFolder
from app.model.codes import Role
from app.model.customer import Customer
from app.model.preference import Preference, Strength
from app.model.staff import Staff
from app.shell.venue_draft import read_venue_draft
from app.sign_in.hashes import Argon2Hashes
from app.sign_in.pin_hashes import kept_pin

if TYPE_CHECKING:
    from tests.journeys.conftest import Person

PASSWORD, PIN = "harbour lights at dusk", "2468"
GUEST = "Wilhelmina Oyelaran-Quist"
WORDS = ("wilhelmina", "oyelaran", "quist", "+41791234567", "79 123 45 67", "wq@example.org", "walnut")
DRAFT = {
    "name": "Harbour House",
    "kind": "hotel",
    "currency": "CHF",
    "language": "en",
    "zone": "Europe/Zurich",
    "region": "CH",
    "staff_name": "Mara Keller",
}


@cache
def made_of(secret: str) -> str:
    """Its hash, made once."""
    return Argon2Hashes().hash(secret)


@cache
def _made(clock: FixedClock, *, with_guest: bool) -> dict[str, bytes]:
    """The files of such a place; made once."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        make_venue(DataFolder(folder), read_venue_draft(DRAFT), clock=clock).database.close()
        with open_workplace(folder, clock=clock) as work, work.database.write(by=0) as session:
            mara = session.get_one(Staff, 1)
            mara.password_hash, mara.pin_hash = made_of(PASSWORD), kept_pin(made_of(PIN), len(PIN))
            session.add(Staff(name="Tomás Ribeiro", role=Role.DESK, pin_hash=kept_pin(made_of("1357"), 4)))
            if with_guest:
                guest = Customer(display_name=GUEST, created_at=clock.now())
                session.add(guest)
                session.flush()
                session.add(
                    Preference(
                        customer_id=guest.id,
                        text="walnut",
                        strength=Strength.MUST,
                        evidence="told",
                        noted_at=clock.now(),
                    )
                )
        files = [path for path in folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def make_place(folder: Path, clock: FixedClock, *, with_guest: bool = False) -> None:
    """Mara with a password and a PIN, Tomás with a PIN alone; perhaps the guest too."""
    for name, content in _made(clock, with_guest=with_guest).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


class Clerk:
    """Somebody before a window that is locked now and then."""

    def __init__(self, person: Person) -> None:
        self.person = person

    def start(self) -> None:
        """Start, and wait for the lock screen."""
        desk = self.person.start()
        self.person.wait(lambda: desk.locking.is_covered and desk.locking.screen.card.password.isVisible())
        self.front()

    def front(self) -> None:
        window = self.person.desk.window
        window.activateWindow()
        QTest.qWaitForWindowActive(window)

    def sign_in(self, password: str = PASSWORD) -> None:
        """By password, as after a start."""
        card = self.person.desk.locking.screen.card
        self.settle()
        self.person.wait(lambda: QApplication.focusWidget() is card.password.editor)
        self.keys(password)
        self.key(Qt.Key.Key_Return)
        self.person.wait(lambda: not self.person.desk.locking.is_covered)

    def unlock(self, pin: str = PIN) -> None:
        """By PIN; the last digit opens."""
        desk = self.person.desk
        self.person.wait(lambda: QApplication.focusWidget() is desk.locking.screen.card.pin)
        self.keys(pin)
        self.person.wait(lambda: not desk.locking.is_covered)

    def keys(self, text: str) -> None:
        """Type where the keys are."""
        QTest.keyClicks(QApplication.focusWidget(), text)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the keys are."""
        target = QApplication.focusWidget() or self.person.desk.window
        QTest.keyClick(target, key, held)

    def lock(self) -> None:
        """By key."""
        self.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        self.person.wait(lambda: self.person.desk.locking.is_covered)
        self.settle()

    def settle(self) -> None:
        """Let what was hidden go."""
        card = self.person.desk.locking.screen.card
        self.person.wait(lambda: bool(card.people.tiles) and not card._view_model.busy)

    def seed_guest(self) -> None:
        """Add the guest, and open the card."""
        person = self.person
        guests = person.desk.guests
        guests.add_customer(GUEST)
        with person.qtbot.waitSignal(guests.customer_shown, timeout=10_000):
            person.press(guests.form.name, Qt.Key.Key_Return)
        person.type(guests.bar.line, "allergic to walnut")
        person.press(guests.bar.line, Qt.Key.Key_Return)
        self.see_guest()

    def open_guest(self) -> None:
        """Open the card of the guest who is there."""
        self.person.desk.guests.open_customer(1)
        self.see_guest()

    def see_guest(self) -> None:
        self.person.wait(lambda: any("walnut" in word for word in seen_words()))


def seen_words() -> list[str]:
    """Every word that can be seen or heard in any window: texts, names, tooltips, titles, items."""
    return [text.casefold() for top in QApplication.topLevelWidgets() if top.isVisible() for text in _of(top)]


def told_of_guest() -> list[str]:
    """Those of them that tell of the guest."""
    return [text for text in seen_words() if any(word in text for word in WORDS)]


def _of(top: QWidget) -> Iterator[str]:
    yield top.windowTitle()
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisible():
            yield from _said(widget)


def _said(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip())
    for reading in ("text", "toPlainText", "placeholderText"):
        read: Callable[[], str] | None = getattr(widget, reading, None)
        if callable(read):
            try:
                yield str(read())
            except TypeError:
                continue
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None:
        for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
            yield told.text(kind)
        for at in range(min(told.childCount(), 200)):
            child = told.child(at)
            if child is not None and not child.state().invisible:
                yield child.text(QAccessible.Text.Name)
