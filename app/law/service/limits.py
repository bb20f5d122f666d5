"""Restricting what is done with somebody's data, and keeping to it when they object to being approached."""

from __future__ import annotations

from app.core.acting import needs
from app.core.errors import NotFound
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.customer import Customer
from app.venue.workplace import Workplace


class LimitService:
    """Each can be undone, and is told on the card in words."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.ERASE)
    def restrict(self, customer_id: int) -> Outcome[None]:
        """From now on their data are kept and nothing else; managers alone read them."""
        return self._set(customer_id, "restricted_at", on=True, said=_("Data restricted"))

    @needs(Right.ERASE)
    def lift_restriction(self, customer_id: int) -> Outcome[None]:
        """Work with their data as with those of everybody."""
        return self._set(customer_id, "restricted_at", on=False, said=_("Restriction lifted"))

    @needs(Right.WORK)
    def note_objection(self, customer_id: int) -> Outcome[None]:
        """From now on there are no moments, messages or surveys for them."""
        return self._set(customer_id, "objected_at", on=True, said=_("Objection kept"))

    @needs(Right.WORK)
    def lift_objection(self, customer_id: int) -> Outcome[None]:
        """They may be approached again."""
        return self._set(customer_id, "objected_at", on=False, said=_("Objection lifted"))

    def _set(self, customer_id: int, column: str, *, on: bool, said: str) -> Outcome[None]:
        with self._work.write() as session:
            customer = session.get(Customer, customer_id)
            if customer is None:
                raise NotFound(_("This person is not here any more."), kept=_("Nothing was changed."))
            if (getattr(customer, column) is not None) is not on:
                setattr(customer, column, self._work.now() if on else None)
        return session.outcome(None, said=said, undo_label=said)
