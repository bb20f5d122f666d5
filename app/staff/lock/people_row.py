"""The people who work here, as discs to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.words import gettext as _
from app.sign_in.rows import Person
from app.ui.avatars import initials, paint_avatar
from app.ui.theme.theme import Theme

AT_ONCE = 4
WIDE, HIGH, DISC = 88, 84, 40
_BACK, _ON = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)


class PersonTile(QWidget):
    """One person: the disc and what colleagues call them."""

    pressed = Signal()

    def __init__(self, theme: Theme, person: Person, *, shown: str) -> None:
        super().__init__()
        self._theme = theme
        self.person = person
        self._shown = shown
        self.chosen = self.marked = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def show_chosen(self, *, chosen: bool, marked: bool) -> None:
        """Show whether this is who is meant, and whether the keys are here."""
        self.chosen, self.marked = chosen, marked
        name = self.person.name
        self.setAccessibleName(_("{name}, chosen").format(name=name) if chosen else name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDE), self._theme.px(HIGH))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.chosen:
            painter.setPen(QPen(theme.colour("ink" if self.marked else "brand"), 2))
            painter.setBrush(theme.colour("brandsoft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        side, top = theme.px(DISC), theme.px(10)
        disc = QRectF((self.width() - side) / 2, top, side, side)
        paint_avatar(painter, theme, rect=disc, letters=initials(self.person.name))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink"))
        left = theme.px(4)
        below = QRect(left, top + side, self.width() - 2 * left, self.height() - top - side - theme.px(4))
        words = painter.fontMetrics().elidedText(self._shown, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)


class PeopleRow(QWidget):
    """A few at once, the others behind ``turn``; arrows and letters choose. ``chosen`` carries an id."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._people: tuple[Person, ...] = ()
        self._current = 0
        self.tiles: list[PersonTile] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(10))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Who is at the desk?"))
        theme.changed.connect(self._rebuild)
        self.setMinimumHeight(theme.px(HIGH))

    @property
    def has_more(self) -> bool:
        """Whether there are more than fit."""
        return len(self._people) > AT_ONCE

    def show_people(self, people: Sequence[Person], current: int) -> None:
        """Show these, with one of them chosen."""
        before, self._people = self._people, tuple(people)
        page = self._page(), self._current == current
        self._current = current
        if before != self._people or page != (self._page(), True):
            self._rebuild()
        else:
            self._mark()

    def step(self, by: int) -> None:
        """Choose the next one or the one before."""
        if self._people:
            self._choose(self._people[(self._at() + by) % len(self._people)])

    def turn(self) -> None:
        """Show those that did not fit, and choose the first of them."""
        following = (self._page() + 1) * AT_ONCE
        self._choose(self._people[following if following < len(self._people) else 0])

    def find_name(self, letter: str) -> None:
        """Choose the next one whose name begins with this."""
        at = self._at()
        ring = (*self._people[at + 1 :], *self._people[: at + 1])
        wanted = letter.casefold()
        for person in ring:
            if person.name.casefold().startswith(wanted):
                self._choose(person)
                return

    def took_key(self, event: QKeyEvent) -> bool:
        """Whether a key chooses somebody, and if so do it."""
        if event.key() in _BACK or event.key() in _ON:
            self.step(-1 if event.key() in _BACK else 1)
            return True
        if event.text().isalpha():
            self.find_name(event.text())
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.took_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def _at(self) -> int:
        ids = [person.staff_id for person in self._people]
        return ids.index(self._current) if self._current in ids else 0

    def _page(self) -> int:
        return self._at() // AT_ONCE

    def _choose(self, person: Person) -> None:
        if person.staff_id != self._current:
            self.chosen.emit(person.staff_id)

    def _rebuild(self) -> None:
        for tile in self.tiles:
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        first = self._page() * AT_ONCE
        shown = self._people[first : first + AT_ONCE]
        called = _called(self._people)
        self.tiles = [PersonTile(self._theme, one, shown=called[one.staff_id]) for one in shown]
        self.setMinimumHeight(self._theme.px(HIGH))
        self._row.setSpacing(self._theme.px(10))
        while self._row.takeAt(0) is not None:
            pass
        for tile in self.tiles:
            tile.pressed.connect(lambda one=tile.person: self._choose(one))
            self._row.addWidget(tile)
        self._row.addStretch(1)
        self._mark()

    def _mark(self) -> None:
        for tile in self.tiles:
            chosen = tile.person.staff_id == self._current
            tile.show_chosen(chosen=chosen, marked=chosen and self.hasFocus())


def _called(people: Sequence[Person]) -> dict[int, str]:
    """First names, where nobody else has the same."""
    first = {person.staff_id: (person.name.split() or [person.name])[0] for person in people}
    names = list(first.values())
    return {
        person.staff_id: first[person.staff_id] if names.count(first[person.staff_id]) == 1 else person.name
        for person in people
    }
