"""Paints one row of the result list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter

from app.core.words import gettext as _
from app.customers.lookup_rows import LookupRow
from app.customers.must_icons import must_icon
from app.customers.words.results import occasion_near, open_cases, second_line, what_matched
from app.ui.avatars import initials, paint_avatar
from app.ui.chips import ChipShape, ChipSpec
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, SpanText, mark_ranges, paint_line
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_GAP = 6
MOST_PLANS, MOST_HEIGHTS = 200, 2_000
"""So many rows stay laid out, a few screens of them; of more than those is kept how high they are."""


def chips_of(row: LookupRow) -> tuple[ChipSpec, ...]:
    """The chips of a row: musts first and all of them, because none may be missed."""
    chips = [ChipSpec(must, "alert", must_icon(must)) for must in row.musts]
    if row.open_cases:
        chips.append(ChipSpec(open_cases(row), "alert" if row.late_cases else "brass", "heart-handshake"))
    if row.tier:
        chips.append(ChipSpec(row.tier, "brass", "crown"))
    if row.occasion_in_days is not None:
        chips.append(ChipSpec(occasion_near(row.occasion_in_days), "plum", "cake"))
    if row.is_new:
        chips.append(ChipSpec(_("New"), "good"))
    if row.archived:
        chips.append(ChipSpec(_("Archived"), "neutral", "archive"))
    return tuple(chips)


@dataclass(frozen=True)
class _Plan:
    """A row laid out for one width: chips beside the name, or on lines of their own."""

    chip_lines: tuple[tuple[ChipShape, ...], ...]
    beside: bool
    second: SpanText
    matched: SpanText | None
    height: int


class ResultDelegate(RowDelegate):
    """Avatar, name with the matching part marked, chips, where and when, and what matched."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme)
        self._reading = reading
        self._plan = lru_cache(MOST_PLANS)(self._make_plan)
        self._heights = lru_cache(MOST_HEIGHTS)(lambda row, width: self._plan(row, width).height)
        self._name_metrics = QFontMetrics(theme.font("body_strong"))
        theme.changed.connect(self._forget)

    def row_height(self, row: LookupRow, width: int) -> int:
        return self._heights(row, width)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: LookupRow, look: RowLook) -> None:
        del look
        px = self.theme.px
        plan = self._plan(row, rect.width())
        side = px(30)
        disc = QRectF(rect.x() + px(16), rect.y() + px(11), side, side)
        paint_avatar(painter, self.theme, rect=disc, letters=initials(row.name))
        left, room = rect.x() + px(56), rect.width() - px(56) - px(12)
        top = rect.y() + px(10)
        self._paint_name(painter, QRect(left, top, room, px(24)), row, plan)
        top += px(25)
        for shapes in plan.chip_lines if not plan.beside else ():
            self._paint_chips(painter, left, top, shapes)
            top += _line_height(shapes) + px(4)
        painter.setPen(self.theme.colour("ink2"))
        plan.second.paint(painter, left, top)
        if plan.matched is not None:
            plan.matched.paint(painter, left, top + plan.second.size.height() + px(3))

    def _paint_name(self, painter: QPainter, rect: QRect, row: LookupRow, plan: _Plan) -> None:
        spans = mark_ranges(row.name, row.name_spans, bold=True)
        used = paint_line(painter, self.theme, rect=rect, spans=spans, role="body_strong")
        if plan.beside:
            for shapes in plan.chip_lines:
                top = rect.y() + (rect.height() - _line_height(shapes)) // 2
                self._paint_chips(painter, rect.x() + used + self.theme.px(_GAP), top, shapes)

    def _paint_chips(self, painter: QPainter, x: int, y: int, shapes: tuple[ChipShape, ...]) -> None:
        for shape in shapes:
            x += shape.paint(painter, x, y).width() + self.theme.px(_GAP)

    def _make_plan(self, row: LookupRow, width: int) -> _Plan:
        px = self.theme.px
        room = max(px(60), width - px(56) - px(12))
        shapes = [ChipShape(self.theme, chip, width=room, wrap=True) for chip in chips_of(row)]
        name = self._name_metrics.horizontalAdvance(row.name) + 1
        beside = name + sum(shape.size.width() + px(_GAP) for shape in shapes) <= room
        lines = _fill_lines(shapes, 100_000 if beside else room, gap=px(_GAP))
        second = self._small(second_line(row, self._reading), room)
        words = what_matched(row)
        matched = self._small(words, room, ground="brasssoft") if words else None
        height = px(41) + second.size.height() + (px(4) if lines and beside else 0)
        if not beside:
            height += sum(_line_height(line) + px(4) for line in lines)
        if matched is not None:
            height += matched.size.height() + px(3)
        return _Plan(lines, beside, second, matched, height)

    def _small(self, text: str, room: int, ground: str = "") -> SpanText:
        return SpanText(self.theme, [Span(text, ground=ground)], width=room, role="small")

    def _forget(self) -> None:
        self._plan.cache_clear()
        self._heights.cache_clear()
        self._name_metrics = QFontMetrics(self.theme.font("body_strong"))


def _line_height(shapes: tuple[ChipShape, ...]) -> int:
    return max(shape.size.height() for shape in shapes)


def _fill_lines(shapes: list[ChipShape], room: int, *, gap: int) -> tuple[tuple[ChipShape, ...], ...]:
    """Chips into lines, each as full as it may be."""
    lines: list[list[ChipShape]] = []
    left = 0
    for shape in shapes:
        needed = shape.size.width() + gap
        if not lines or needed > left + gap:
            lines.append([])
            left = room
        lines[-1].append(shape)
        left -= needed
    return tuple(tuple(line) for line in lines)


def row_key(row: Any) -> int:
    """What makes two rows the same one: the customer."""
    return int(row.customer_id)
