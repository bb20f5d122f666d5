"""Paints one row of the result list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter

from app.customers.lookup_rows import LookupRow
from app.customers.must_icons import must_icon
from app.customers.words.results import second_line, what_matched
from app.ui.avatars import initials, paint_avatar
from app.ui.chips import ChipShape, ChipSpec, chip_width
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, mark_ranges, paint_line
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

_MOST_MUSTS = 2
_GAP = 6


def chips_of(row: LookupRow) -> tuple[ChipSpec, ...]:
    """The chips of a row: musts first, because they must not be missed."""
    chips = [ChipSpec(must, "alert", must_icon(must)) for must in row.musts[:_MOST_MUSTS]]
    further = len(row.musts) - _MOST_MUSTS
    if further > 0:
        chips.append(ChipSpec(_("+{count} musts").format(count=further), "alert", "triangle-alert"))
    if row.tier:
        chips.append(ChipSpec(row.tier, "brass", "crown"))
    if row.is_new:
        chips.append(ChipSpec(_("New"), "good"))
    if row.archived:
        chips.append(ChipSpec(_("Archived"), "neutral", "archive"))
    return tuple(chips)


@dataclass(frozen=True)
class _Plan:
    """Where the parts of a row go: chips beside the name, or on lines of their own."""

    chip_lines: tuple[tuple[ChipSpec, ...], ...]
    beside: bool
    matched: str
    height: int


class ResultDelegate(RowDelegate):
    """Avatar, name with the matching part marked, chips, where and when, and what matched."""

    def __init__(self, theme: Theme, wording: Wording, *, today: Callable[[], date]) -> None:
        super().__init__(theme)
        self._wording = wording
        self._today = today
        self._plans: dict[tuple[LookupRow, int], _Plan] = {}
        self._name_metrics = QFontMetrics(theme.font("body_strong"))
        theme.changed.connect(self._forget)

    def row_height(self, row: LookupRow, width: int) -> int:
        return self._plan(row, width).height

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
        for chips in plan.chip_lines if not plan.beside else ():
            self._paint_chips(painter, left, top, room, chips)
            top += px(27)
        line = px(18)
        quiet = "ink2"
        self._paint_small(painter, QRect(left, top, room, line), self._second(row), quiet)
        if plan.matched:
            self._paint_small(painter, QRect(left, top + line, room, line), plan.matched, quiet, marked=True)

    def _paint_name(self, painter: QPainter, rect: QRect, row: LookupRow, plan: _Plan) -> None:
        spans = mark_ranges(row.name, row.name_spans, bold=True)
        used = paint_line(painter, self.theme, rect=rect, spans=spans, role="body_strong")
        if plan.beside:
            left = rect.x() + used + self.theme.px(_GAP)
            for chips in plan.chip_lines:
                self._paint_chips(painter, left, rect.y(), rect.right() - left, chips)

    def _paint_chips(self, painter: QPainter, x: int, y: int, room: int, chips: tuple[ChipSpec, ...]) -> None:
        for chip in chips:
            shape = ChipShape(self.theme, chip, width=room)
            taken = shape.paint(painter, x, y + (self.theme.px(24) - shape.size.height()) // 2)
            step = taken.width() + self.theme.px(_GAP)
            x, room = x + step, room - step

    def _paint_small(
        self, painter: QPainter, rect: QRect, text: str, colour: str, *, marked: bool = False
    ) -> None:
        span = Span(text, ground="brasssoft" if marked else "")
        paint_line(painter, self.theme, rect=rect, spans=[span], role="small", colour=colour)

    def _second(self, row: LookupRow) -> str:
        return second_line(row, self._wording, self._today())

    def _plan(self, row: LookupRow, width: int) -> _Plan:
        key = (row, width)
        plan = self._plans.get(key)
        if plan is None:
            if len(self._plans) > 2_000:
                self._plans.clear()
            plan = self._plans[key] = self._make_plan(row, width)
        return plan

    def _make_plan(self, row: LookupRow, width: int) -> _Plan:
        px = self.theme.px
        room = width - px(56) - px(12)
        widths = [(chip, chip_width(self.theme, chip) + px(_GAP)) for chip in chips_of(row)]
        name = self._name_metrics.horizontalAdvance(row.name) + 1
        beside = name + sum(needed for _, needed in widths) <= room
        lines = _fill_lines(widths, 100_000 if beside else room)
        matched = what_matched(row)
        own_lines = 0 if beside else len(lines)
        height = px(62) if lines and beside else px(58)
        return _Plan(lines, beside, matched, height + own_lines * px(27) + (px(18) if matched else 0))

    def _forget(self) -> None:
        self._plans.clear()
        self._name_metrics = QFontMetrics(self.theme.font("body_strong"))


def _fill_lines(widths: list[tuple[ChipSpec, int]], room: int) -> tuple[tuple[ChipSpec, ...], ...]:
    """Chips into lines, each as full as it may be."""
    lines: list[list[ChipSpec]] = []
    left = 0
    for chip, needed in widths:
        if not lines or needed > left:
            lines.append([])
            left = room
        lines[-1].append(chip)
        left -= needed
    return tuple(tuple(line) for line in lines)


def row_key(row: Any) -> int:
    """What makes two rows the same one: the customer."""
    return int(row.customer_id)
