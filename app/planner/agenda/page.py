"""The middle of the pane: what is coming, how it is narrowed, and what stands there when it is nothing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.planner.agenda.empty_words import WayOut, empty_words
from app.planner.agenda.head import AgendaHead
from app.planner.agenda.items import RowItem, items_of
from app.planner.agenda.list import AgendaList
from app.planner.view_model import PlannerViewModel
from app.ui.empty_state import EmptyState
from app.ui.theme.theme import Theme
from app.wording.calendar_words import long_day


class AgendaPage(QFrame):
    """``moment_chosen`` and ``moment_opened`` carry an AgendaRow; ``plan_wanted`` asks for a new plan."""

    moment_chosen = Signal(object)
    moment_opened = Signal(object)
    plan_wanted = Signal()

    def __init__(self, view_model: PlannerViewModel, *, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self._view_model = view_model
        self._theme = theme
        self.head = AgendaHead(theme)
        self.list = AgendaList(
            theme, reading=view_model.reading, say_line=view_model.say_line, name=_("What is coming")
        )
        self.empty = EmptyState(theme, sentence="", icon="cake")
        self._way_out = WayOut.PLAN
        self._stack = QStackedLayout()
        self._build()
        self._connect()
        self._show_state()

    def take_focus(self) -> None:
        """Put the keys onto the list, or onto the one way on where it is empty."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Choose the first moment where none is chosen."""
        first = next((item for item in self.list.agenda_model.rows if isinstance(item, RowItem)), None)
        if first is not None and self.list.current_moment is None:
            self.list.choose_moment(first.row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._view_model.state.day is not None:
            self._view_model.show_coming()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        holder = QWidget()
        holder.setLayout(self._stack)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(holder, 1)

    def _connect(self) -> None:
        view_model = self._view_model
        view_model.agenda_shown.connect(lambda _is_new: self._show_items())
        view_model.day_added.connect(self._show_added)
        view_model.state_changed.connect(self._show_state)
        view_model.day_turned.connect(self._show_state)
        view_model.choices_shown.connect(lambda: self.head.filters.show_choices(view_model.choices))
        self.head.filters.state_wanted.connect(view_model.show_state)
        self.head.days_chosen.connect(view_model.show_coming)
        self.head.back_wanted.connect(view_model.show_coming)
        self.list.moment_chosen.connect(self.moment_chosen)
        self.list.moment_opened.connect(self.moment_opened)
        self.list.more_wanted.connect(view_model.ask_more)
        self.empty.action_wanted.connect(self._go_on)

    def _show_state(self) -> None:
        view_model, state = self._view_model, self._view_model.state
        title = _("Coming up")
        if state.day is not None:
            today, language = view_model.reading.today, view_model.reading.wording.language
            title = long_day(state.day, language, today=today)
        self.head.show_state(state, title=title)

    def _show_items(self) -> None:
        view_model = self._view_model
        items = items_of(
            view_model.days,
            view_model.missed,
            today=view_model.reading.today,
            one_day=view_model.state.day is not None,
        )
        self.list.agenda_model.show_rows(items)
        if items:
            self._show(self.list)
        else:
            words = empty_words(view_model.state, view_model.reading)
            self._way_out = words.way_out
            self.empty.set_words(sentence=words.sentence, more=words.more, action=words.action)
            self._show(self.empty)

    def _show(self, part: QWidget) -> None:
        """Bring the list or its stand-in up; the keys go along."""
        before = self._stack.currentWidget()
        had_keys = before is not None and before is not part and _has_keys(before)
        self._stack.setCurrentWidget(part)
        if had_keys:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_added(self, on: date) -> None:
        """Show further rows of a day and go on with the first of them."""
        known = {item.row.key for item in self.list.agenda_model.rows if isinstance(item, RowItem)}
        self._show_items()
        rows = [row for day in self._view_model.days if day.on == on for row in day.rows]
        first = next((row for row in rows if row.key not in known), rows[-1] if rows else None)
        if first is not None:
            self.list.choose_moment(first.key)

    def _go_on(self) -> None:
        view_model = self._view_model
        if self._way_out is WayOut.WIDEN:
            view_model.show_state(view_model.state.widened())
        else:
            self.plan_wanted.emit()


def _has_keys(part: QWidget) -> bool:
    focused: QWidget | None = part.window().focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))
