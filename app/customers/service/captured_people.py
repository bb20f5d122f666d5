"""Who is meant by a name or a word in a captured line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.text_folding import fold
from app.customers.schemas.drafts import CompanionDraft
from app.customers.service.companions import put_companion
from app.model.companion import Companion, CompanionKind, CompanionShare
from app.model.staff import Staff


class Companions:
    """The companions of one customer inside a write; somebody new is added when first spoken of."""

    def __init__(
        self, session: Session, customer_id: int, relations: Mapping[str, str], *, today: date
    ) -> None:
        self._session = session
        self._customer_id = customer_id
        self._relations = relations
        self._today = today

    def id_of(self, word: str) -> int | None:
        """The id behind a name or relation; None when the customer is meant."""
        if not word:
            return None
        known = self._known(fold(word))
        if known is not None:
            return known
        kind = self._relations.get(word.casefold(), CompanionKind.OTHER)
        relation = word if word.casefold() in self._relations else ""
        draft = CompanionDraft(name=word[:1].upper() + word[1:], kind=kind, relation=relation)
        return put_companion(self._session, self._customer_id, draft=draft, today=self._today).id

    def _known(self, word: str) -> int | None:
        shared = select(CompanionShare.companion_id).where(CompanionShare.customer_id == self._customer_id)
        wanted = select(Companion.id, Companion.name, Companion.relation).where(
            or_(Companion.customer_id == self._customer_id, Companion.id.in_(shared))
        )
        rows = self._session.execute(wanted.order_by(Companion.id)).all()
        by_name = [row.id for row in rows if fold(row.name) == word]
        by_relation = [row.id for row in rows if fold(row.relation) == word]
        return next(iter([*by_name, *by_relation]), None)


def find_staff(session: Session, name: str) -> int | None:
    """The staff member meant by a full name, a first name or a duty that only one person has."""
    if not name:
        return None
    wanted = fold(name)
    rows = session.execute(select(Staff.id, Staff.name, Staff.duty).where(Staff.active)).all()
    for matches in (
        [row.id for row in rows if fold(row.name) == wanted],
        [row.id for row in rows if wanted in fold(row.name).split()],
        [row.id for row in rows if fold(row.duty) == wanted],
    ):
        if len(matches) == 1:
            return int(matches[0])
    return None
