"""A box for each digit of a PIN, filled as it is typed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.words import gettext as _
from app.core.words import ngettext
from app.sign_in.schemas import LONGEST_PIN, SHORTEST_PIN
from app.ui.theme.theme import Theme

WIDE, HIGH, GAP, DOT = 44, 48, 12, 15
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PinBoxes(QWidget):
    """``typed`` carries the whole PIN: at the last digit where its length is known, else at Enter.

    ``other_key`` carries keys that are not for a PIN, such as the letters of a name.
    """

    typed = Signal(str)
    other_key = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pin = ""
        self._length = 0
        self.waiting = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        theme.changed.connect(self.updateGeometry)
        self.begin(0)

    @property
    def count(self) -> int:
        """How many digits are typed."""
        return len(self._pin)

    @property
    def boxes(self) -> int:
        """How many boxes are shown."""
        return self._length or max(
            SHORTEST_PIN, min(LONGEST_PIN, len(self._pin) + (self.count >= SHORTEST_PIN))
        )

    def begin(self, length: int) -> None:
        """Nothing is typed; ``length`` is how many digits there will be, 0 where that is not known."""
        self._length = length
        self._set("")

    def show_waiting(self, *, waiting: bool) -> None:
        """Take nothing while somebody has to wait; the keys stay here."""
        self.waiting = waiting
        self.update()

    def clear(self) -> None:
        """Type it anew."""
        self._set("")

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(WIDE) * self.boxes + px(GAP) * (self.boxes - 1), px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDE), self._theme.px(HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self._set(self._pin[:-1])
        elif event.key() in _ENTER:
            self._submit()
        elif event.text().isascii() and event.text().isdigit():
            if self.waiting:
                return
            if self.count < (self._length or LONGEST_PIN):
                self._set(self._pin + event.text())
            if self.count == self._length:
                self._submit()
        else:
            self.other_key.emit(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = px(GAP) if self.boxes <= 6 else px(4)
        wide = min(px(WIDE), (self.width() - gap * (self.boxes - 1)) / self.boxes)
        left = (self.width() - wide * self.boxes - gap * (self.boxes - 1)) / 2
        for at in range(self.boxes):
            current = at == min(self.count, self.boxes - 1) and self.hasFocus() and not self.waiting
            box = QRectF(left + at * (wide + gap), 0, wide, self.height()).adjusted(1, 1, -1, -1)
            # There is nothing but the edge that says where to type, so that a hairline is too faint for it.
            painter.setPen(QPen(theme.colour("brand" if current else "ink3"), 2 if current else 1))
            painter.setBrush(theme.colour("sunk" if self.waiting else "surface"))
            painter.drawRoundedRect(box, 8, 8)
            if at < self.count:
                side = min(px(DOT), wide * 0.5)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("ink"))
                painter.drawEllipse(box.center(), side / 2, side / 2)

    def _submit(self) -> None:
        if self.count >= SHORTEST_PIN:
            self.typed.emit(self._pin)

    def _set(self, pin: str) -> None:
        self._pin = pin
        template = ngettext("{count} digit typed", "{count} digits typed", len(pin))
        self.setAccessibleName(_("PIN"))
        self.setAccessibleDescription(template.format(count=len(pin)))
        self.updateGeometry()
        self.update()
