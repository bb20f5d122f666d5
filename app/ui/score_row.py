"""A scale of whole numbers of which one is chosen by one key or one press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.ui.form_fields import Field
from app.ui.labels import LabelKind, plain_label
from app.ui.theme.theme import Theme

TEN = 10
_RING = 4
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class ScoreKeys:
    """What digits mean on a scale: each decides at once, and after a 1 a 0 makes it ten."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high
        self._one_before = False

    def press(self, text: str) -> int | None:
        """The score that a key decides; None where it decides none."""
        one_before, self._one_before = self._one_before, text == "1"
        if self.high >= TEN and (text in ("t", "T") or (text == "0" and one_before)):
            return TEN
        if len(text) == 1 and text.isascii() and text.isdigit() and self.low <= int(text) <= self.high:
            return int(text)
        return None

    def forget(self) -> None:
        """What was pressed before begins no number any more."""
        self._one_before = False

    @property
    def words(self) -> str:
        """Which keys there are."""
        if self.high >= TEN:
            return _("Keys {low} to 9 decide at once; for 10 press 1 and then 0, or T.").format(low=self.low)
        return _("Keys {low} to {high} decide at once.").format(low=self.low, high=self.high)


class ScoreRow(QWidget):
    """``chosen`` carries the score that somebody decided on, ``cleared`` follows when they took it back.

    With ``big`` it is for fingers.
    """

    chosen = Signal(int)
    cleared = Signal()

    def __init__(self, theme: Theme, *, name: str, big: bool = False) -> None:
        super().__init__()
        self._big = big
        self._theme = theme
        self._name = name
        self._keys = ScoreKeys(0, 0)
        self._value: int | None = None
        self.buttons: dict[int, QPushButton] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said: LabelKind = "strong" if big else "small"
        self._low, self._high = plain_label("", said, wrap=True), plain_label("", said, wrap=True)
        self._high.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(6))
        ends = QHBoxLayout()
        ends.addWidget(self._low, 1)
        ends.addWidget(self._high, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_RING, _RING, _RING, _RING)
        column.setSpacing(theme.px(4) + _RING)
        column.addLayout(self._row)
        column.addLayout(ends)
        self.set_ends("", "")

    @property
    def value(self) -> int | None:
        """The score that is chosen; None for none yet."""
        return self._value

    @property
    def key_words(self) -> str:
        """Which keys there are."""
        return self._keys.words

    def set_scale(self, low: int, high: int) -> None:
        """Offer these scores, none of them chosen."""
        self._keys = ScoreKeys(low, high)
        if list(self.buttons) != list(range(low, high + 1)):
            self._offer(range(low, high + 1))
        self.show_value(None)

    def set_name(self, name: str) -> None:
        """What is asked, for people who listen."""
        self._name = name
        self._show(self._value)

    def set_ends(self, low: str, high: str) -> None:
        """Say what the lowest and the highest score stand for."""
        for label, words in ((self._low, low), (self._high, high)):
            label.setText(words)
            label.setVisible(bool(words))
        for score, words in ((self._keys.low, low), (self._keys.high, high)):
            if score in self.buttons:
                self.buttons[score].setAccessibleDescription(words)

    def show_value(self, value: int | None) -> None:
        """Show this score without telling anybody."""
        self._keys.forget()
        self._show(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.show_value(None)
            self.cleared.emit()
        elif (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self._go(step)
        elif (score := self._keys.press(event.text())) is not None:
            self._decide(score, forget=False)
        elif not event.text().isdigit():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.forget()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("brand"), 2))
            ring = QRectF(self._row.geometry()).adjusted(1 - _RING, 1 - _RING, _RING - 1, _RING - 1)
            painter.drawRoundedRect(ring, 9, 9)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), super().minimumSizeHint().height())

    def _offer(self, scores: range) -> None:
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for score in scores:
            button = QPushButton(str(score))
            button.setProperty("kind", "score")
            button.setProperty("big", self._big)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self._take, score))
            self.buttons[score] = button
            self._row.addWidget(button, 1)

    def _take(self, score: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._decide(score)

    def _go(self, step: int) -> None:
        start = self._keys.low if step > 0 else self._keys.high
        wanted = start if self._value is None else self._value + step
        self._decide(min(max(wanted, self._keys.low), self._keys.high))

    def _decide(self, score: int, *, forget: bool = True) -> None:
        """Show the score and tell; what a key began goes on unless something else decided."""
        self._show(score)
        if forget:
            self._keys.forget()
        self.chosen.emit(score)

    def _show(self, value: int | None) -> None:
        self._value = value
        for score, button in self.buttons.items():
            button.setChecked(score == value)
        said = _("nothing chosen yet") if value is None else str(value)
        self.setAccessibleName(f"{self._name}: {said}")
        self.setAccessibleDescription(self._keys.words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


class ScoreField(Field):
    """A scale in a form, with its keys said below it."""

    def __init__(self, theme: Theme, label: str) -> None:
        self.row = ScoreRow(theme, name=label)
        super().__init__(label, self.row)
        self.row.chosen.connect(self._changed)
        self.row.cleared.connect(self._changed)

    @property
    def value(self) -> int | None:
        """The score that is chosen."""
        return self.row.value

    def set_scale(self, low: int, high: int) -> None:
        """Offer these scores, none of them chosen."""
        self.row.set_scale(low, high)
        self.show_hint(self.row.key_words)
