"""The lines of a catalogue: what is offered, and what is offered no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.core.text_folding import fold
from app.core.words import gettext as _
from app.ui.chips import ChipShape, ChipSpec
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, SpanText
from app.ui.theme.theme import Theme

_PAD, _GAP = 14, 6


@dataclass(frozen=True)
class Line:
    """A name with what is said of it below and chips after that; ``row`` is what it was read from.

    ``gone`` is what the last chip says of one that is not active any more.
    """

    id: int
    name: str
    facts: str
    active: bool
    row: Any
    chips: tuple[str, ...] = ()
    gone: str = ""

    @property
    def words(self) -> str:
        """The line for people who listen."""
        ends = () if self.active else (self.gone or _("offered no more"),)
        return ", ".join(filter(None, (self.name, self.facts, *self.chips, *ends)))

    def has(self, text: str) -> bool:
        """Whether all these words are in it."""
        words = fold(self.words)
        return all(part in words for part in fold(text).split())


@dataclass(frozen=True)
class _Plan:
    name: SpanText
    facts: SpanText | None
    chips: tuple[tuple[int, int, ChipShape], ...]
    height: int


class LineDelegate(RowDelegate):
    """Paints a line, everything on it wrapped and nothing cut."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._plans: dict[tuple[int, str, bool, int], _Plan] = {}
        theme.changed.connect(self._plans.clear)

    def row_height(self, row: Line, width: int) -> int:
        return self._plan(row, width).height

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Line, look: RowLook) -> None:
        del look
        px = self.theme.px
        plan = self._plan(row, rect.width())
        left, top = rect.x() + px(_PAD), rect.y() + px(9)
        painter.setPen(self.theme.colour("ink" if row.active else "ink2"))
        plan.name.paint(painter, left, top)
        if plan.facts is not None:
            painter.setPen(self.theme.colour("ink2"))
            plan.facts.paint(painter, left, top + plan.name.size.height() + px(2))
        for x, y, shape in plan.chips:
            shape.paint(painter, left + x, rect.y() + y)

    def _plan(self, row: Line, width: int) -> _Plan:
        key = (row.id, row.words, row.active, width)
        if key not in self._plans:
            if len(self._plans) > 2_000:
                self._plans.clear()
            self._plans[key] = self._make_plan(row, width)
        return self._plans[key]

    def _make_plan(self, row: Line, width: int) -> _Plan:
        px = self.theme.px
        room = max(px(60), width - 2 * px(_PAD))
        name = SpanText(self.theme, [Span(row.name, bold=row.active)], width=room)
        facts = SpanText(self.theme, [Span(row.facts)], width=room, role="small") if row.facts else None
        bottom = px(9) + name.size.height() + (facts.size.height() + px(2) if facts else 0)
        chips: list[tuple[int, int, ChipShape]] = []
        at, top = 0, bottom
        specs = [ChipSpec(words, "brass") for words in row.chips]
        specs += [] if row.active else [ChipSpec(row.gone or _("Offered no more"), "neutral", "archive")]
        for spec in specs:
            shape = ChipShape(self.theme, spec, width=room, wrap=True)
            if not chips or at + shape.size.width() > room:
                at, top = 0, bottom + px(5)
            chips.append((at, top, shape))
            at += shape.size.width() + px(_GAP)
            bottom = max(bottom, top + shape.size.height())
        return _Plan(name, facts, tuple(chips), bottom + px(10))


def matching(lines: Sequence[Line], text: str) -> list[Line]:
    """The lines with all words of a text in them; what is offered no more comes last."""
    found = [line for line in lines if line.has(text)]
    return sorted(found, key=lambda line: not line.active)
