"""The Guests pane: who was found at the left, the card of the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.customers.forms.own_form import OwnForm
from app.customers.list_splitter import ListSplitter
from app.customers.nobody_shown import NobodyShown
from app.customers.pane_actions import PaneDoers, add_pane_actions
from app.customers.results.panel import ResultsPanel
from app.customers.view_model import GuestsViewModel
from app.ui.actions import Actions
from app.ui.dialogs import Dialogs
from app.ui.remembered import Remembered
from app.ui.showing import is_covered
from app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.customers.capture_bar.bar import CaptureBar
    from app.customers.card.panel import CardPanel
    from app.customers.card_side import CardSide
    from app.customers.forms.customer_form import CustomerForm


class GuestsPane(QWidget):
    """Signals are for whoever wires the panes together.

    ``lookup_wanted`` asks for the cursor in the lookup field, ``attention_wanted`` to be brought to the
    front, ``import_wanted`` and ``rehearsal_wanted`` come from an empty venue. ``case_wanted`` leads to
    a case, ``moment_wanted`` to a plan (it carries a MomentKey), ``answer_wanted`` to an answer, ``new_case_wanted`` opens a case for
    whoever is shown. ``customer_opened`` follows when somebody was brought up to be worked with,
    ``customer_shown`` when the card shows somebody else. ``new_moment_wanted`` plans something for whoever
    is shown, ``surprise_wanted`` from a clue of theirs: its id and its words;
    ``rights_wanted`` asks what can be done about the data of whoever is shown.
    """

    lookup_wanted = Signal()
    attention_wanted = Signal()
    import_wanted = Signal()
    rehearsal_wanted = Signal()
    customer_shown = Signal(int)
    customer_opened = Signal(int)
    case_wanted = Signal(int)
    moment_wanted = Signal(object)
    answer_wanted = Signal(int)
    new_case_wanted = Signal()
    new_moment_wanted = Signal()
    surprise_wanted = Signal(int, str)
    rights_wanted = Signal()

    def __init__(
        self,
        view_model: GuestsViewModel,
        *,
        theme: Theme,
        actions: Actions,
        dialogs: Dialogs,
        remembered: Remembered,
    ) -> None:
        super().__init__()
        self.view_model = view_model
        self._theme = theme
        reading = view_model.reading
        self.results = ResultsPanel(view_model.lookup, theme=theme, reading=reading)
        self._dialogs = dialogs
        self._side: CardSide | None = None
        self._nobody = NobodyShown(theme)
        self._stack = QStackedWidget()
        self._own_form = OwnForm(
            self._stack,
            lambda: self.side.new_form(open_customer=view_model.open_customer, leave=self._leave_form),
        )
        self.splitter = ListSplitter(theme, left=self.results, right=self._stack)
        self._lay_out(remembered)
        self._connect()
        add_pane_actions(actions, self._doers(), new_customer=reading.wording.words.new_customer)
        view_model.start()

    @property
    def side(self) -> CardSide:
        """What is beside the list, made when the first card is shown, so that the list is there before it."""
        if self._side is None:
            from app.customers.card_side import CardSide

            view_model = self.view_model
            side = CardSide(
                view_model.models,
                theme=self._theme,
                reading=view_model.reading,
                dialogs=self._dialogs,
                notices=view_model.notices,
            )
            side.panel.left.connect(self.lookup_wanted)
            side.panel.customer_wanted.connect(view_model.open_customer)
            side.panel.case_wanted.connect(self.case_wanted)
            side.panel.moment_wanted.connect(self.moment_wanted)
            side.panel.answer_wanted.connect(self.answer_wanted)
            side.panel.new_case_wanted.connect(self.new_case_wanted)
            side.panel.new_moment_wanted.connect(self.new_moment_wanted)
            side.panel.surprise_wanted.connect(self.surprise_wanted)
            side.panel.rights_wanted.connect(self.rights_wanted)
            self._stack.addWidget(side.panel)
            self._side = side
        return self._side

    @property
    def card(self) -> CardPanel:
        """The card."""
        return self.side.panel

    @property
    def shown_id(self) -> int:
        """Whose card is on screen; 0 for nobody's."""
        return self.view_model.shown_id

    @property
    def bar(self) -> CaptureBar:
        """The line at the foot of the card."""
        return self.card.bar

    @property
    def form(self) -> CustomerForm:
        """The form for somebody new."""
        return self._own_form.form

    def look_up(self, text: str) -> None:
        """Look up what is typed in the lookup field."""
        if text:
            self._leave_form(to_lookup=False)
        self.view_model.lookup.look_up(text)

    def open_customer(self, customer_id: int) -> None:
        """Bring up somebody's card, as other panes ask for."""
        self.view_model.open_customer(customer_id)

    def add_customer(self, text: str = "") -> None:
        """Open the form for somebody new."""
        self.attention_wanted.emit()
        self._stack.setCurrentWidget(self.form)
        self.form.start(text or self.view_model.lookup.text)

    def refresh(self) -> None:
        """Read everything again."""
        self.view_model.refresh()

    def change_hands(self, before: int, now: int) -> None:
        """Somebody else is at the desk: what the one before began to write waits unseen until they are back."""
        was_open = self._own_form.is_open
        self._leave_form(to_lookup=False)
        self._own_form.change_hands(before, now, was_open=was_open)
        if self._side is not None:
            self.view_model.capture.change_hands(before, now)
            self.card.change_hands(before, now)

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self.view_model.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.lookup_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, remembered: Remembered) -> None:
        self._stack.addWidget(self._nobody)
        remembered.splitter("guests", self.splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.setFocusProxy(self.results.list)

    def _connect(self) -> None:
        view_model = self.view_model
        self.results.opened.connect(view_model.open_customer)
        self.results.new_wanted.connect(self.add_customer)
        self.results.import_wanted.connect(self.import_wanted)
        self.results.rehearsal_wanted.connect(self.rehearsal_wanted)
        self._nobody.action_wanted.connect(self.lookup_wanted)
        view_model.card_shown.connect(self._show_card)
        view_model.card_gone.connect(
            lambda why: self._nobody.take_place(why, within=self._stack, unless=self._own_form.is_open)
        )
        view_model.card_awaited.connect(self._nobody.promise)
        view_model.opened.connect(self._work_on)

    def _show_card(self, is_other: object) -> None:
        self.card.show_card(is_other=bool(is_other))
        if is_other or self._stack.currentWidget() is self._nobody:
            self._stack.setCurrentWidget(self.card)
            self.customer_shown.emit(self.view_model.shown_id)

    def _work_on(self, customer_id: int) -> None:
        self.attention_wanted.emit()
        self.results.mark(customer_id)
        if self.view_model.shown_id:
            self._stack.setCurrentWidget(self.card)
        if not is_covered(self):
            self.bar.take_focus()
        self.customer_opened.emit(customer_id)

    def _leave_form(self, *, to_lookup: bool = True) -> None:
        if self._own_form.is_open:
            self._stack.setCurrentWidget(self.card if self.view_model.shown_id else self._nobody)
            if to_lookup:
                self.lookup_wanted.emit()

    def _doers(self) -> PaneDoers:
        def on_card(run: Callable[[CardSide], object]) -> Callable[[], object]:
            return partial(self._on_card, run)

        return PaneDoers(
            new_customer=self.add_customer,
            capture=on_card(lambda side: side.panel.bar.take_focus()),
            log=on_card(lambda side: side.panel.forms.log_touchpoint()),
            promise=on_card(lambda side: side.panel.forms.make_promise()),
            preference=on_card(lambda side: side.panel.forms.add_preference()),
            attach=on_card(lambda side: side.files.choose()),
            rename=on_card(lambda side: side.panel.header.names.name.begin()),
            arrived=on_card(lambda side: side.models.card.note_arrival()),
            departed=on_card(lambda side: side.models.card.note_departure()),
            archive=on_card(lambda side: side.models.card.turn_archived()),
        )

    def _on_card(self, run: Callable[[CardSide], object]) -> None:
        """Do something to the customer shown, in sight of the person who asked for it."""
        if self.view_model.shown_id:
            self.attention_wanted.emit()
            self._stack.setCurrentWidget(self.card)
            run(self.side)
        else:
            self.lookup_wanted.emit()
