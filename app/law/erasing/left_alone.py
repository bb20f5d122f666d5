"""Nothing new is written down of somebody who was erased."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import NotFound
from app.core.words import gettext as _
from app.law.holdings import HOLDINGS
from app.model.customer import Customer
from app.model.erasure import Erasure
from app.storage.recording import Recorded, RowChange


class LeftAlone:
    """Refuses a write that adds anything to the card of an erased person, or changes the card.

    Another desk may have had it open, or remember a step to take back. What was going on may still end: a visit
    under way, an open case.
    """

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Raise NotFound where ``recorded`` does."""
        written = {who for change in recorded.changes if (who := _written_about(change)) is not None}
        if written and not written.isdisjoint(session.scalars(select(Erasure.customer_id))):
            raise not_here()


def not_here() -> NotFound:
    """What is said of somebody who was erased."""
    return NotFound(_("This person is not here any more."), kept=_("Nothing was changed."))


def _written_about(change: RowChange) -> int | None:
    """Whose card says more, or something else, by this change."""
    if change.after is None:
        return None
    if change.mapped is Customer:
        return None if change.before is None else change.row_id
    if change.before is None and change.kind in HOLDINGS:
        return change.after.get("customer_id")
    return None
