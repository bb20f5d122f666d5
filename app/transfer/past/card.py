"""The list of past imports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStackedWidget

from app.core.words import gettext as _
from app.transfer.importing.schemas import BatchRow, UndoReport
from app.transfer.list_card import ListCard
from app.transfer.outcome.words import answers, kept_reasons, new_people
from app.transfer.past.view_model import PastImportsViewModel
from app.ui.chips import ChipSpec, chip_width, paint_chip
from app.ui.empty_state import EmptyState
from app.ui.row_list import RowDelegate, RowList, RowLook
from app.ui.row_model import RowModel
from app.ui.spans import Span, SpanText, paint_line
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


@dataclass(frozen=True)
class PastImport:
    """A batch with what became of it when it was taken back."""

    batch: BatchRow
    report: UndoReport | None = None


class PastImportsCard(ListCard):
    """``undo_wanted`` gives the BatchRow that somebody wants to take back."""

    undo_wanted = Signal(object)

    def __init__(self, view_model: PastImportsViewModel, *, theme: Theme, wording: Wording) -> None:
        super().__init__(theme, _("Past imports"))
        self._view_model = view_model
        words = PastWords(wording)
        self._model: RowModel[PastImport] = RowModel(
            say=words.spoken, key=lambda past: past.batch.id, parent=self
        )
        self._delegate = _PastDelegate(theme, words)
        self.list = _PastList(theme, self._model, self._delegate, name=_("Past imports"))
        self._nothing = EmptyState(
            theme,
            sentence=_("Nothing was imported yet"),
            more=_("Every import is listed here, and can be taken back as a whole."),
            icon="history",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self.add(self._stack, 1)
        self.list.undo_pressed.connect(self._want_undo)
        view_model.read.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it is now."""
        reports = self._view_model.reports
        rows = [PastImport(batch, reports.get(batch.id)) for batch in self._view_model.batches]
        self._model.show_rows(rows)
        self._stack.setCurrentWidget(self.list if rows else self._nothing)

    def _want_undo(self, past: PastImport) -> None:
        if not past.batch.undone:
            self.undo_wanted.emit(past.batch)


class PastWords:
    """The words of a row."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def files(self, past: PastImport) -> str:
        """Which files."""
        return ", ".join(past.batch.file_names)

    def about(self, past: PastImport) -> str:
        """When, who and how many."""
        batch, wording = past.batch, self._wording
        parts = [wording.instant(batch.imported_at), batch.staff_name]
        if batch.customers_added or not batch.answers_added:
            parts.append(new_people(batch.customers_added, wording))
        if batch.visits_added:
            parts.append(wording.words.visits(batch.visits_added, wording.number(batch.visits_added)))
        if batch.answers_added:
            parts.append(answers(batch.answers_added, wording))
        return " · ".join(part for part in parts if part)

    def kept(self, past: PastImport) -> str:
        """What stayed when it was taken back, and why; empty when nothing did."""
        return " ".join(kept_reasons(past.report, self._wording)) if past.report is not None else ""

    def chip(self, past: PastImport) -> ChipSpec:
        """What can be done with it, or that it was taken back."""
        if past.batch.undone:
            return ChipSpec(_("Taken back"), "neutral")
        return ChipSpec(_("Undo…"), "brand", icon="undo-2")

    def spoken(self, past: PastImport) -> str:
        """The whole row."""
        state = _("taken back") if past.batch.undone else _("Enter to undo")
        return ", ".join(filter(None, (self.files(past), self.about(past), state, self.kept(past))))


class _PastDelegate(RowDelegate):
    def __init__(self, theme: Theme, words: PastWords) -> None:
        super().__init__(theme, height=55)
        self.words = words

    def row_height(self, row: Any, width: int) -> int:
        kept = self._kept(row, width)
        return super().row_height(row, width) + (kept.size.height() + self.theme.px(6) if kept else 0)

    def chip_rect(self, rect: QRect, row: Any) -> QRect:
        """Where the chip of a row is."""
        width = chip_width(self.theme, self.words.chip(row))
        pad = self.theme.px(14)
        return QRect(rect.right() - pad - width, rect.y(), width + 1, self.theme.px(55) - 1)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        del look
        theme = self.theme
        chip = self.chip_rect(rect, row)
        paint_chip(painter, theme, spec=self.words.chip(row), rect=chip)
        left, top = rect.x() + theme.px(14), rect.y() + theme.px(6)
        upper = QRect(left, top, chip.x() - left - theme.px(10), theme.px(22))
        lower = upper.translated(0, upper.height())
        paint_line(painter, theme, rect=upper, spans=[Span(self.words.files(row), bold=True)])
        paint_line(
            painter, theme, rect=lower, spans=[Span(self.words.about(row))], role="small", colour="ink2"
        )
        kept = self._kept(row, rect.width())
        if kept is not None:
            painter.setPen(theme.colour("brass"))
            kept.paint(painter, left, lower.bottom() + theme.px(4))

    def _kept(self, row: Any, width: int) -> SpanText | None:
        words = self.words.kept(row)
        room = width - 2 * self.theme.px(14)
        return SpanText(self.theme, [Span(words)], width=room, role="small") if words else None


class _PastList(RowList):
    undo_pressed = Signal(object)

    def __init__(self, theme: Theme, model: RowModel[Any], delegate: _PastDelegate, *, name: str) -> None:
        super().__init__(theme, model, delegate, name=name)
        self._past = delegate

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.current_row
        if index.isValid() and row is not None:
            chip = self._past.chip_rect(self.visualRect(index), row)
            if chip.contains(event.position().toPoint()) and event.button() == Qt.MouseButton.LeftButton:
                self.undo_pressed.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete):
            if self.current_row is not None:
                self.undo_pressed.emit(self.current_row)
        else:
            super().keyPressEvent(event)
