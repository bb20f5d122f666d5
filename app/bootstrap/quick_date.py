"""The form of a date of one window: how it finds people, what it offers, and what it writes with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.own_forms import OwnForms
from app.bootstrap.window_parts import WindowParts
from app.core.words import gettext as _

if TYPE_CHECKING:
    from app.core.cancelling import Cancellation
    from app.occasions.rows import Household
    from app.occasions.schemas import AgendaRow
    from app.planner.dates.overlay import QuickDate
    from app.planner.dates.sources import DateKinds, DateSources
    from app.venue.workplace import Workplace


class DateWriting:
    """Opens the form over a window, made when it is first wanted.

    ``customer_on_screen`` tells whose card is shown; 0 where none is. ``placed`` is told where a new date
    comes up next.
    """

    def __init__(
        self,
        parts: Callable[[], WindowParts],
        *,
        customer_on_screen: Callable[[], int],
        placed: Callable[[AgendaRow], None],
    ) -> None:
        self._parts = parts
        self._customer_on_screen = customer_on_screen
        self._placed = placed
        self._then = placed
        self._window: QWidget | None = None
        self._forms: OwnForms[QuickDate] = OwnForms(parts, self._build)

    @property
    def form(self) -> QuickDate:
        """The form of whoever is at the desk, made now if it was not needed before."""
        return self._forms.form

    def serve(self, window: QWidget) -> None:
        """Open over this window, from menus and palette."""
        self._window = window
        self._parts().actions.add(_("Add a date"), group="customer", run=self.open, icon="calendar")

    def open(self) -> None:
        """Open it for whoever is on screen."""
        self.open_for(self._customer_on_screen())

    def open_for(self, customer_id: int, then: Callable[[AgendaRow], None] | None = None) -> None:
        """Open it for a customer, 0 for nobody yet; ``then`` is told instead where the date comes up."""
        if self._parts().session.is_open:
            self._then = then or self._placed
            self.form.open_for(customer_id or None)

    def close(self) -> None:
        """Stop what runs; to be called before the window goes."""
        self._forms.close()

    def _build(self) -> QuickDate:
        assert self._window is not None
        return build_quick_date(self._parts(), window=self._window, placed=self._tell)

    def _tell(self, row: AgendaRow | None) -> None:
        if row is not None:
            self._then(row)


def build_quick_date(
    parts: WindowParts, *, window: QWidget, placed: Callable[[AgendaRow | None], None]
) -> QuickDate:
    """The form on the venue of the session."""
    from app.planner.dates.overlay import QuickDate
    from app.planner.dates.view_model import DateViewModel
    from app.wording.reading import Reading

    session = parts.session
    work = session.workplace
    view_model = DateViewModel(
        date_sources(work),
        new_lane=parts.new_lane,
        runner=session.runner,
        notices=session.notices,
        reading=Reading(work.wording, work.clock),
    )
    view_model.placed.connect(placed)
    return QuickDate(view_model, theme=parts.theme, window=window)


def date_sources(work: Workplace) -> DateSources:
    """Whom the form asks, at one workplace."""
    from app.bootstrap.quick_case import finder
    from app.occasions.services import OccasionServices
    from app.planner.dates.sources import DateSources

    services = OccasionServices.at(work)
    return DateSources(
        services=lambda: services,
        household=partial(_household, work),
        kinds=partial(_kinds, work),
        finds=finder(work),
    )


def _household(work: Workplace, customer_id: int, cancellation: Cancellation) -> Household:
    from app.occasions.queries.households import find_household

    with work.read(cancellation) as session:
        return find_household(session, customer_id)


def _kinds(work: Workplace, cancellation: Cancellation) -> DateKinds:
    from app.occasions.queries.own_kinds import list_own_kinds
    from app.planner.dates.sources import DateKinds

    with work.read(cancellation) as session:
        return DateKinds(list_own_kinds(session), work.venue.leap_day)
