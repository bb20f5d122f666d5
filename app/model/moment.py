"""The plan for one occurrence of an occasion or milestone, or a surprise for no reason."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, OfCustomer, Versioned


class Milestone(StrEnum):
    """What is worked out from visits and the tier, never typed."""

    FIRST_VISIT = "first_visit"
    VISIT = "visit"
    YEARS = "years"
    BACK = "back"
    TIER = "tier"


class MomentState(StrEnum):
    """Where a moment stands."""

    SUGGESTED = "suggested"
    PLANNED = "planned"
    PREPARED = "prepared"
    DELIVERED = "delivered"
    SKIPPED = "skipped"


MILESTONE = "milestone"
SURPRISE = "surprise"
"""Kinds of a moment beside those of occasions."""


class Moment(Identified, OfCustomer, Versioned, Base):
    """One moment of a customer or companion.

    ``kind`` is that of the occasion, or MILESTONE or SURPRISE. ``occurs_on`` is the day it is about,
    ``celebrate_on`` the day on which it is done; a surprise may have neither yet. ``reaction`` runs
    from 1 to 5, ``said`` is what they said.
    """

    __tablename__ = "moment"
    __table_args__ = (
        CheckConstraint("reaction BETWEEN 1 AND 5", name="reaction"),
        CheckConstraint("budget_minor >= 0", name="budget"),
        Index("uq_moment_occasion_id_occurs_on", "occasion_id", "occurs_on", unique=True),
        Index(
            "uq_moment_milestone",
            "customer_id",
            "milestone",
            "milestone_number",
            "occurs_on",
            unique=True,
            sqlite_where=text("milestone <> ''"),
            postgresql_where=text("milestone <> ''"),
        ),
        Index("ix_moment_occurs_on", "occurs_on"),
        Index("ix_moment_celebrate_on", "celebrate_on"),
        Index("ix_moment_state_celebrate_on", "state", "celebrate_on"),
        MONOTONIC,
    )

    companion_id: Mapped[int | None] = mapped_column(ForeignKey("companion.id"), index=True)
    occasion_id: Mapped[int | None] = mapped_column(ForeignKey("occasion.id"))
    milestone: Mapped[str] = mapped_column(String(20), default="", server_default="")
    milestone_number: Mapped[int] = mapped_column(default=0, server_default="0")
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    clue_id: Mapped[int | None] = mapped_column(ForeignKey("clue.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(default="", server_default="")
    occurs_on: Mapped[date | None]
    celebrate_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(20), default=MomentState.PLANNED)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), index=True)
    budget_minor: Mapped[int | None] = mapped_column(BigInteger)
    budget_reason: Mapped[str] = mapped_column(default="", server_default="")
    note: Mapped[str] = mapped_column(default="", server_default="")
    dos: Mapped[str] = mapped_column(default="", server_default="")
    donts: Mapped[str] = mapped_column(default="", server_default="")
    playbook_version_id: Mapped[int | None] = mapped_column(ForeignKey("playbook_version.id"), index=True)
    made_at: Mapped[datetime]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    planned_at: Mapped[datetime | None]
    prepared_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None] = mapped_column(index=True)
    delivered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reaction: Mapped[int | None]
    said: Mapped[str] = mapped_column(default="", server_default="")
    skipped_at: Mapped[datetime | None]
    skipped_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    skipped_reason: Mapped[str] = mapped_column(default="", server_default="")
    is_story: Mapped[bool] = mapped_column(default=False, server_default=false())
    story: Mapped[str] = mapped_column(default="", server_default="")
    told_at: Mapped[datetime | None]


class MomentTask(Identified, OfCustomer, Versioned, Base):
    """One thing to do for a moment.

    ``lead_minutes`` is how long before the day begins it is due, where it moves with the day;
    with ``whole_day`` only the date of ``due_at`` at the venue counts.
    """

    __tablename__ = "moment_task"
    __table_args__ = (
        CheckConstraint("lead_minutes >= 0", name="lead"),
        Index("ix_moment_task_moment_id_position", "moment_id", "position"),
        Index("ix_moment_task_done_at_due_at", "done_at", "due_at"),
        MONOTONIC,
    )

    moment_id: Mapped[int] = mapped_column(ForeignKey("moment.id"))
    given_gesture_id: Mapped[int | None] = mapped_column(ForeignKey("given_gesture.id"), index=True)
    what: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    due_at: Mapped[datetime | None]
    whole_day: Mapped[bool] = mapped_column(default=False, server_default=false())
    lead_minutes: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
