"""Who spoke of a theme, and who of them knows by now what was changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Select, func, not_, select
from sqlalchemy.orm import Session

from app.model.answer_count import AnswerLine
from app.model.consent import Purpose
from app.model.contact_point import ContactKind, ContactPoint
from app.model.customer import Customer
from app.model.staff import Staff
from app.model.survey import Metric, SurveyAnswer
from app.model.theme import Theme, ThemeAction, ThemeMention, ThemeTelling
from app.occasions.people import has_said_no
from app.storage.comment_search.listening import BETWEEN
from app.storage.occasion_lines.families import live_among
from app.storage.reading import read_rows
from app.surveys.schemas.closing import ActionRow, SaidRow, ToTell

_LINE, _MENTION, _ANSWER = AnswerLine.__table__, ThemeMention.__table__, SurveyAnswer.__table__
_TELLING = ThemeTelling.__table__


def list_actions(session: Session, *, theme_id: int | None = None) -> tuple[ActionRow, ...]:
    """What was changed, the latest first."""
    told = select(func.count()).where(_TELLING.c.action_id == ThemeAction.id).scalar_subquery()
    wanted = (
        select(ThemeAction, Theme.name.label("theme"), func.coalesce(Staff.name, "").label("by"), told)
        .join(Theme, Theme.id == ThemeAction.theme_id)
        .outerjoin(Staff, Staff.id == ThemeAction.acted_by)
        .order_by(ThemeAction.acted_at.desc(), ThemeAction.id.desc())
    )
    if theme_id is not None:
        wanted = wanted.where(ThemeAction.theme_id == theme_id)
    return tuple(
        ActionRow(
            id=action.id,
            version=action.version,
            theme_id=action.theme_id,
            theme=theme,
            what=action.what,
            acted_at=action.acted_at,
            acted_by=by,
            told=count,
        )
        for action, theme, by, count in session.execute(wanted)
    )


def people_told(session: Session, action_id: int) -> set[int]:
    """The cards in use of those who were told."""
    told = session.scalars(select(_TELLING.c.customer_id).where(_TELLING.c.action_id == action_id))
    return set(live_among(session.connection(), set(told)).values())


def list_to_tell(session: Session, action: ThemeAction, *, offset: int, limit: int | None = None) -> ToTell:
    """Customers who spoke of the theme before something was changed and were not told; of each the last answer.

    Nobody whose card was put away, who died, must be left in peace or does not want to be contacted, and no answer
    that does not count.
    """
    people = _people(action, people_told(session, action.id)).subquery()
    total = session.scalar(select(func.count()).select_from(people)) or 0
    wanted = (
        select(
            people.c.person_id,
            people.c.words,
            Customer.display_name,
            *(
                _ANSWER.c[name]
                for name in "id metric score scale_min scale_max high_is_good comment answered_at".split()
            ),
        )
        .join_from(people, _ANSWER, _ANSWER.c.id == people.c.answer_id)
        .join(Customer, Customer.id == people.c.person_id)
        .order_by(_ANSWER.c.answered_at.desc(), _ANSWER.c.id.desc())
        .offset(offset)
    )
    rows = read_rows(session, wanted.limit(limit) if limit is not None else wanted).all()
    contacts = contacts_of(session, {row.person_id for row in rows})
    return ToTell(tuple(_as_rows(rows, contacts)), total)


def _people(action: ThemeAction, told: Collection[int]) -> Select[Any]:
    """Of each person the latest answer about the theme, by day and then by id."""
    latest = func.row_number().over(
        partition_by=_LINE.c.person_id, order_by=(_LINE.c.day.desc(), _LINE.c.answer_id.desc())
    )
    spoke = (
        select(_LINE.c.person_id, _LINE.c.answer_id, _MENTION.c.words, latest.label("place"))
        .join_from(_MENTION, _LINE, _LINE.c.answer_id == _MENTION.c.answer_id)
        .join(_ANSWER, _ANSWER.c.id == _MENTION.c.answer_id)
        .join(Customer, Customer.id == _LINE.c.person_id)
        .where(
            _MENTION.c.theme_id == action.theme_id,
            _ANSWER.c.answered_at <= action.acted_at,
            Customer.archived_at.is_(None),
            Customer.deceased_at.is_(None),
            Customer.restricted_at.is_(None),
            Customer.objected_at.is_(None),
            not_(has_said_no(Customer.id, Purpose.CONTACT)),
        )
        .subquery()
    )
    return select(spoke.c.person_id, spoke.c.answer_id, spoke.c.words).where(
        spoke.c.place == 1, spoke.c.person_id.not_in(told)
    )


def _as_rows(rows: Collection[Any], contacts: dict[int, str]) -> Iterator[SaidRow]:
    for row in rows:
        yield SaidRow(
            customer_id=row.person_id,
            who=row.display_name,
            answer_id=row.id,
            metric=Metric(row.metric),
            score=row.score,
            scale_min=row.scale_min,
            scale_max=row.scale_max,
            high_is_good=row.high_is_good,
            comment=row.comment,
            words=tuple(row.words.split(BETWEEN)),
            answered_at=row.answered_at,
            contact=contacts.get(row.person_id, ""),
        )


def contacts_of(session: Session, customer_ids: Collection[int]) -> dict[int, str]:
    """How each of them is reached best: the preferred contact, else an email address, else a phone number."""
    best: dict[int, tuple[Any, str]] = {}
    wanted = select(ContactPoint).where(
        ContactPoint.customer_id.in_(customer_ids),
        ContactPoint.kind.in_((ContactKind.EMAIL, ContactKind.PHONE)),
    )
    for contact in session.scalars(wanted):
        place = (not contact.preferred, contact.kind != ContactKind.EMAIL, contact.id)
        if contact.customer_id not in best or place < best[contact.customer_id][0]:
            best[contact.customer_id] = (place, contact.value)
    return {customer_id: value for customer_id, (_, value) in best.items()}
