"""The customers behind a figure of how they came, beside the charts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.measures.value.referral_rows import CameRow
from app.metrics.value.came.clicked import CameClicked
from app.metrics.value.came.delegate import CameDelegate, came_words
from app.metrics.value.came.view_model import CameViewModel
from app.ui.buttons import IconButton, PushButton
from app.ui.empty_state import EmptyState
from app.ui.labels import hairline, plain_label
from app.ui.reading_order import reading_order
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


class CamePanel(QFrame):
    """``customer_wanted`` leads to a card, ``left`` back to the charts."""

    customer_wanted = Signal(int)
    left = Signal()

    def __init__(self, view_model: CameViewModel, *, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self.view_model = view_model
        self._theme = theme
        self._wording = wording
        self.title = plain_label("", "card-title", wrap=True)
        self.figure = plain_label("", "small", wrap=True)
        self.leave = IconButton(theme, icon="x", name=_("Back to the charts"), size=16)
        self.model = RowModel[CameRow](say=self._say, key=lambda row: row.customer_id)
        customers = wording.words.customers_title
        self._delegate = CameDelegate(theme, wording)
        self.list = RowList(theme, self.model, self._delegate, name=customers)
        self.model.setParent(self.list)
        self.empty = EmptyState(theme, sentence=_("Nobody is behind it."), icon="users")
        self.card = PushButton(theme, _("Open the card"), kind="primary")
        self._build()
        self._connect()

    @property
    def widget(self) -> QWidget:
        """What stands beside the charts."""
        return self

    def show_people(self, clicked: object) -> None:
        """Show who is behind what was clicked."""
        if isinstance(clicked, CameClicked):
            self.title.setText(clicked.title)
            self.figure.setText(_("Reading…"))
            behind = clicked.behind
            self._delegate.tells_how = behind.referrer_id is None and len(behind.spellings) != 1
            self.view_model.show(clicked)

    def take_focus(self) -> None:
        """Put the keys onto the first of them."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read them again."""
        self.view_model.refresh()

    def close_lanes(self) -> None:
        """Ask nothing more."""
        self.view_model.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        with reading_order(self):
            return super().focusNextPrevChild(next)

    def _build(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.card)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(14))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self.figure)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(buttons)
        self.empty.hide()
        self._follow_row()

    def _connect(self) -> None:
        self.leave.clicked.connect(self.left)
        self.model.more_wanted.connect(self.view_model.read_on)
        self.list.row_chosen.connect(lambda _row: self._follow_row())
        self.list.row_opened.connect(self._open)
        self.card.clicked.connect(lambda: self._open(self.list.current_row))
        self.view_model.shown.connect(self._show)
        self.view_model.more_shown.connect(self._show_more)

    def _show(self) -> None:
        page, rows = self.view_model.page, self.view_model.rows
        if page is None:
            return
        had_keys = self.list.hasFocus()
        self.figure.setText(
            _("{customers}, who spent {amount} in all").format(
                customers=self._wording.customers(page.total), amount=self._wording.money(page.amount_minor)
            )
            if page.total
            else ""
        )
        self.model.show_rows(rows, more=self.view_model.has_more)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if had_keys and not rows:
            self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow_row()

    def _show_more(self) -> None:
        rows = self.view_model.rows
        self.model.append_rows(rows[len(self.model.rows) :], more=self.view_model.has_more)

    def _follow_row(self) -> None:
        self.card.setEnabled(self.list.current_row is not None)

    def _open(self, row: CameRow | None) -> None:
        if row is not None:
            self.customer_wanted.emit(row.customer_id)

    def _say(self, row: CameRow) -> str:
        about = came_words(row, self._wording, tells_how=self._delegate.tells_how)
        return ", ".join((row.name, about, self._wording.money(row.amount_minor)))
