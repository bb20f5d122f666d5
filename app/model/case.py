"""Service failures and their recovery."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, MaybeOfCustomer, Versioned


class CaseState(StrEnum):
    """Whether something is still to be done."""

    OPEN = "open"
    CLOSED = "closed"


class CaseStep(StrEnum):
    """The steps of a recovery in their order; DONE when none of them is pending."""

    LISTEN = "listen"
    EMPATHISE = "empathise"
    APOLOGISE = "apologise"
    RESOLVE = "resolve"
    FOLLOW_UP = "follow_up"
    DONE = "done"


class CaseKind(StrEnum):
    """What sort of failure it was."""

    MISTAKE = "mistake"
    REWORK = "rework"
    BREAKDOWN = "breakdown"
    INEFFICIENCY = "inefficiency"
    VARIATION = "variation"


class Severity(IntEnum):
    """How bad it is; kept as a number so that lists sort by it."""

    MINOR = 1
    MODERATE = 2
    SERIOUS = 3
    CRITICAL = 4

    @property
    def code(self) -> str:
        """The word for scripts and files."""
        return self.name.lower()


class Fault(StrEnum):
    """Whose fault it was."""

    US = "us"
    PARTLY = "partly"
    NOT_US = "not_us"


class CaseChannel(StrEnum):
    """How a failure reached the venue, and how its customer was asked afterwards."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    EMAIL = "email"
    MESSAGE = "message"
    REVIEW = "review"
    SURVEY = "survey"
    NOTICED = "noticed"


class CaseEnding(StrEnum):
    """How a case came to its end."""

    VERIFIED = "verified"
    UNREACHABLE = "unreachable"


class CaseEntryKind(StrEnum):
    """What an entry of a case's log tells."""

    OPENED = "opened"
    REMARK = "remark"
    CALL = "call"
    MESSAGE = "message"
    ATTEMPT = "attempt"
    STEP = "step"
    SKIP = "skip"
    CHANGE = "change"
    HAND_OVER = "hand_over"
    GESTURE = "gesture"
    APPROVAL = "approval"
    PROMISE = "promise"
    FILE = "file"
    CLOSED = "closed"
    REOPENED = "reopened"
    STORY = "story"


