"""What was brought to mind already, and what is to be brought to mind again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, MaybeOfCustomer


class Reminder(Identified, MaybeOfCustomer, Base):
    """One reminder that somebody saw, put off or settled; those that are due are worked out.

    ``key`` says what it is about and for when, so that it is never shown twice, and shown again when
    the day moves.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        Index("ix_reminder_customer_id", "customer_id"),
        Index("ix_reminder_due_at", "due_at"),
        MONOTONIC,
    )

    key: Mapped[str] = mapped_column(String(80), unique=True)
    due_at: Mapped[datetime]
    shown_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
