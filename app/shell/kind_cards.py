"""Three cards of which one is chosen: what kind of place this is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.core.words import gettext as _
from app.ui.spans import Span, SpanText, paint_line
from app.ui.theme.theme import Theme


class KindCard(QAbstractButton):
    """One kind: its name, and which words the program will use."""

    def __init__(self, theme: Theme, *, title: str, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self.setText(title)
        self.setAccessibleName(f"{title}: {words}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thickness = 2 if self.isChecked() else 1
        painter.setPen(QPen(theme.colour("brand" if self.isChecked() else "line"), thickness))
        painter.setBrush(theme.colour("surface"))
        inset = thickness / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 9, 9)
        pad = theme.px(15)
        room = self.width() - 2 * pad
        title = QRect(pad, theme.px(11), room, theme.px(20))
        paint_line(painter, theme, rect=title, spans=[Span(self.text(), bold=True)])
        words = SpanText(theme, [Span(self._words)], width=room, role="small", wrap=False)
        painter.setPen(theme.colour("ink2"))
        words.paint(painter, pad, theme.px(31))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 5, -5, -5), 6, 6)


class KindCards(QWidget):
    """The three kinds; ``kind_chosen`` tells which one a person chose."""

    kind_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("What kind of place?"))
        kinds = {
            "hotel": (_("Hotel"), _("guests, stays, rooms")),
            "restaurant": (_("Restaurant"), _("guests, tables")),
            "boutique": (_("Boutique"), _("customers, purchases")),
        }
        self._cards: dict[str, KindCard] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for kind, (title, words) in kinds.items():
            card = KindCard(theme, title=title, words=words)
            group.addButton(card)
            row.addWidget(card)
            self._cards[kind] = card
            card.toggled.connect(lambda on, chosen=kind: self.kind_chosen.emit(chosen) if on else None)
        self.setFocusProxy(self._cards["hotel"])
        self.choose("hotel")

    @property
    def kind(self) -> str:
        """The chosen kind."""
        return next(kind for kind, card in self._cards.items() if card.isChecked())

    def choose(self, kind: str) -> None:
        """Choose a kind."""
        self._cards[kind].setChecked(True)
