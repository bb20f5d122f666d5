"""The lines of the list of backups."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.safekeeping.schemas import BackupRow
from app.safekeeping.words import facts_words, proof_words, spoken, when_words, why_words
from app.storage.backups.names import Why
from app.ui.chips import ChipShape, ChipSpec
from app.ui.row_list import RowDelegate, RowList, RowLook
from app.ui.row_model import RowModel
from app.ui.spans import Span, SpanText
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_PAD, _TOP, _GAP = 14, 9, 2


class BackupDelegate(RowDelegate):
    """When and why, what is in it, and whether it is proven."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme)
        self._reading = reading

    def row_height(self, row: BackupRow, width: int) -> int:
        head, facts = self._texts(row, width)
        return head.size.height() + facts.size.height() + self.theme.px(2 * _TOP + _GAP)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: BackupRow, look: RowLook) -> None:
        del look
        px = self.theme.px
        head, facts = self._texts(row, rect.width())
        left, top = rect.x() + px(_PAD), rect.y() + px(_TOP)
        painter.setPen(self.theme.colour("ink"))
        head.paint(painter, left, top)
        painter.setPen(self.theme.colour("ink2"))
        facts.paint(painter, left, top + head.size.height() + px(_GAP))
        chip = self._chip(row)
        chip.paint(painter, rect.right() - px(_PAD) - chip.size.width(), top)

    def _texts(self, row: BackupRow, width: int) -> tuple[SpanText, SpanText]:
        room = max(self.theme.px(80), width - self.theme.px(2 * _PAD))
        beside = max(self.theme.px(80), room - self._chip(row).size.width() - self.theme.px(8))
        wording = self._reading.wording
        head = [
            Span(when_words(row, self._reading), bold=True),
            Span(f"  {why_words(row.why)}", small=True, colour="ink2"),
        ]
        return (
            SpanText(self.theme, head, width=beside),
            SpanText(self.theme, [Span(facts_words(row, wording))], width=room, role="small"),
        )

    def _chip(self, row: BackupRow) -> ChipShape:
        words = proof_words(row)
        if row.damaged:
            return ChipShape(self.theme, ChipSpec(words, "alert", icon="triangle-alert"))
        if row.proven_at is not None and row.why is not Why.ASIDE and not row.of_another:
            return ChipShape(self.theme, ChipSpec(words, "good", icon="shield-check"))
        return ChipShape(self.theme, ChipSpec(words))


class BackupList(RowList):
    """Everything that can be gone back to, the newest first."""

    def __init__(self, theme: Theme, reading: Reading, *, name: str) -> None:
        self.model_of_rows: RowModel[BackupRow] = RowModel(
            say=lambda row: spoken(row, reading), key=lambda row: row.path
        )
        super().__init__(theme, self.model_of_rows, BackupDelegate(theme, reading), name=name)
        self.model_of_rows.setParent(self)

    def show_rows(self, rows: tuple[BackupRow, ...]) -> None:
        """Show these; the one that was chosen stays chosen, else it is the newest."""
        self.model_of_rows.show_rows(rows)
        if rows and self.current_row is None:
            self.choose(rows[0].path)
