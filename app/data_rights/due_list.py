"""What rules of retention would take, and what stays all the same, line by line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.core.words import gettext as _
from app.data_rights.layout import share_out
from app.data_rights.words import kept_words, standing_words, who_words
from app.law.schemas.retention import Due, RetentionPlan
from app.ui.chips import ChipSpec
from app.ui.row_table import Column, PagedTableModel, RowTable
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

_DAY = 120
_SHARES = {0: 0.29, 2: 0.4, 3: 0.31}
_LEAST_HEIGHT = 300


class DueList(QFrame):
    """What stays comes first, with its reason; ``card_wanted`` leads to whom a line is about."""

    card_wanted = Signal(int)

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self.model: PagedTableModel[Due] = PagedTableModel(_columns(wording), self)
        self.table = RowTable(theme, self.model, name=_("What would go"))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        self.table.row_opened.connect(self._open)
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.table)
        theme.changed.connect(self._fit_columns)

    def show_plan(self, plan: RetentionPlan | None) -> None:
        """Show these; out of sight where there are none."""
        rows = () if plan is None else (*plan.staying, *plan.going)
        self.model.show_rows(rows)
        self.setVisible(bool(rows))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        share_out(self.table, fixed={1: self._theme.px(_DAY)}, shares=_SHARES)

    def _open(self, row: Due) -> None:
        if row.customer_id is not None:
            self.card_wanted.emit(row.customer_id)


def _columns(wording: Wording) -> list[Column[Due]]:
    return [
        Column(wording.words.customer.capitalize(), who_words, strong=True),
        Column(_("Nothing since"), lambda row: wording.day(row.since)),
        Column(_("Rule"), lambda row: kept_words(row.kind)),
        Column(_("Why it stays"), _stays, chip=_chip),
    ]


def _stays(row: Due) -> str:
    return standing_words(row.blocked) if row.blocked is not None else ""


def _chip(row: Due) -> ChipSpec | None:
    return ChipSpec(_stays(row), "brass") if row.blocked is not None else None
