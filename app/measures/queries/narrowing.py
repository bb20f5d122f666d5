"""What a scope is narrowed by, as conditions on lines of answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Table, exists, false, not_, select

from app.measures.queries.happened import answers_after
from app.measures.scope import Narrowing
from app.model.answer_count import AnswerLine
from app.model.customer import Customer
from app.model.survey import SurveyAnswer
from app.model.tag import CustomerTag
from app.model.theme import ThemeMention
from app.storage.comment_search.searching import CommentSearch

LINE = cast(Table, AnswerLine.__table__)
ANSWER = cast(Table, SurveyAnswer.__table__)
_CUSTOMER = cast(Table, Customer.__table__)
_TAGGED = cast(Table, CustomerTag.__table__)
_MENTION = cast(Table, ThemeMention.__table__)
_OWN: dict[str, ColumnElement[Any]] = {
    "stage_ids": LINE.c.stage_id,
    "channels": LINE.c.channel,
    "places": LINE.c.place,
    "department_ids": LINE.c.department_id,
    "staff_ids": LINE.c.staff_id,
    "hours": LINE.c.hour,
    "scores": LINE.c.score,
    "segments": LINE.c.segment,
}
"""What a line holds itself, by the name of its filter; an empty segment stands for no visit too."""


def conditions(connection: Connection, narrowing: Narrowing) -> Iterator[ColumnElement[bool]]:
    """All that must hold of a line."""
    for name, column in _OWN.items():
        values = getattr(narrowing, name)
        if values:
            yield column.in_(values) if len(values) > 1 else column == values[0]
    if narrowing.tag_ids:
        yield _tagged(narrowing.tag_ids)
    if narrowing.theme_ids:
        yield _about(narrowing.theme_ids)
    if narrowing.facts:
        yield LINE.c.answer_id.in_(answers_after(narrowing.facts))
    if narrowing.words:
        search = CommentSearch.of(narrowing.words)
        yield LINE.c.answer_id.in_(search.found(connection)) if search is not None else false()
        yield not_(_kept_only())


def _kept_only() -> ColumnElement[bool]:
    """Of somebody whose data are restricted: their words find nothing."""
    return exists().where(_CUSTOMER.c.id == LINE.c.person_id, _CUSTOMER.c.restricted_at.is_not(None))


def _tagged(tag_ids: tuple[int, ...]) -> ColumnElement[bool]:
    """Of customers with one of these tags; 0 stands for those with none, and for nobody known."""
    # The sum keeps the days of a period in charge: one look-up after the other of all who bear a tag takes longer.
    person = LINE.c.person_id + 0
    found = person.in_(select(_TAGGED.c.customer_id).where(_TAGGED.c.tag_id.in_(tag_ids)))
    if 0 not in tag_ids:
        return found
    return found | person.not_in(select(_TAGGED.c.customer_id))


def _about(theme_ids: tuple[int, ...]) -> ColumnElement[bool]:
    """About one of these themes; 0 stands for those about none."""
    found = LINE.c.answer_id.in_(select(_MENTION.c.answer_id).where(_MENTION.c.theme_id.in_(theme_ids)))
    return found | (LINE.c.themes == "") if 0 in theme_ids else found
