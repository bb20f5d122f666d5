"""The rail at the left: one entry for each pane, with a badge where something is late."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from app.core.words import ngettext
from app.shell.entries import PaneEntry
from app.shell.sizes import RAIL_WIDTH
from app.ui.shortcut_hints import keys_to_show
from app.ui.theme.theme import Theme

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RailButton(QAbstractButton):
    """An icon over a word, lit when its pane is shown."""

    def __init__(self, theme: Theme, entry: PaneEntry) -> None:
        super().__init__()
        self._theme = theme
        self._entry = entry
        self._badge = 0
        self.setCheckable(True)
        self.setText(entry.title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        keys = keys_to_show(entry.shortcut) if entry.shortcut else ""
        self.setToolTip(f"{entry.title}  {keys}".strip())
        self.set_badge(0)

    @property
    def badge(self) -> int:
        """How many things are late."""
        return self._badge

    def set_badge(self, count: int) -> None:
        """Show how many things are late; 0 shows nothing."""
        self._badge = count
        late = ngettext("{count} late", "{count} late", count).format(count=count)
        self.setAccessibleName(f"{self._entry.title}, {late}" if count else self._entry.title)
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font("tiny"))
        width = max(RAIL_WIDTH - 12, words.horizontalAdvance(self.text()) + 12)
        return QSize(width, self._icon_side() + words.height() + 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("railon"))
            painter.drawRoundedRect(self.rect(), 8, 8)
        colour = theme.tokens.railbright if self.isChecked() else theme.tokens.railink
        side = self._icon_side()
        pixmap = theme.icons.pixmap(self._entry.icon, colour, size=side, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - side) / 2, 9), pixmap)
        painter.setPen(colour)
        painter.setFont(theme.font("tiny"))
        words = QRect(0, side + 12, self.width(), self.height() - side - 17)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._badge:
            self._paint_badge(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("railink"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _icon_side(self) -> int:
        """Icons grow less than words, so that the rail stays narrow and low."""
        return round(20 * min(self._theme.text_scale, 1.3))

    def _paint_badge(self, painter: QPainter) -> None:
        theme = self._theme
        words = str(self._badge) if self._badge < 100 else "99+"
        font = theme.font("small_strong")
        font.setPixelSize(theme.px(10))
        painter.setFont(font)
        width = max(theme.px(16), painter.fontMetrics().horizontalAdvance(words) + theme.px(8))
        rect = QRectF(self.width() / 2 + theme.px(5), theme.px(3), width, theme.px(16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("alert"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(theme.colour("brandink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


class LogoButton(QAbstractButton):
    """The R at the top: opens the menu of everything the program can do."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        side = round(36 * min(self._theme.text_scale, 1.3))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_logo(QPainter(self), self._theme, rect=QRectF(self.rect()))
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("railink"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)


def paint_logo(painter: QPainter, theme: Theme, *, rect: QRectF) -> None:
    """Draw the R on its brass square."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("brass"))
    radius = rect.height() * 0.24
    painter.drawRoundedRect(rect, radius, radius)
    font = theme.font("hero")
    font.setPixelSize(round(rect.height() * 0.5))
    painter.setFont(font)
    painter.setPen(theme.colour("brandink"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "R")


class Rail(QScrollArea):
    """The entries in order, those of the foot at the bottom; ``chosen`` tells the key of a pane.

    Where text is large and the window low, it scrolls.
    """

    chosen = Signal(str)
    menu_wanted = Signal()

    def __init__(self, theme: Theme, entries: Sequence[PaneEntry], *, name: str, menu_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self.logo = LogoButton(theme, name=menu_name)
        self.logo.clicked.connect(self.menu_wanted)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self._body.setAutoFillBackground(False)
        self._column = QVBoxLayout(self._body)
        self._fill(entries)
        self.setWidget(self._body)
        self.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        theme.changed.connect(self._measure)
        self._measure()

    def button(self, key: str) -> RailButton:
        """The entry of a pane."""
        return self._buttons[key]

    def light(self, key: str) -> None:
        """Show which pane is open."""
        self._buttons[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        buttons = list(self._buttons.values())
        at = next((place for place, button in enumerate(buttons) if button.hasFocus()), 0)
        target = buttons[(at + step) % len(buttons)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(target)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self.viewport()).fillRect(self.viewport().rect(), self._theme.colour("rail"))

    def _fill(self, entries: Sequence[PaneEntry]) -> None:
        self._column.setContentsMargins(6, 14, 6, 10)
        self._column.setSpacing(4)
        self._column.addWidget(self.logo, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(14)
        for entry in entries:
            if entry.on_rail and not entry.foot:
                self._column.addWidget(self._new_button(entry))
        self._column.addStretch(1)
        for entry in entries:
            if entry.on_rail and entry.foot:
                self._column.addWidget(self._new_button(entry))

    def _new_button(self, entry: PaneEntry) -> RailButton:
        button = RailButton(self._theme, entry)
        button.clicked.connect(lambda: self.chosen.emit(entry.key))
        self._group.addButton(button)
        self._buttons[entry.key] = button
        return button

    def _measure(self) -> None:
        hints = [button.sizeHint().width() for button in self._buttons.values()]
        self.setFixedWidth(
            max([RAIL_WIDTH, self.logo.sizeHint().width() + 24, *(hint + 12 for hint in hints)])
        )
        for button in self._buttons.values():
            button.setFixedHeight(button.sizeHint().height())
            button.updateGeometry()
        self.logo.setFixedSize(self.logo.sizeHint())
        self.viewport().update()