class Incident(Identified, Base):
    """One event that went wrong for several customers at once; each has a case of their own.

    Set aside by ``removed_at`` with its cases when their opening was undone.
    """

    __tablename__ = "incident"
    __table_args__ = MONOTONIC

    what: Mapped[str]
    happened_at: Mapped[datetime]
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class Case(Identified, MaybeOfCustomer, Versioned, Base):
    """One service failure and its recovery; the id is the number by which staff call it.

    Of a customer, or of a walk-in told by description. ``happened_at`` <= ``reported_at`` <=
    ``opened_at`` (when it was written down). ``acknowledged_at`` is the first response and stays;
    ``first_resolved_at`` stays too, while ``resolved_at`` is the latest and empty once reopened.
    The three targets are instants worked out from the venue's settings; ``due_at`` is the one of
    them that is pending next, empty when nothing is. ``step`` is the first pending one.
    ``again`` marks a second failure of the same customer within the venue's span, which raised
    ``severity``. ``feeling`` and ``feeling_after`` run from -2 to +2, ``rating`` from 1 to 5.
    A case whose opening was undone is set aside by ``removed_at``: its log stays.
    """

    __tablename__ = "recovery_case"
    __table_args__ = (
        CheckConstraint("customer_id IS NOT NULL OR walk_in <> ''", name="who"),
        CheckConstraint("severity BETWEEN 1 AND 4", name="severity"),
        CheckConstraint("feeling BETWEEN -2 AND 2", name="feeling"),
        CheckConstraint("feeling_after BETWEEN -2 AND 2", name="feeling_after"),
        CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
        Index("ix_recovery_case_state_due_at", "state", "due_at"),
        Index("ix_recovery_case_customer_id_reported_at", "customer_id", "reported_at"),
        Index("ix_recovery_case_reported_at", "reported_at"),
        Index("ix_recovery_case_owner_id", "owner_id", "state"),
        Index("ix_recovery_case_place", "place"),
        Index(
            "ix_recovery_case_restricted",
            "id",
            sqlite_where=text("restricted = 1"),
            postgresql_where=text("restricted"),
        ),
        Index(
            "ix_recovery_case_open_customer",
            "customer_id",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        MONOTONIC,
    )

    walk_in: Mapped[str] = mapped_column(default="", server_default="")
    incident_id: Mapped[int | None] = mapped_column(ForeignKey("incident.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    what: Mapped[str]
    place: Mapped[str] = mapped_column(default="", server_default="")
    happened_at: Mapped[datetime]
    reported_at: Mapped[datetime]
    opened_at: Mapped[datetime]
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    channel: Mapped[str] = mapped_column(String(20), default=CaseChannel.IN_PERSON)
    kind: Mapped[str] = mapped_column(String(20), default=CaseKind.MISTAKE)
    category_id: Mapped[int | None] = mapped_column(ForeignKey("case_category.id"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), index=True)
    severity: Mapped[int] = mapped_column(default=int(Severity.MODERATE))
    again: Mapped[bool] = mapped_column(default=False, server_default=false())
    fault: Mapped[str] = mapped_column(String(20), default=Fault.US)
    feeling: Mapped[int | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    restricted: Mapped[bool] = mapped_column(default=False, server_default=false())
    state: Mapped[str] = mapped_column(String(20), default=CaseState.OPEN)
    step: Mapped[str] = mapped_column(String(20), default=CaseStep.LISTEN)
    acknowledge_due_at: Mapped[datetime | None]
    put_right_due_at: Mapped[datetime | None]
    follow_up_due_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]
    first_resolved_at: Mapped[datetime | None]
    resolved_at: Mapped[datetime | None]
    reopened_at: Mapped[datetime | None]
    reopened_count: Mapped[int] = mapped_column(default=0, server_default="0")
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    ending: Mapped[str] = mapped_column(String(20), default="", server_default="")
    verified_through: Mapped[str] = mapped_column(String(20), default="", server_default="")
    verified_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    feeling_after: Mapped[int | None]
    rating: Mapped[int | None]
    closing_reason: Mapped[str] = mapped_column(default="", server_default="")
    is_story: Mapped[bool] = mapped_column(default=False, server_default=false())
    story: Mapped[str] = mapped_column(default="", server_default="")
    removed_at: Mapped[datetime | None]

    @property
    def added_at(self) -> datetime:
        """When it was written down."""
        return self.opened_at


class CaseStepTaken(Identified, Base):
    """One step of a case that was done, or skipped with a reason, in one round of it.

    ``round`` counts how often the case had been reopened by then.
    """

    __tablename__ = "case_step"
    __table_args__ = (Index("uq_case_step", "case_id", "round", "step", unique=True), MONOTONIC)

    case_id: Mapped[int] = mapped_column(ForeignKey("recovery_case.id"))
    step: Mapped[str] = mapped_column(String(20))
    round: Mapped[int] = mapped_column(default=0, server_default="0")
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    skipped: Mapped[bool] = mapped_column(default=False, server_default=false())
    note: Mapped[str] = mapped_column(default="", server_default="")


class CaseEntry(Identified, MaybeOfCustomer, Base):
    """One line of a case's log, which is only ever added to.

    ``at`` is when it happened, ``added_at`` when it was written down. What was undone is set aside
    by ``removed_at`` and stays readable; the database refuses every other change. ``details`` holds
    what the words on screen are made of.
    """

    __tablename__ = "case_entry"
    __table_args__ = (
        Index("ix_case_entry_case_id_id", "case_id", "id"),
        # For the database, which looks here for lines of every card that is taken back.
        Index("ix_case_entry_customer_id", "customer_id"),
        MONOTONIC,
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("recovery_case.id"))
    kind: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    added_at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    text: Mapped[str] = mapped_column(default="", server_default="")
    details: Mapped[Any] = mapped_column(JSON)
    removed_at: Mapped[datetime | None]
