"""Facts that may go together with a score, each defined by what was written down and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, and_, or_, select

from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.case import Case
from app.model.moment import Moment
from app.model.promise import Promise, PromiseState

WITHIN_DAYS = 30
"""What happened to somebody counts for the answers that they gave in so many days after it."""
_MOMENT, _CASE, _PROMISE = Moment.__table__, Case.__table__, Promise.__table__


class Fact(StrEnum):
    """What is known of a customer apart from what they said."""

    MOMENT = "moment"
    PUT_RIGHT = "put_right"
    NOT_PUT_RIGHT = "not_put_right"
    PROMISE_KEPT = "promise_kept"
    PROMISE_BROKEN = "promise_broken"
    FIRST_VISIT = "first_visit"


def fact_name(fact: Fact) -> str:
    """What it is called beside its bar."""
    return {
        Fact.MOMENT: _("Moment delivered"),
        Fact.PUT_RIGHT: _("Problem put right in time"),
        Fact.NOT_PUT_RIGHT: _("Problem not put right in time"),
        Fact.PROMISE_KEPT: _("Promise kept on time"),
        Fact.PROMISE_BROKEN: _("Promise broken"),
        Fact.FIRST_VISIT: _("First visit"),
    }[fact]


def fact_meaning(fact: Fact) -> str:
    """What happened to those who have it; when is said by ``within_words``."""
    return {
        Fact.MOMENT: _("A moment was delivered to them."),
        Fact.PUT_RIGHT: _("A problem of theirs was put right within the target."),
        Fact.NOT_PUT_RIGHT: _("A problem of theirs went past the target without being put right."),
        Fact.PROMISE_KEPT: _("A promise to them was kept by the time it was due."),
        Fact.PROMISE_BROKEN: _("A promise to them was marked as broken."),
        Fact.FIRST_VISIT: _("They came for the first time."),
    }[fact]


def within_words() -> str:
    """When it must have happened to go together with an answer."""
    words = ngettext(
        "Counted where it happened in the {count} day before they answered.",
        "Counted where it happened in the {count} days before they answered.",
        WITHIN_DAYS,
    )
    return words.format(count=WITHIN_DAYS)


def events_of(fact: Fact) -> Select[Any] | None:
    """When it happened to which card, as ``customer_id`` and ``at``; None for what has a day and no hour.

    Promises to answer a survey follow the answer, so they are not among these.
    """
    made = _EVENTS.get(fact)
    return None if made is None else made()


def _moments() -> Select[Any]:
    at = _MOMENT.c.delivered_at
    return select(_MOMENT.c.customer_id, at.label("at")).where(at.is_not(None))


def _put_right() -> Select[Any]:
    at, due = _CASE.c.resolved_at, _CASE.c.put_right_due_at
    return _cases(at).where(at <= due)


def _not_put_right() -> Select[Any]:
    at, due = _CASE.c.resolved_at, _CASE.c.put_right_due_at
    return _cases(due).where(due.is_not(None), or_(at.is_(None), at > due))


def _cases(at: Any) -> Select[Any]:
    return select(_CASE.c.customer_id, at.label("at")).where(
        _CASE.c.customer_id.is_not(None), _CASE.c.removed_at.is_(None)
    )


def _kept() -> Select[Any]:
    at, due = _PROMISE.c.settled_at, _PROMISE.c.due_at
    return _promises(PromiseState.KEPT).where(and_(due.is_not(None), at <= due))


def _broken() -> Select[Any]:
    return _promises(PromiseState.BROKEN)


def _promises(state: PromiseState) -> Select[Any]:
    return select(_PROMISE.c.customer_id, _PROMISE.c.settled_at.label("at")).where(
        _PROMISE.c.state == state, _PROMISE.c.customer_id.is_not(None), _PROMISE.c.answer_id.is_(None)
    )


_EVENTS: Mapping[Fact, Callable[[], Select[Any]]] = {
    Fact.MOMENT: _moments,
    Fact.PUT_RIGHT: _put_right,
    Fact.NOT_PUT_RIGHT: _not_put_right,
    Fact.PROMISE_KEPT: _kept,
    Fact.PROMISE_BROKEN: _broken,
}
