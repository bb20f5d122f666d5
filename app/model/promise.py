"""Anything somebody said would happen."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, MaybeOfCustomer, Versioned


class PromiseState(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"


class Promise(Identified, MaybeOfCustomer, Versioned, Base):
    """What was promised, by whom it is kept and by when.

    ``due_at`` is the instant by which it must happen; with ``whole_day`` only its date at the
    venue counts. A promise without a time is due at no time but stays open. One that was made while
    something was put right names its case, one that answers a survey names that answer; only then may it be
    to somebody without a card.
    """

    __tablename__ = "promise"
    __table_args__ = (
        CheckConstraint(
            "customer_id IS NOT NULL OR case_id IS NOT NULL OR answer_id IS NOT NULL", name="whose"
        ),
        Index("ix_promise_customer_id", "customer_id"),
        Index("ix_promise_state_due_at", "state", "due_at"),
        MONOTONIC,
    )

    what: Mapped[str]
    due_at: Mapped[datetime | None]
    whole_day: Mapped[bool] = mapped_column(default=False, server_default=false())
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    made_at: Mapped[datetime]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[str] = mapped_column(String(20), default=PromiseState.OPEN)
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    settled_note: Mapped[str] = mapped_column(default="", server_default="")
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("recovery_case.id"), index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("survey_answer.id"), index=True)
