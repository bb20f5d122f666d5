"""Why they said so: the newest who wrote something, and how many wait for an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QMouseEvent

from app.core.words import gettext as _
from app.core.words import ngettext
from app.metrics.people.delegate import PersonDelegate
from app.metrics.people.rows import PersonRow
from app.ui.cards import Card
from app.ui.chips import ChipButton, ChipSpec
from app.ui.empty_state import EmptyState
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.theme.theme import Theme


class WhyCard(Card):
    """``customer_wanted`` leads to a card, ``answer_wanted`` to one who waits for an answer, 0 for all of them."""

    customer_wanted = Signal(int)
    answer_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Why they said so"))
        self.waiting = ChipButton(theme, ChipSpec("", "alert"))
        self.model = RowModel[PersonRow](say=lambda row: row.spoken, key=lambda row: row.answer_id)
        self._delegate = PersonDelegate(theme, side=0, answers=True)
        self.list = RowList(theme, self.model, self._delegate, name=_("What was said last"))
        self.model.setParent(self.list)
        self.empty = EmptyState(theme, sentence=_("Nobody wrote anything in these days."))
        self.add_to_head(self.waiting)
        self.add(self.list, 1)
        self.add(self.empty, 1)
        self.waiting.clicked.connect(lambda _checked=False: self.answer_wanted.emit(0))
        self.list.row_opened.connect(self._open)
        self.list.viewport().installEventFilter(self)
        self.show_people((), waiting=0)

    def show_people(self, rows: Sequence[PersonRow], *, waiting: int) -> None:
        """Show these, the newest first."""
        words = ngettext("{count} to answer", "{count} to answer", waiting).format(count=waiting)
        self.waiting.show_spec(ChipSpec(words, "alert"))
        self.waiting.setVisible(waiting > 0)
        self.model.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            point = event.position().toPoint()
            index = self.list.indexAt(point)
            row = self.model.row_at(index)
            if row is not None and self._delegate.is_answer(
                row, rect=self.list.visualRect(index), point=point
            ):
                self.answer_wanted.emit(row.answer_id)
                return True
        return super().eventFilter(watched, event)

    def _open(self, row: PersonRow) -> None:
        if row.waits:
            self.answer_wanted.emit(row.answer_id)
        elif row.customer_id is not None:
            self.customer_wanted.emit(row.customer_id)


def few_words() -> str:
    """Why nothing is told to go together with the score."""
    return _("Too few answers yet: ten with something and ten without it are needed.")
