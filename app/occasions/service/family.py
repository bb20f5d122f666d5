"""Who comes with whom, and who has died."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.companion import Companion, CompanionShare
from app.model.customer import Customer
from app.model.occasion import Occasion
from app.model.preference import Preference
from app.occasions.drafts import ShareDraft
from app.occasions.service.whose import get_customer
from app.storage.editing import get_row
from app.venue.workplace import Workplace


class FamilyService:
    """One child, two parents: shares companions between cards; keeps in mind who has died."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def share(self, companion_id: int, draft: ShareDraft) -> Outcome[None]:
        """Somebody comes with another customer too: dates, musts and notes stand on both cards."""
        with self._work.write() as session:
            row = get_row(session, Companion, row_id=companion_id)
            other = get_customer(session, draft.customer_id)
            _check_other(row, other)
            known = _share_of(session, companion_id, other.id)
            if known is None:
                session.add(
                    CompanionShare(
                        companion_id=row.id, customer_id=other.id, relation=draft.relation or row.relation
                    )
                )
            elif draft.relation:
                known.relation = draft.relation
        said = _("{name} comes with {customer} too").format(name=row.name, customer=other.display_name)
        return session.outcome(None, said=said, undo_label=_("share a companion"))

    @needs(Right.WORK)
    def take_apart(self, companion_id: int, customer_id: int) -> Outcome[None]:
        """They no longer come with this customer; on the cards of the others they stay.

        Raises InvalidInput where there is no other.
        """
        with self._work.write() as session:
            row = get_row(session, Companion, row_id=companion_id)
            if row.customer_id == customer_id:
                _hand_over(session, row)
            else:
                share = _share_of(session, companion_id, customer_id)
                if share is not None:
                    session.delete(share)
            customer = get_customer(session, customer_id)
        said = _("{name} no longer comes with {customer}").format(
            name=row.name, customer=customer.display_name
        )
        return session.outcome(None, said=said, undo_label=_("take a companion off a card"))

    @needs(Right.WORK)
    def customer_died(self, customer_id: int) -> Outcome[None]:
        """Somebody has died: nothing of theirs is celebrated any more, and the card is still found."""
        return self._set_died(Customer, customer_id, died=True)

    @needs(Right.WORK)
    def customer_lives(self, customer_id: int) -> Outcome[None]:
        """That somebody has died was a mistake."""
        return self._set_died(Customer, customer_id, died=False)

    @needs(Right.WORK)
    def companion_died(self, companion_id: int) -> Outcome[None]:
        """Somebody who came along has died."""
        return self._set_died(Companion, companion_id, died=True)

    @needs(Right.WORK)
    def companion_lives(self, companion_id: int) -> Outcome[None]:
        """That somebody who comes along has died was a mistake."""
        return self._set_died(Companion, companion_id, died=False)

    def _set_died(self, mapped: type[Any], row_id: int, *, died: bool) -> Outcome[None]:
        with self._work.write() as session:
            row = get_row(session, mapped, row_id=row_id)
            if died and row.deceased_at is None:
                row.deceased_at = self._work.now()
            elif not died:
                row.deceased_at = None
        name = row.display_name if isinstance(row, Customer) else row.name
        said = (
            _("{name} has died. No day of theirs comes up any more.")
            if died
            else _("{name} lives: the days of theirs come up again.")
        )
        label = _("note that somebody has died") if died else _("take back that somebody has died")
        return session.outcome(None, said=said.format(name=name), undo_label=label)


def drop_shares(session: Session, companion_id: int) -> None:
    """Inside a write: nobody else has this companion on the card any more."""
    for share in session.scalars(select(CompanionShare).where(CompanionShare.companion_id == companion_id)):
        session.delete(share)


def _share_of(session: Session, companion_id: int, customer_id: int) -> CompanionShare | None:
    return session.scalars(
        select(CompanionShare).where(
            CompanionShare.companion_id == companion_id, CompanionShare.customer_id == customer_id
        )
    ).first()


def _check_other(row: Companion, other: Customer) -> None:
    sentence = ""
    if other.id == row.customer_id:
        sentence = _("{name} comes with {customer} already.")
    elif other.id == row.linked_customer_id:
        sentence = _("This is the card of {name}: nobody is their own companion.")
    elif other.merged_into_id is not None or other.archived_at is not None:
        sentence = _("The card of {customer} is put away.")
    if sentence:
        said = sentence.format(name=row.name, customer=other.display_name)
        raise InvalidInput([Problem("customer_id", said)])


def _hand_over(session: Session, row: Companion) -> None:
    """Everything of theirs moves to the next with whom they come."""
    heir = session.scalars(
        select(CompanionShare).where(CompanionShare.companion_id == row.id).order_by(CompanionShare.id)
    ).first()
    if heir is None:
        raise InvalidInput([Problem("customer_id", _("They come with nobody else: remove them instead."))])
    row.customer_id, row.relation = heir.customer_id, heir.relation or row.relation
    for occasion in session.scalars(select(Occasion).where(Occasion.companion_id == row.id)):
        occasion.customer_id = heir.customer_id
    for preference in session.scalars(select(Preference).where(Preference.companion_id == row.id)):
        preference.customer_id = heir.customer_id
    session.delete(heir)
