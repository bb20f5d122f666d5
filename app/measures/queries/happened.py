"""The answers of those to whom something happened shortly before: whoever is behind the bar of a fact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Date, Select, Table, and_, func, literal, select, union

from app.measures.facts import WITHIN_DAYS, Fact, events_of
from app.measures.queries.merged import merged_cards
from app.model.answer_count import AnswerLine
from app.model.customer import CustomerSummary
from app.model.survey import SurveyAnswer
from app.storage.expressions import DaysBetween, InThisOrder, MicrosecondsBetween

_LINE, _ANSWER = cast(Table, AnswerLine.__table__).alias("of_them"), cast(Table, SurveyAnswer.__table__)
_SUMMARY = cast(Table, CustomerSummary.__table__)
_MICROSECONDS = WITHIN_DAYS * 24 * 60 * 60 * 1_000_000
_FIRST_DAY = date(1, 1, 1)


def answers_after(facts: Sequence[str]) -> Any:
    """The ids of all answers that go together with any of these facts, on whichever scale and day."""
    found = [_after_first_visit() if fact == Fact.FIRST_VISIT else _after(Fact(fact)) for fact in facts]
    return found[0] if len(found) == 1 else union(*found)


def _after(fact: Fact) -> Select[Any]:
    """Given within the days after it happened."""
    events = events_of(fact)
    assert events is not None
    happened, merged = events.subquery(), merged_cards()
    person = func.coalesce(merged.c.person, happened.c.customer_id)
    # At the venue it was the day before or after it in UTC at most.
    day = _ordinal(func.date(happened.c.at))
    near = and_(_LINE.c.person_id == person, _LINE.c.day.between(day - 1, day + WITHIN_DAYS + 1))
    source = happened.outerjoin(merged, merged.c.card == happened.c.customer_id)
    answers = InThisOrder(InThisOrder(source, _LINE, near), _ANSWER, _ANSWER.c.id == _LINE.c.answer_id)
    passed = MicrosecondsBetween(happened.c.at, _ANSWER.c.answered_at)
    return (
        select(_LINE.c.answer_id)
        .select_from(answers)
        .where(happened.c.at <= _ANSWER.c.answered_at, passed <= _MICROSECONDS)
    )


def _after_first_visit() -> Select[Any]:
    """Given within the days after the first arrival."""
    day = _ordinal(_SUMMARY.c.first_visit_on)
    near = and_(_LINE.c.person_id == _SUMMARY.c.customer_id, _LINE.c.day.between(day, day + WITHIN_DAYS))
    return (
        select(_LINE.c.answer_id)
        .select_from(InThisOrder(_SUMMARY, _LINE, near))
        .where(_SUMMARY.c.first_visit_on.is_not(None))
    )


def _ordinal(day: ColumnElement[Any]) -> ColumnElement[int]:
    """The number of a date, as lines of answers count days."""
    return DaysBetween(literal(_FIRST_DAY, Date()), day) + 1
