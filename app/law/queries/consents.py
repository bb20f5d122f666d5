"""The decisions of everybody about what they agree to, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select
from sqlalchemy.orm import Session

from app.consents.limits import restricted_among, restricted_words
from app.law.schemas.consents import ConsentFilter, ConsentState, Decision
from app.model.consent import Consent, Purpose
from app.model.customer import Customer
from app.venue.queries import staff_names

_SAID, _LATER, _EARLIER = (Consent.__table__.alias(name) for name in ("said", "later_said", "earlier_said"))


def _same(other: Any, *, after: bool) -> ColumnElement[bool]:
    """Whether ``other`` is a decision of the same person for the same purpose, taken after this one or before it."""
    days = other.c.decided_on, _SAID.c.decided_on
    ids = other.c.id, _SAID.c.id
    first, last = (days, ids) if after else (days[::-1], ids[::-1])
    is_apart = or_(first[0] > first[1], and_(days[0] == days[1], last[0] > last[1]))
    return and_(other.c.customer_id == _SAID.c.customer_id, other.c.purpose == _SAID.c.purpose, is_apart)


_IS_PAST = exists().where(_same(_LATER, after=True))
_HAD_AGREED = exists().where(_same(_EARLIER, after=False), _EARLIER.c.given)
_IN_STATE: dict[ConsentState, ColumnElement[bool]] = {
    ConsentState.AGREED: and_(_SAID.c.given, not_(_IS_PAST)),
    ConsentState.REFUSED: and_(not_(_SAID.c.given), not_(_HAD_AGREED), not_(_IS_PAST)),
    ConsentState.WITHDRAWN: and_(not_(_SAID.c.given), _HAD_AGREED, not_(_IS_PAST)),
    ConsentState.PAST: _IS_PAST,
}


def list_ids(session: Session, wanted: ConsentFilter, *, after: Decision | None, limit: int) -> Sequence[int]:
    """The newest decisions that a filter leaves in, those older than ``after``."""
    rows = select(_SAID.c.id).order_by(_SAID.c.decided_on.desc(), _SAID.c.id.desc()).limit(limit)
    if wanted.purpose is not None:
        rows = rows.where(_SAID.c.purpose == wanted.purpose)
    if wanted.state is not None:
        rows = rows.where(_IN_STATE[wanted.state])
    if wanted.days.since is not None:
        rows = rows.where(_SAID.c.decided_on >= wanted.days.since)
    if wanted.days.until is not None:
        rows = rows.where(_SAID.c.decided_on <= wanted.days.until)
    if after is not None:
        same_day = and_(_SAID.c.decided_on == after.decided_on, _SAID.c.id < after.id)
        rows = rows.where(or_(_SAID.c.decided_on < after.decided_on, same_day))
    return session.scalars(rows).all()


def read_decisions(session: Session, ids: Sequence[int]) -> tuple[Decision, ...]:
    """These, in this order; of somebody whose data are restricted without a name and a word."""
    wanted = (
        select(_SAID, Customer.display_name, _IS_PAST.label("past"), _HAD_AGREED.label("had_agreed"))
        .join(Customer, Customer.id == _SAID.c.customer_id)
        .where(_SAID.c.id.in_(ids))
    )
    found = {row.id: row for row in session.execute(wanted)}
    names = staff_names(session)
    kept_only = restricted_among(session, {row.customer_id for row in found.values()})
    return tuple(
        _decision(
            found[row_id], names.get(found[row_id].staff_id, ""), quiet=found[row_id].customer_id in kept_only
        )
        for row_id in ids
        if row_id in found
    )


def _decision(row: Any, staff_name: str, *, quiet: bool) -> Decision:
    return Decision(
        id=row.id,
        customer_id=row.customer_id,
        name=restricted_words() if quiet else row.display_name,
        purpose=Purpose(row.purpose),
        state=_state(row),
        given=row.given,
        decided_on=row.decided_on,
        wording="" if quiet else row.wording,
        source="" if quiet else row.source,
        staff_name=staff_name,
    )


def _state(row: Any) -> ConsentState:
    if row.past:
        return ConsentState.PAST
    if row.given:
        return ConsentState.AGREED
    return ConsentState.WITHDRAWN if row.had_agreed else ConsentState.REFUSED
