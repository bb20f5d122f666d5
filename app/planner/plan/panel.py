"""One moment beside the agenda: its head and its buttons stay, everything between them scrolls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.occasions.schemas import MomentKey
from app.planner.plan.alert_bands import AlertBands
from app.planner.plan.body import PlanBody
from app.planner.plan.doing import PlanDoing
from app.planner.plan.foot import PlanFoot
from app.planner.plan.forms import PlanForms
from app.planner.plan.head import PlanHead
from app.planner.plan.more_menu import more_entries
from app.planner.plan.panel_actions import add_plan_actions
from app.planner.plan.view_model import PlanViewModel
from app.ui.actions import Actions
from app.ui.dialogs import Dialogs
from app.ui.empty_state import EmptyState
from app.ui.line_menu import line_menu
from app.ui.side_panel import PanelRoom, SidePanel, TakesFiles
from app.ui.theme.theme import Theme

_ROOM = PanelRoom(top=16, gap=12, head_gap=10, most_head=0.42)


class PlanPanel(SidePanel):
    """``customer_wanted`` leads to a card, ``closed_panel`` back to the agenda.

    ``card_wanted`` and ``task_sheet_wanted`` ask for a moment on paper, a card with the words for its inside. ``sight_wanted`` carries the key
    of a moment to be brought up: something was to be done to it, and nobody sees it.
    """

    customer_wanted = Signal(int)
    card_wanted = Signal(int, str)
    task_sheet_wanted = Signal(int)
    sight_wanted = Signal(object)

    def __init__(
        self, view_model: PlanViewModel, *, theme: Theme, dialogs: Dialogs, actions: Actions
    ) -> None:
        super().__init__(
            theme,
            room=_ROOM,
            back_words=_("Back to the moment"),
            empty=EmptyState(
                theme, sentence=_("Choose a moment to see ideas for it and to plan it."), icon="cake"
            ),
        )
        self.view_model = view_model
        reading = view_model.reading
        self.head = PlanHead(theme, reading)
        self.bands = AlertBands(theme, reading)
        self.body = PlanBody(theme, view_model, dialogs=dialogs)
        self.foot = PlanFoot(theme, reading)
        self.forms = PlanForms(
            view_model, theme=theme, body=self.body, page=self.page.slot, print_card=self._ask_card
        )
        self.doing = PlanDoing(view_model, body=self.body, forms=self.forms)
        self._wants_keys = False
        self.setAcceptDrops(True)
        self.put_together(
            self.head,
            self.bands,
            body=self.body,
            foot=self.foot,
            slots=self.forms.slots,
            moves_band=True,
        )
        self._connect()
        add_plan_actions(
            actions,
            self.doing,
            forms=self.forms,
            body=self.body,
            in_sight=self._do_in_sight,
            card=self._ask_card,
            task_sheet=self._ask_sheet,
        )
        self._show_none()

    def show_key(self, key: MomentKey | None) -> None:
        """Show a moment, or none."""
        self.view_model.show_key(key)

    def take_focus(self) -> None:
        """Put the keys onto what comes next, as soon as it is read."""
        self._wants_keys = self.view_model.is_awaited
        super().take_focus()

    @property
    def first_widget(self) -> QWidget:
        line = next(iter(self.body.ideas.lines.widgets), None)
        if not self.view_model.moment_id and line is not None:
            return line.use  # type: ignore[attr-defined,no-any-return]  # only ideas stand there
        return super().first_widget

    @property
    def takes_files(self) -> TakesFiles | None:
        return self.body.ending.at_hand if self.view_model.moment_id else None

    def _show(self, is_other: bool) -> None:
        shown = self.view_model.now_shown
        if shown is None:
            return
        band_had_keys = self.bands.moving.hasFocus()
        self._show_whole()
        self.head.show_moment(shown)
        self.bands.show_moment(shown)
        self.page.slot.show_for(shown.about)
        self.body.show_moment(shown, is_other=is_other)
        self.foot.show_moment(shown)
        if is_other:
            self._show_top()
        self._place_head()
        if self._wants_keys or (band_had_keys and not self.bands.moving.hasFocus()):
            self.take_focus()

    def _connect(self) -> None:
        self.view_model.shown.connect(self._show)
        self.view_model.gone.connect(self._show_none)
        self.head.customer_wanted.connect(self.customer_wanted)
        self.bands.day_wanted.connect(self.view_model.choose_day)
        self.body.ending.picture_wanted.connect(self._show_picture)
        self.foot.card_wanted.connect(self._ask_card)
        self.foot.note_wanted.connect(self.forms.write_note)
        self.foot.more_wanted.connect(self._open_more)
        self.foot.skip_wanted.connect(self.forms.skip)
        self.foot.next_wanted.connect(self.doing.do_next)

    def _open_more(self) -> None:
        shown = self.view_model.now_shown
        if shown is not None:
            reading = self.view_model.reading
            entries = more_entries(
                shown, reading, doing=self.doing, forms=self.forms, task_sheet=self._ask_sheet
            )
            button = self.foot.more
            line_menu(self, entries).popup(button.mapToGlobal(button.rect().topLeft()))

    def _ask_card(self, message: str = "") -> None:
        if self.view_model.moment_id:
            self.card_wanted.emit(self.view_model.moment_id, message)

    def _ask_sheet(self) -> None:
        if self.view_model.moment_id:
            self.task_sheet_wanted.emit(self.view_model.moment_id)

    def _do_in_sight(self, run: Callable[[], object]) -> None:
        """A moment that is out of sight is brought up first, and done nothing to before it was seen."""
        shown = self.view_model.now_shown
        if self.isVisible():
            run()
        elif shown is not None:
            self.sight_wanted.emit(shown.key)
