"""The quick form of one window: how it finds people, and what it writes with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.own_forms import OwnForms
from app.bootstrap.window_parts import WindowParts
from app.core.words import gettext as _

if TYPE_CHECKING:
    from app.cases.services import CaseServices
    from app.core.cancelling import Cancellation
    from app.recovery.detail.choices import CaseChoices
    from app.recovery.quick.overlay import QuickCase
    from app.recovery.quick.somebody import FoundPerson
    from app.venue.workplace import Workplace


class QuickOpening:
    """Opens the quick form over a window, made when it is first wanted.

    ``customer_on_screen`` tells whose card is shown; 0 where none is. ``opened`` is told of each new case.
    """

    def __init__(
        self,
        parts: Callable[[], WindowParts],
        *,
        customer_on_screen: Callable[[], int],
        opened: Callable[[int], None],
    ) -> None:
        self._parts = parts
        self._customer_on_screen = customer_on_screen
        self._opened = opened
        self._window: QWidget | None = None
        self._forms: OwnForms[QuickCase] = OwnForms(parts, self._build)

    @property
    def form(self) -> QuickCase:
        """The form of whoever is at the desk, made now if it was not needed before."""
        return self._forms.form

    def serve(self, window: QWidget) -> None:
        """Open over this window, from menus, palette and keyboard."""
        self._window = window
        parts = self._parts()
        parts.actions.add(
            _("Open a case"), group="customer", run=self.open, shortcut="Ctrl+R", icon="heart-handshake"
        )

    def open(self) -> None:
        """Open it for whoever is on screen."""
        if self._parts().session.is_open:
            self.form.open_for(self._customer_on_screen() or None)

    def open_of(self, customer_id: int) -> None:
        """Open it for this customer; 0 for nobody known."""
        if self._parts().session.is_open:
            self.form.open_for(customer_id or None)

    def take_expected(self, customer_id: int) -> None:
        """Somebody's card came to the screen: if the form was opened meanwhile, it is for them."""
        if (form := self._forms.made) is not None:
            form.take_expected(customer_id)

    def close(self) -> None:
        """Stop what runs; to be called before the window goes."""
        self._forms.close()

    def _build(self) -> QuickCase:
        assert self._window is not None
        return build_quick_case(self._parts(), window=self._window, opened=self._opened)


def build_quick_case(parts: WindowParts, *, window: QWidget, opened: Callable[[int], None]) -> QuickCase:
    """The form on the venue of the session."""
    from app.cases.services import CaseServices
    from app.recovery.quick.overlay import QuickCase
    from app.recovery.quick.view_model import QuickViewModel
    from app.wording.reading import Reading

    session = parts.session
    work = session.workplace
    services = CaseServices.at(work)
    view_model = QuickViewModel(
        lambda: services,
        finds=finder(work),
        choices=partial(_choices, work, services),
        again_days=lambda: services.settings.get().again_days,
        new_lane=parts.new_lane,
        runner=session.runner,
        notices=session.notices,
        reading=Reading(work.wording, work.clock),
    )
    view_model.saved.connect(opened)
    return QuickCase(view_model, theme=parts.theme, dialogs=parts.dialogs, window=window)


def finder(work: Workplace) -> Callable[[str, Cancellation], Sequence[FoundPerson]]:
    """Finds people as the lookup field does, with where they are in a few words."""
    from app.customers.lookup import Lookup
    from app.customers.words.results import where_and_when
    from app.recovery.quick.people_field import MOST_ROWS
    from app.recovery.quick.somebody import FoundPerson
    from app.wording.reading import Reading

    lookup = Lookup(work.database, work.clock, zone=work.venue.zone, region=work.venue.region, desk=work.desk)
    reading = Reading(work.wording, work.clock)

    def find(text: str, cancellation: Cancellation) -> Sequence[FoundPerson]:
        rows = lookup.find(text, limit=MOST_ROWS * 2, cancellation=cancellation).rows
        return [FoundPerson(row.customer_id, row.name, where_and_when(row, reading)) for row in rows]

    return find


def _choices(work: Workplace, services: CaseServices) -> CaseChoices:
    from app.recovery.detail.choices import CaseChoices
    from app.venue.reading import VenueReader

    return CaseChoices(
        me=work.staff_id or 0,
        staff=VenueReader(work.database).list_staff(),
        categories=services.catalogue.list_categories(),
        departments=services.catalogue.list_departments(),
    )
