"""Draws the cards of the board."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from app.cases.schemas.rows import CaseRow
from app.cases.words.due import due_words
from app.cases.words.labels import case_name, case_number, kind_words, severity_words
from app.core.words import gettext as _
from app.recovery.lateness import is_late
from app.recovery.tones import severity_icon, severity_tone
from app.ui.chips import ChipShape, ChipSpec
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, SpanText
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_PAD, _GAP = 10, 4


class CardDelegate(RowDelegate):
    """Number and severity, who, what happened, when it is due and whose it is."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme)
        self._reading = reading

    def paint_ground(self, painter: QPainter, *, rect: QRect, look: RowLook) -> None:
        theme = self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("brandsoft" if look.selected else "surface"))
        edge = "brand" if look.focused else "ink3" if look.hovered else "line"
        painter.setPen(QPen(theme.colour(edge), 2 if look.focused else 1))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -theme.px(7)), 8, 8)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        del look
        theme, px = self.theme, self.theme.px
        left, y = rect.x() + px(_PAD), rect.y() + px(_PAD)
        width = rect.width() - 2 * px(_PAD)
        for chip in self._chips(row, width):
            chip.paint(painter, left, y)
            y += chip.size.height() + px(_GAP)
        for text, colour in self._texts(row, width):
            painter.setPen(theme.colour(colour))
            text.paint(painter, left, y)
            y += text.size.height() + px(_GAP)
        painter.setPen(theme.colour("ink2"))
        for line in self._foot(row, width):
            line.paint(painter, left, y)
            y += line.size.height()

    def row_height(self, row: Any, width: int) -> int:
        px = self.theme.px
        room = width - 2 * px(_PAD)
        chips = sum(chip.size.height() + px(_GAP) for chip in self._chips(row, room))
        texts = sum(text.size.height() + px(_GAP) for text, _colour in self._texts(row, room))
        foot = sum(line.size.height() for line in self._foot(row, room))
        return 2 * px(_PAD) + chips + texts + foot + px(7)

    def _foot(self, row: CaseRow, width: int) -> list[SpanText]:
        """When it is due and whose it is, on two lines where they do not fit side by side."""
        late = is_late(row, self._reading.now)
        due = due_words(row, now=self._reading.now, wording=self._reading.wording)
        parts = [Span(due, bold=late, colour="alert" if late else "")] if due else []
        if row.owner:
            parts.append(Span(row.owner.split(" ", 1)[0]))
        beside = [span for part in parts for span in (Span(" · "), part)][1:]
        whole = SpanText(self.theme, beside, width=width, role="small", wrap=False)
        if whole.is_whole:
            return [whole]
        return [SpanText(self.theme, [part], width=width, role="small") for part in parts]

    def _chips(self, row: CaseRow, width: int) -> list[ChipShape]:
        theme = self.theme
        words = _("{severity} · {number}").format(
            severity=severity_words(row.severity), number=case_number(row.id)
        )
        spec = ChipSpec(words, severity_tone(row.severity), severity_icon(row.severity))
        chips = [ChipShape(theme, spec, width=width, wrap=True)]
        if row.waiting:
            chips.append(
                ChipShape(theme, ChipSpec(_("for approval"), "brass", "clock"), width=width, wrap=True)
            )
        if row.again:
            chips.append(ChipShape(theme, ChipSpec(_("again"), "alert", "repeat"), width=width, wrap=True))
        return chips

    def _texts(self, row: CaseRow, width: int) -> list[tuple[SpanText, str]]:
        theme = self.theme
        what = " ".join(row.what[:120].split())
        return [
            (SpanText(theme, [Span(" ".join(row.who[:80].split()))], width=width, role="body_strong"), "ink"),
            (SpanText(theme, [Span(what)], width=width, role="body"), "ink"),
        ]


def say_card(row: CaseRow, reading: Reading) -> str:
    """A card for people who listen."""
    parts = [
        case_name(row.id),
        row.who,
        row.what,
        severity_words(row.severity),
        kind_words(row.kind),
        row.owner,
        due_words(row, now=reading.now, wording=reading.wording),
        _("for approval") if row.waiting else "",
        _("again") if row.again else "",
    ]
    return ", ".join(part for part in parts if part)
