"""Chips: a few words on a soft ground, with an icon or a dot; as widgets, buttons and in lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.spans import Span, SpanText
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import Tone

Dot = Literal["", "filled", "hollow"]


@dataclass(frozen=True)
class ChipSpec:
    """What a chip shows; ``dot`` is filled for what is fresh, hollow for what should be asked again."""

    text: str
    tone: Tone = "neutral"
    icon: str = ""
    dot: Dot = ""


class ChipShape:
    """Measures and paints one chip; the text wraps inside ``width`` where ``wrap`` is set, else is cut."""

    def __init__(self, theme: Theme, spec: ChipSpec, *, width: int = 100_000, wrap: bool = False) -> None:
        self._theme = theme
        self._spec = spec
        self._pad = theme.px(9)
        self._icon = theme.px(14) if spec.icon else 0
        self._dot = theme.px(9) if spec.dot else 0
        self._gap = theme.px(5)
        lead = sum(part + self._gap for part in (self._icon, self._dot) if part)
        room = max(theme.px(8), width - 2 * self._pad - lead)
        self._text = SpanText(theme, [Span(spec.text)], width=room, role="small", wrap=wrap)
        height = max(theme.px(23), self._text.size.height() + theme.px(7))
        self.size = QSize(2 * self._pad + lead + self._text.size.width(), height)

    def paint(self, painter: QPainter, x: int, y: int, *, width: int = 0) -> QRect:
        """Draw at (x, y), at least ``width`` wide; gives the room it took."""
        rect = QRect(x, y, max(width, self.size.width()), self.size.height())
        tokens = self._theme.tokens
        colour = QColor(tokens.text_on_soft(self._spec.tone))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, QRectF(rect))
        at = rect.x() + self._pad
        middle = rect.y() + rect.height() / 2
        if self._icon:
            ratio = painter.device().devicePixelRatio()
            pixmap = self._theme.icons.pixmap(self._spec.icon, colour.name(), size=self._icon, ratio=ratio)
            painter.drawPixmap(QPointF(at, round(middle - self._icon / 2)), pixmap)
            at += self._icon + self._gap
        if self._dot:
            self._paint_dot(painter, QPointF(at + self._dot / 2, middle), colour)
            at += self._dot + self._gap
        painter.setPen(colour)
        self._text.paint(painter, at, middle - self._text.size.height() / 2)
        painter.restore()
        return rect

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        tokens = self._theme.tokens
        outlined = self._spec.tone == "neutral"
        painter.setPen(QPen(QColor(tokens.line), 1) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.soft(self._spec.tone)))
        inner = rect.adjusted(0.5, 0.5, -0.5, -0.5) if outlined else rect
        painter.drawRoundedRect(inner, 6, 6)

    def _paint_dot(self, painter: QPainter, centre: QPointF, colour: QColor) -> None:
        filled = self._spec.dot == "filled"
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour, 1.4))
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        radius = self._dot / 2 - (0.3 if filled else 0.8)
        painter.drawEllipse(centre, radius, radius)


def paint_chip(painter: QPainter, theme: Theme, *, spec: ChipSpec, rect: QRect) -> QRect:
    """Draw a chip at the left of ``rect``, in the middle of its height and cut to its width; room taken."""
    shape = ChipShape(theme, spec, width=rect.width())
    return shape.paint(painter, rect.x(), rect.y() + (rect.height() - shape.size.height()) // 2)


def chip_width(theme: Theme, spec: ChipSpec) -> int:
    """How wide a chip would like to be."""
    return ChipShape(theme, spec).size.width()


class _Shapes:
    """The shapes of one chip, kept because measuring text costs more than drawing it."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[ChipSpec, int, bool, float], ChipShape] = {}

    def shape(self, spec: ChipSpec, *, width: int = 100_000, wrap: bool = False) -> ChipShape:
        key = (spec, width, wrap, self._theme.text_scale)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > 8:
                self._kept.clear()
            found = self._kept[key] = ChipShape(self._theme, spec, width=width, wrap=wrap)
        return found


def _take_policy(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class Chip(QWidget):
    """A chip to read; long text wraps, so that nothing is ever hidden."""

    def __init__(self, theme: Theme, spec: ChipSpec) -> None:
        super().__init__()
        self._theme = theme
        self._shapes = _Shapes(theme)
        self.spec = spec
        _take_policy(self)
        self.show_spec(spec)
        theme.changed.connect(self.updateGeometry)

    def show_spec(self, spec: ChipSpec) -> None:
        """Show something else."""
        self.spec = spec
        self.setAccessibleName(spec.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._shapes.shape(self.spec).size

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._theme.px(160), self.sizeHint().width()), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._shapes.shape(self.spec, width=width, wrap=True).size.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        wrap = self.width() < self.sizeHint().width()
        shape = self._shapes.shape(self.spec, width=self.width(), wrap=wrap)
        shape.paint(painter, 0, max(0, (self.height() - shape.size.height()) // 2))


class ChipButton(QAbstractButton):
    """A chip to press; checked ones stand out in the brand colour."""

    def __init__(self, theme: Theme, spec: ChipSpec, *, checkable: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._shapes = _Shapes(theme)
        self._spec = spec
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        _take_policy(self)
        self.show_spec(spec)
        theme.changed.connect(self.updateGeometry)

    @property
    def spec(self) -> ChipSpec:
        """What it shows, in the colour of the moment."""
        if self.isChecked():
            return ChipSpec(self._spec.text, "brand", self._spec.icon, self._spec.dot)
        return self._spec

    def show_spec(self, spec: ChipSpec) -> None:
        """Show something else."""
        self._spec = spec
        self.setText(spec.text.replace("&", "&&"))
        self.setAccessibleName(spec.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._shapes.shape(self._spec).size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._shapes.shape(self._spec, width=width, wrap=True).size.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        wrap = self.width() < self.sizeHint().width()
        shape = self._shapes.shape(self.spec, width=self.width(), wrap=wrap)
        rect = shape.paint(painter, 0, 0)
        if self.hasFocus() or self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            token = "ink" if self.hasFocus() else "ink3"
            thickness = 2 if self.hasFocus() else 1
            painter.setPen(QPen(self._theme.colour(token), thickness))
            inset = thickness / 2
            painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 6, 6)
