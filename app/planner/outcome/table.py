"""The lines of the Outcome page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QResizeEvent

from app.moments.schemas.rows import OutcomeRow
from app.planner.outcome.delegate import ROW_HEIGHT, TwoLineDelegate
from app.planner.outcome.order import Order, order_title
from app.planner.outcome.words import (
    TwoLines,
    cost_lines,
    reaction_lines,
    return_lines,
    spoken_line,
    times_words,
)
from app.ui.row_table import Column, PagedTableModel, RowTable
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

_NAME, _REACTION = 0, 2
_WIDTHS = (240, 120, 330, 150, 330)


class OutcomeTable(RowTable):
    """``sort_wanted`` carries the order of a head that was clicked."""

    sort_wanted = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, *, name: str) -> None:
        self._lines = _lines_of(wording)
        columns = [
            Column(order_title(order), _spoken(self._lines[order]), width=width)
            for order, width in zip(Order, _WIDTHS, strict=True)
        ]
        self.outcome_model = PagedTableModel[OutcomeRow](columns)
        super().__init__(theme, self.outcome_model, name=name)
        self.outcome_model.setParent(self)
        self.head = self.horizontalHeader()
        self._delegates = [
            TwoLineDelegate(
                theme, self._lines[order], parent=self, strong=at == _NAME, with_bar=at == _REACTION
            )
            for at, order in enumerate(Order)
        ]
        for at, delegate in enumerate(self._delegates):
            self.setItemDelegateForColumn(at, delegate)
        self.head.setSectionsClickable(True)
        self.head.setStretchLastSection(False)
        self.head.sectionClicked.connect(lambda at: self.sort_wanted.emit(list(Order)[at]))
        self._raise_rows()
        theme.changed.connect(self._raise_rows)

    def show_rows(self, rows: Sequence[OutcomeRow], order: Order, *, high_first: bool) -> None:
        """Show these, and on the heads what they are sorted by; the chosen line stays chosen."""
        chosen = self.current_row
        self.outcome_model.show_rows(rows)
        way = Qt.SortOrder.DescendingOrder if high_first else Qt.SortOrder.AscendingOrder
        self.head.setSortIndicatorShown(True)
        self.head.setSortIndicator(list(Order).index(order), way)
        if chosen is not None:
            self._choose(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def viewportEvent(self, event: object) -> bool:
        """What is cut is said whole by the tooltip."""
        if isinstance(event, QHelpEvent):
            self.viewport().setToolTip(self._whole(event.pos()))
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def _whole(self, at: QPoint) -> str:
        index = self.indexAt(at)
        return str(index.data() or "").replace("<", "‹") if index.isValid() else ""

    def _choose(self, chosen: OutcomeRow) -> None:
        keys = [(row.gesture_id, row.playbook_id) for row in self.outcome_model.rows]
        key = (chosen.gesture_id, chosen.playbook_id)
        if key in keys:
            self.setCurrentIndex(self.outcome_model.index(keys.index(key), _NAME))

    def _raise_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_HEIGHT))
        self._give_room()

    def _give_room(self) -> None:
        """What the figures leave is for the names."""
        others = sum(self.columnWidth(at) for at in range(1, len(_WIDTHS)))
        self.setColumnWidth(_NAME, max(self._theme.px(_WIDTHS[_NAME]), self.viewport().width() - others))


def _lines_of(wording: Wording) -> dict[Order, Callable[[OutcomeRow], TwoLines]]:
    return {
        Order.NAME: lambda row: (row.name, ""),
        Order.TIMES: lambda row: times_words(row, wording),
        Order.REACTION: lambda row: reaction_lines(row, wording),
        Order.COST: lambda row: cost_lines(row, wording),
        Order.RETURNED: lambda row: return_lines(row, wording),
    }


def _spoken(lines: Callable[[OutcomeRow], TwoLines]) -> Callable[[OutcomeRow], str]:
    return lambda row: spoken_line(lines(row))
