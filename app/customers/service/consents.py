"""What a customer agreed to."""

from __future__ import annotations

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.customers.queries.head import list_decisions
from app.customers.schemas.drafts import ConsentDraft
from app.customers.schemas.person import ConsentRow
from app.customers.service.ownership import get_customer
from app.model.consent import Consent
from app.venue.queries import staff_names
from app.venue.workplace import Workplace


class ConsentService:
    """Writes decisions down; earlier ones stay."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_decisions(self, customer_id: int) -> tuple[ConsentRow, ...]:
        """Each yes and no there ever was, the newest first."""
        with self._work.read() as session:
            return list_decisions(session, customer_id, names=staff_names(session))

    @needs(Right.WORK)
    def record_consent(self, customer_id: int, draft: ConsentDraft) -> Outcome[int]:
        """Keep a yes or no with its date and source; gives its id."""
        today = self._work.today()
        decided_on = draft.decided_on or today
        if decided_on > today:
            raise InvalidInput([Problem("decided_on", _("This day is still to come."))])
        with self._work.write() as session:
            get_customer(session, customer_id)
            row = Consent(
                customer_id=customer_id,
                purpose=draft.purpose,
                given=draft.given,
                decided_on=decided_on,
                source=draft.source,
                wording=draft.wording,
                staff_id=self._work.staff_id,
            )
            session.add(row)
            session.flush()
        return session.outcome(row.id, said=_("Consent kept"), undo_label=_("record a consent"))
