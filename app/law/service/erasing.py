"""Erasing a person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import Conflict, Locked
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.law.erasing.book import forget_plain_files, write_into_book
from app.law.erasing.left_alone import not_here
from app.law.erasing.rows import erase_person
from app.law.holdings import Fate
from app.law.queries.person_rows import Found, cards_of, find_rows
from app.law.queries.previews import blocking, counted, named_elsewhere
from app.law.schemas.erasing import Erased, ErasurePreview, Reason
from app.model.alias import Alias
from app.model.customer import Customer
from app.model.erasure import Erasure
from app.storage.backups.names import Why
from app.storage.cleaning import clean_file
from app.venue.workplace import Workplace


class ErasureService:
    """Shows what would go, and takes it away for good: nothing of this can be undone."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.ERASE)
    def preview(self, customer_id: int) -> ErasurePreview:
        """What would go, what stays, and what is still going on; raises NotFound."""
        with self._work.read() as session:
            cards = _cards(session, customer_id)
            found = find_rows(session.connection(), cards)
            card = session.get_one(Customer, cards[0])
            names = _names(session, cards)
            return ErasurePreview(
                customer_id=cards[0],
                name=card.display_name,
                going=counted(found, Fate.GOES),
                emptied=counted(found, Fate.EMPTIED),
                blocking=blocking(session.connection(), found),
                named_elsewhere=named_elsewhere(session.connection(), names=names, found=found),
                backups=self._holding(card.created_at),
                on_server=self._work.database.on_server,
            )

    @needs(Right.ERASE, again=True)
    def erase(
        self, customer_id: int, *, reason: Reason = Reason.ASKED, although_open: bool = False
    ) -> Outcome[Erased]:
        """Take a backup, then take the person out of the data, and every trace out of the file.

        Raises Conflict while a case is open or a visit is under way or booked, unless that is meant. Takes seconds
        in a large file: nobody should wait for it in the window.
        """
        self._refuse_while_open(customer_id, although_open=although_open)
        work = self._work.held()
        work.keep_backup(Why.ERASURE)
        now = work.now()
        with work.write() as session:
            cards = _cards(session, customer_id)
            since = session.get_one(Customer, cards[0]).created_at
            found = erase_person(session, cards, audit=work.database.audit, at=now, reason=reason)
            write_into_book(session, work, cards=cards)
        forget_plain_files(work)
        gone, emptied = (_sum(found, fate) for fate in (Fate.GOES, Fate.EMPTIED))
        told = Erased(
            cards[0],
            gone=gone,
            emptied=emptied,
            cleaned=self._clean(),
            backups=self._holding(since),
            on_server=work.database.on_server,
        )
        return session.outcome(told, said=_("Erased: nothing of this person is left to read"))

    @needs(Right.ERASE)
    def clean(self) -> None:
        """Write the file anew without traces of what was erased; raises Locked while it is in use elsewhere."""
        clean_file(self._work.database.engine)

    def _clean(self) -> bool:
        try:
            clean_file(self._work.database.engine)
        except Locked:
            return False
        return True

    def _refuse_while_open(self, customer_id: int, *, although_open: bool) -> None:
        with self._work.read() as session:
            cards = _cards(session, customer_id)
            found = Found(cards, {})
            if not although_open and blocking(session.connection(), found):
                raise Conflict(
                    _("Something is still going on with this person."),
                    kept=_("Nothing was erased."),
                    to_do=_(
                        "Close the case or the visit first, or say that they shall be erased all the same."
                    ),
                )

    def _holding(self, since: datetime) -> tuple[datetime, ...]:
        """When the backups were taken that still hold somebody who has been here since then."""
        backups = self._work.database.backups
        if backups is None:
            return ()
        return tuple(one.at for one in backups.whose.own(backups.list_kept()) if one.at >= since)


def _cards(session: Session, customer_id: int) -> tuple[int, ...]:
    cards = cards_of(session.connection(), customer_id)
    if not cards or session.scalar(select(Erasure.id).where(Erasure.customer_id == cards[0])):
        raise not_here()
    return cards


def _names(session: Session, cards: tuple[int, ...]) -> set[str]:
    names = set(session.scalars(select(Customer.display_name).where(Customer.id.in_(cards))))
    return names | set(session.scalars(select(Alias.name).where(Alias.customer_id.in_(cards))))


def _sum(found: Found, fate: Fate) -> int:
    return sum(one.count for one in counted(found, fate))
