"""The quick plan of one window: how it finds people, what it offers, and what it writes with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.own_forms import OwnForms
from app.bootstrap.window_parts import WindowParts
from app.core.words import gettext as _

if TYPE_CHECKING:
    from app.core.cancelling import Cancellation
    from app.occasions.schemas import AgendaRow, MomentKey
    from app.planner.quick.overlay import QuickPlan
    from app.planner.quick.sources import QuickSources
    from app.venue.workplace import Workplace

AHEAD_DAYS = 120
"""So far ahead somebody's days are offered."""


class QuickPlanning:
    """Opens the quick plan over a window, made when it is first wanted.

    ``customer_on_screen`` tells whose card is shown; 0 where none is. ``planned`` is told of each new plan,
    ``open_plan`` leads to one that was there before, ``write_date`` has a day of somebody's written down.
    """

    def __init__(
        self,
        parts: Callable[[], WindowParts],
        *,
        customer_on_screen: Callable[[], int],
        planned: Callable[[MomentKey], None],
        open_plan: Callable[[MomentKey], None],
        write_date: Callable[[int], None],
    ) -> None:
        self._parts = parts
        self._customer_on_screen = customer_on_screen
        self._planned = planned
        self._open_plan = open_plan
        self._write_date = write_date
        self._window: QWidget | None = None
        self._forms: OwnForms[QuickPlan] = OwnForms(parts, self._build)

    @property
    def form(self) -> QuickPlan:
        """The form of whoever is at the desk, made now if it was not needed before."""
        return self._forms.form

    def serve(self, window: QWidget) -> None:
        """Open over this window, from menus, palette and keyboard."""
        self._window = window
        self._parts().actions.add(
            _("Plan a moment"), group="customer", run=self.open, shortcut="Ctrl+M", icon="cake"
        )

    def open(self) -> None:
        """Open it for whoever is on screen."""
        if self._parts().session.is_open:
            self.form.open_for(self._customer_on_screen() or None)

    def open_from_clue(self, clue_id: int, words: str) -> None:
        """Open it for a surprise: whoever is on screen mentioned something."""
        from app.planner.quick.sources import Surprise

        customer_id = self._customer_on_screen()
        if customer_id and self._parts().session.is_open:
            self.form.open_for(customer_id, Surprise(customer_id, clue_id, words))

    def go_on_with(self, row: AgendaRow) -> None:
        """Plan for a day that was written down meanwhile; one that is too far for the form is led to."""
        occasion_id, today = row.key.occasion_id, self._parts().session.workplace.today()
        if occasion_id is not None and row.on < today + timedelta(days=AHEAD_DAYS):
            self.form.go_on_with(row.key.customer_id, occasion_id)
        else:
            self._open_plan(row.key)

    def close(self) -> None:
        """Stop what runs; to be called before the window goes."""
        self._forms.close()

    def _build(self) -> QuickPlan:
        assert self._window is not None
        form = build_quick_plan(
            self._parts(), window=self._window, planned=self._planned, open_plan=self._open_plan
        )
        form.date_wanted.connect(self._write_date)
        return form


def build_quick_plan(
    parts: WindowParts,
    *,
    window: QWidget,
    planned: Callable[[MomentKey], None],
    open_plan: Callable[[MomentKey], None],
) -> QuickPlan:
    """The form on the venue of the session."""
    from app.planner.quick.overlay import QuickPlan
    from app.planner.quick.view_model import QuickPlanViewModel
    from app.wording.reading import Reading

    session = parts.session
    work = session.workplace
    view_model = QuickPlanViewModel(
        quick_sources(work),
        new_lane=parts.new_lane,
        runner=session.runner,
        notices=session.notices,
        reading=Reading(work.wording, work.clock),
    )
    view_model.saved.connect(planned)
    quick = QuickPlan(view_model, theme=parts.theme, window=window)
    # The form gives the keys back first, then they follow to the plan.
    view_model.plan_wanted.connect(open_plan)
    return quick


def quick_sources(work: Workplace) -> QuickSources:
    """Whom the form asks, at one workplace."""
    from app.bootstrap.plan_view import read_choices
    from app.bootstrap.quick_case import finder
    from app.moments.services import MomentServices
    from app.occasions.services import OccasionServices
    from app.planner.quick.sources import QuickSources

    services = MomentServices.at(work)
    agenda, ideas = OccasionServices.at(work).agenda, services.ideas

    def coming(customer_id: int, cancellation: Cancellation) -> Sequence[AgendaRow]:
        return agenda.of_customer(customer_id, AHEAD_DAYS, cancellation=cancellation)

    return QuickSources(
        services=lambda: services,
        coming=coming,
        name_of=partial(_name_of, work),
        ideas_for=lambda key, day: ideas.ideas_for(key, celebrate_on=day),
        choices=lambda _cancellation: read_choices(work, services),
        finds=finder(work),
        say_row=partial(_say_row, work),
    )


def _name_of(work: Workplace, customer_id: int) -> str:
    from app.gestures.cards import live_card

    with work.read() as session:
        return live_card(session, customer_id).display_name


def _say_row(work: Workplace, row: AgendaRow) -> str:
    """Whose day it is, what for and when, and its plan ("Louis · Turns 9 · Sun 29 Nov · Planned: a cake")."""
    from app.occasions.words.lines import line_title

    wording = work.wording
    parts = [row.person or row.customer, line_title(row, wording), wording.day_ahead(row.on, work.today())]
    if row.moment_id is not None:
        parts.append(_say_plan(row))
    return " · ".join(part for part in parts if part)


def _say_plan(row: AgendaRow) -> str:
    from app.occasions.words.kinds import state_words

    state = state_words(row.state)
    return _("{state}: {what}").format(state=state, what=row.title) if row.title else state
