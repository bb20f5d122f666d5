"""Reading what may have to be brought to mind."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from app.model.companion import Companion
from app.model.customer import Customer
from app.model.moment import Moment, MomentState, MomentTask
from app.model.playbook import Playbook, PlaybookVersion
from app.model.reminder import Reminder
from app.occasions.people import comes_along, may_be_celebrated
from app.storage.chunks import chunks

OPEN_STATES = (MomentState.SUGGESTED, MomentState.PLANNED, MomentState.PREPARED)


def open_tasks(session: Session, *, until: datetime, since: date) -> list[Any]:
    """Tasks not done that are due by ``until``, of moments not yet over whose day is not before ``since``."""
    wanted = _of_moments(MomentTask.id, MomentTask.what, MomentTask.owner_id, MomentTask.due_at)
    wanted = wanted.add_columns(MomentTask.whole_day).join(MomentTask, MomentTask.moment_id == Moment.id)
    wanted = wanted.where(
        MomentTask.done_at.is_(None),
        MomentTask.due_at <= until,
        func.coalesce(Moment.celebrate_on, since) >= since,
    )
    return list(session.execute(wanted.order_by(MomentTask.due_at, MomentTask.id)))


def open_days(session: Session, *, first: date, last: date) -> list[Any]:
    """Moments not yet over whose day lies in the window."""
    wanted = _of_moments(Moment.title, Moment.owner_id).where(Moment.celebrate_on.between(first, last))
    return list(session.execute(wanted.order_by(Moment.celebrate_on, Moment.id)))


def _of_moments(*columns: Any) -> Select[Any]:
    companion = aliased(Companion)
    return (
        select(
            *columns,
            Moment.id.label("moment_id"),
            Moment.customer_id,
            Moment.companion_id,
            Moment.occasion_id,
            Moment.milestone,
            Moment.milestone_number,
            Moment.visit_id,
            Moment.occurs_on,
            Moment.celebrate_on,
            Customer.display_name.label("customer"),
            func.coalesce(companion.name, Customer.display_name).label("person"),
        )
        .select_from(Moment)
        .join(Customer, Customer.id == Moment.customer_id)
        .outerjoin(companion, companion.id == Moment.companion_id)
        .where(Moment.state.in_(OPEN_STATES), may_be_celebrated(Customer.id), comes_along(companion))
    )


def longest_leads(session: Session) -> dict[str, int]:
    """How many minutes the longest task of the playbooks needs ahead, by the kind of occasion."""
    newest = select(func.max(PlaybookVersion.id)).group_by(PlaybookVersion.playbook_id)
    wanted = (
        select(Playbook.kind, PlaybookVersion.definition)
        .join(PlaybookVersion, PlaybookVersion.playbook_id == Playbook.id)
        .where(Playbook.active, PlaybookVersion.id.in_(newest))
    )
    leads: dict[str, int] = {}
    for kind, definition in session.execute(wanted):
        longest = max((task["lead_minutes"] for task in definition.get("tasks", ())), default=0)
        leads[kind] = max(longest, leads.get(kind, 0))
    return leads


def kept_by_key(session: Session, keys: Collection[str]) -> dict[str, Reminder]:
    """What is kept of these reminders already."""
    found: dict[str, Reminder] = {}
    for chunk in chunks(sorted(keys)):
        found |= {row.key: row for row in session.scalars(select(Reminder).where(Reminder.key.in_(chunk)))}
    return found
