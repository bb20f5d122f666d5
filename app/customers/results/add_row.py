"""The last line of the list: whoever is not here can be added."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.core.words import gettext as _
from app.ui.shortcut_hints import hint_size, keys_to_show, paint_key
from app.ui.spans import Span, SpanText, plain_text
from app.ui.theme.theme import Theme

_SHORTCUT = "Ctrl+N"
_LONGEST = 40


class AddRow(QAbstractButton):
    """Offers to add what was looked up as a new customer."""

    def __init__(self, theme: Theme, *, new_customer: str, customer: str) -> None:
        super().__init__()
        self._theme = theme
        self._new_customer = new_customer
        self._customer = customer
        self._spans: list[Span] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.offer("")
        theme.changed.connect(self.updateGeometry)

    def offer(self, text: str) -> None:
        """Offer to add ``text``; nothing typed offers an empty form."""
        if text:
            shown = text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
            add = Span(_("Add “{text}”").format(text=shown), bold=True, colour="brand")
            self._spans = [
                Span(_("Not here?") + " "),
                add,
                Span(" " + _("as a new {customer}").format(customer=self._customer)),
            ]
        else:
            self._spans = [Span(self._new_customer, bold=True, colour="brand")]
        self.setAccessibleName(plain_text(self._spans))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self.width() or self._theme.px(320)
        return QSize(self._theme.px(120), self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._theme.px(40), self._text(width).size.height() + self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("sunk"))
        painter.setPen(theme.colour("ink2"))
        text = self._text(self.width())
        text.paint(painter, theme.px(16), (self.height() - text.size.height()) / 2)
        keys = keys_to_show(_SHORTCUT)
        hint = hint_size(theme, keys)
        left = theme.px(16) + text.size.width() + theme.px(6)
        if left + hint.width() + theme.px(12) <= self.width():
            top = (self.height() - hint.height()) / 2
            paint_key(painter, theme, rect=QRectF(left, top, hint.width(), hint.height()), text=keys)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("brand"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _text(self, width: int) -> SpanText:
        return SpanText(self._theme, self._spans, width=width - self._theme.px(24), role="small")
