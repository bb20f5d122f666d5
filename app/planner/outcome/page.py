"""The Outcome page: what gestures and playbooks cost, how they were taken, and who came back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.planner.outcome.order import Order, order_title
from app.planner.outcome.table import OutcomeTable
from app.planner.outcome.view_model import About, OutcomeViewModel
from app.planner.outcome.words import together_words
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.choice_box import ChoiceBox
from app.ui.empty_state import EmptyState
from app.ui.labels import plain_label
from app.ui.segmented import Segmented
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme

_EMPTY, _TABLE = 0, 1


class OutcomePage(QWidget):
    """``export_wanted`` carries what is looked at, and the lines in sight in their order."""

    export_wanted = Signal(object, object)

    def __init__(self, view_model: OutcomeViewModel, *, theme: Theme) -> None:
        super().__init__()
        self.view_model = view_model
        self._theme = theme
        self.about = Segmented([(each, _about_words(each)) for each in About], name=_("What is looked at"))
        self.order = ChoiceBox()
        self.status = plain_label("", "faint")
        self.stop = PushButton(theme, _("Stop"), icon="x")
        self.export = PushButton(theme, _("Export…"), icon="file-down")
        self.table = OutcomeTable(theme, view_model.reading.wording, name=_("What came of it"))
        self.empty = EmptyState(theme, sentence=_("Counting…"), icon="chart-line", action=_("Count now"))
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self._show_reading(is_reading=False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view_model.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.view_model.look_away()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keys onto the lines, or onto what is looked at where there are none."""
        if self.view_model.rows:
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.about.button(self.about.current).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        px = self._theme.px
        self.order.setAccessibleName(_("Sorted by"))
        for order in Order:
            self.order.addItem(_("Sorted by: {order}").format(order=order_title(order)))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.about, 100, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        for part in (self.status, self.stop, self.order, self.export):
            head.addWidget(part)
        card = Card(padding=1)
        card.add(self.table, 1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(16))
        column.setSpacing(px(10))
        column.addLayout(head)
        column.addWidget(SpanLabel(self._theme, [Span(together_words())], role="small", colour="ink2"))
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        view_model = self.view_model
        self.about.chosen.connect(lambda key: view_model.choose(About(key)))
        self.order.activated.connect(lambda at: self._sort(list(Order)[at]))
        self.table.sort_wanted.connect(view_model.sort_by)
        self.stop.clicked.connect(view_model.stop)
        self.empty.action_wanted.connect(self._begin_again)
        self.export.clicked.connect(lambda: self.export_wanted.emit(view_model.about, view_model.rows))
        view_model.shown.connect(self._show)
        view_model.reading_changed.connect(lambda is_reading: self._show_reading(is_reading=is_reading))

    def _sort(self, order: Order) -> None:
        if order is not self.view_model.order:
            self.view_model.sort_by(order)

    def _begin_again(self) -> None:
        if self.view_model.is_read:
            self.view_model.choose(_other(self.view_model.about))
            self.about.choose(self.view_model.about)
        else:
            self.view_model.refresh()

    def _show(self) -> None:
        view_model = self.view_model
        focused = QApplication.focusWidget()
        had_keys = focused is not None and self._stack.isAncestorOf(focused)
        self.table.show_rows(view_model.rows, view_model.order, high_first=view_model.high_first)
        self.order.setCurrentIndex(list(Order).index(view_model.order))
        self._stack.setCurrentIndex(_TABLE if view_model.rows else _EMPTY)
        self.export.setEnabled(bool(view_model.rows))
        if not view_model.rows:
            self._say_nothing()
        if had_keys:
            self.take_focus()

    def _show_reading(self, *, is_reading: bool) -> None:
        view_model = self.view_model
        self.stop.setVisible(is_reading)
        self.status.setText(_("Counting…") if is_reading else "")
        self.export.setEnabled(bool(view_model.rows))
        if view_model.is_read:
            return
        self._stack.setCurrentIndex(_EMPTY)
        if is_reading:
            self.empty.set_words(sentence=_("Counting…"))
        else:
            self.empty.set_words(sentence=_("Nothing was counted."), action=_("Count now"))

    def _say_nothing(self) -> None:
        if self.view_model.about is About.GESTURES:
            sentence = _("No gesture was part of a delivered moment yet.")
        else:
            sentence = _("No moment was delivered by a playbook yet.")
        self.empty.set_words(
            sentence=sentence,
            more=_("Once moments are delivered, what they cost and how they were taken stands here."),
            action=_("Look at {others}").format(others=_about_words(_other(self.view_model.about))),
        )


def _other(about: About) -> About:
    return About.PLAYBOOKS if about is About.GESTURES else About.GESTURES


def _about_words(about: About) -> str:
    return {About.GESTURES: _("Gestures"), About.PLAYBOOKS: _("Playbooks")}[about]
