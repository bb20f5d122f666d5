"""The line of days and filters, with what is kept under a name."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.days import Days
from app.core.words import gettext as _
from app.metrics.applied import days_words
from app.metrics.bar.explained import Explained
from app.metrics.bar.filter_chips import FilterChips
from app.metrics.bar.rolling_form import RollingForm
from app.metrics.choices import MetricsChoices
from app.metrics.periods import Span, span_words
from app.metrics.state import MetricsState
from app.ui.buttons import IconButton
from app.ui.card_slot import CardSlot
from app.ui.days_form import DaysForm
from app.ui.labels import plain_label
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_WIDE = 860


class NarrowingBar(QWidget):
    """``state_wanted`` carries the MetricsState that somebody wants; ``views_wanted`` asks for the saved ones.

    ``slot`` is where the forms for other days open.
    """

    state_wanted = Signal(object)
    views_wanted = Signal()

    def __init__(self, theme: Theme, reading: Reading, *, slot: CardSlot) -> None:
        super().__init__()
        self._theme = theme
        self._slot = slot
        self._reading = reading
        self._state = MetricsState()
        everybody = _("All {customers}").format(customers=reading.wording.words.customers_title.lower())
        self.spans = Segmented([(span, span_words(span)) for span in Span], name=_("Days that are shown"))
        self.chips = FilterChips(theme, everybody=everybody)
        self.days = plain_label("", "faint")
        self.saved = IconButton(theme, icon="bookmark", name=_("Saved views"))
        self.help = IconButton(theme, icon="circle-help", name=_("How it is counted"))
        self.chosen_form = DaysForm(theme, title=_("Between two days"), from_words=_("From"))
        self.rolling_form = RollingForm(theme)
        for form in (self.chosen_form, self.rolling_form):
            form.setParent(slot)
            form.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._is_wide: bool | None = None
        self._arrange()
        self._connect()

    def show_state(self, state: MetricsState) -> None:
        """Say which days and filters apply."""
        self._state = state
        self.spans.choose(state.span)
        self.chips.show_state(state)
        today = self._reading.today
        self.days.setText(days_words(state.days_at(today), self._reading.wording, today=today))

    def show_choices(self, choices: MetricsChoices) -> None:
        """What can be chosen from now on."""
        self.chips.show_choices(choices)

    @cached_property
    def explained(self) -> Explained:
        """How it is counted, made when it is first asked for."""
        explained = Explained(self._theme)
        explained.left.connect(self._leave_explained)
        return explained

    def explain(self) -> None:
        """Say how it is counted, or stop saying so."""
        if self._slot.shown is self.explained:
            self._leave_explained()
            return
        self._slot.put_in(self.explained)
        self.explained.start()

    def take_focus(self) -> None:
        """Put the keys onto the days."""
        self.spans.button(self.spans.current).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_WIDE)
        if wide == self._is_wide:
            return
        self._is_wide = wide
        grid, middle = self._grid, Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.spans, 0, 0, 1, 1 if wide else 3, middle)
        grid.addWidget(self.saved, 0, 3, middle)
        grid.addWidget(self.help, 0, 4, middle)
        grid.addWidget(self.chips, 0 if wide else 1, 1 if wide else 0, 1, 1 if wide else 2, middle)
        grid.addWidget(self.days, 0 if wide else 1, 2, middle | Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self.spans.chosen.connect(self._choose)
        self.chips.state_wanted.connect(self.state_wanted)
        self.saved.clicked.connect(self.views_wanted)
        self.help.clicked.connect(self.explain)
        self.chosen_form.days_chosen.connect(self._take_days)
        self.rolling_form.number_chosen.connect(self._take_number)
        for form in (self.chosen_form, self.rolling_form):
            form.left.connect(self._leave_form)

    def _choose(self, key: str) -> None:
        span = Span(key)
        if span is Span.CHOSEN:
            self._slot.put_in(self.chosen_form)
            self.chosen_form.start(self._state.days_at(self._reading.today))
        elif span is Span.ROLLING:
            self._slot.put_in(self.rolling_form)
            self.rolling_form.start(self._state.rolling)
        else:
            self._slot.empty()
            self.state_wanted.emit(replace(self._state, span=span))

    def _take_days(self, days: Days) -> None:
        self.state_wanted.emit(replace(self._state, span=Span.CHOSEN, days=days))

    def _take_number(self, number: int) -> None:
        self.state_wanted.emit(replace(self._state, span=Span.ROLLING, rolling=number))

    def _leave_explained(self) -> None:
        self._slot.empty()
        self.help.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        self._slot.empty()
        self.spans.choose(self._state.span)
        self.take_focus()
