"""What can be given to make somebody happy, and what was."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, false, true
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, MaybeOfCustomer, Versioned


class GestureKind(StrEnum):
    """What sort of thing is given."""

    NOTE = "note"
    SERVICE = "service"
    UPGRADE = "upgrade"
    FOOD_DRINK = "food_drink"
    GIFT = "gift"
    DISCOUNT = "discount"
    REFUND = "refund"
    OTHER = "other"


class GivenState(StrEnum):
    """Where a gesture stands: WAITING for a manager, PLANNED and to be done, or at its end."""

    WAITING = "waiting"
    PLANNED = "planned"
    GIVEN = "given"
    DECLINED = "declined"
    DROPPED = "dropped"


class Decision(StrEnum):
    """What a manager said to a gesture above the limit."""

    APPROVED = "approved"
    CHANGED = "changed"
    DECLINED = "declined"


class Gesture(Identified, Versioned, Base):
    """One gesture of the venue's catalogue.

    ``cost_minor`` is what it costs the venue, ``menu_price_minor`` what a customer would pay;
    ``contains`` are words for what is in it ("nuts", "alcohol"), which guard against clashes.
    """

    __tablename__ = "gesture"
    __table_args__ = (
        CheckConstraint("cost_minor >= 0", name="cost"),
        CheckConstraint("menu_price_minor >= 0", name="menu_price"),
        CheckConstraint("lead_minutes >= 0", name="lead"),
        MONOTONIC,
    )

    key: Mapped[str] = mapped_column(String(40), default="", server_default="")
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(String(20), default=GestureKind.OTHER)
    cost_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    menu_price_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    lead_minutes: Mapped[int] = mapped_column(default=0)
    contains: Mapped[list[Any]] = mapped_column(JSON, default=list)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    for_recovery: Mapped[bool] = mapped_column(default=True, server_default=true())
    for_moments: Mapped[bool] = mapped_column(default=True, server_default=true())
    note: Mapped[str] = mapped_column(default="", server_default="")
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True, server_default=true())


class GivenGesture(Identified, MaybeOfCustomer, Versioned, Base):
    """A gesture planned or given, from the catalogue or in free words.

    Words, kind, cost and contents are its own, so that a change of the catalogue alters no history.
    ``asked_cost_minor`` is what was asked for when a manager decided otherwise; ``clash_reason`` is
    why it is given although something known of the customer speaks against it.
    """

    __tablename__ = "given_gesture"
    __table_args__ = (
        CheckConstraint("cost_minor >= 0", name="cost"),
        CheckConstraint("menu_price_minor >= 0", name="menu_price"),
        Index("ix_given_gesture_customer_id", "customer_id"),
        Index("ix_given_gesture_case_id", "case_id"),
        Index("ix_given_gesture_moment_id", "moment_id"),
        Index("ix_given_gesture_state", "state"),
        Index("ix_given_gesture_planned_at", "planned_at"),
        MONOTONIC,
    )

    case_id: Mapped[int | None] = mapped_column(ForeignKey("recovery_case.id"))
    moment_id: Mapped[int | None] = mapped_column(ForeignKey("moment.id"))
    gesture_id: Mapped[int | None] = mapped_column(ForeignKey("gesture.id"))
    what: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20), default=GestureKind.OTHER)
    cost_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    menu_price_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    contains: Mapped[list[Any]] = mapped_column(JSON, default=list)
    state: Mapped[str] = mapped_column(String(20), default=GivenState.PLANNED)
    planned_at: Mapped[datetime]
    planned_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    above_limit: Mapped[bool] = mapped_column(default=False, server_default=false())
    asked_cost_minor: Mapped[int | None] = mapped_column(BigInteger)
    asked_note: Mapped[str] = mapped_column(default="", server_default="")
    decision: Mapped[str] = mapped_column(String(20), default="", server_default="")
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decision_note: Mapped[str] = mapped_column(default="", server_default="")
    given_at: Mapped[datetime | None]
    given_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    dropped_note: Mapped[str] = mapped_column(default="", server_default="")
    clash_reason: Mapped[str] = mapped_column(default="", server_default="")
