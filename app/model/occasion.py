"""Dates worth remembering."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, true
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Imported, OfCustomer, Versioned


class OccasionKind(StrEnum):
    """What is celebrated."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    HONEYMOON = "honeymoon"
    GRADUATION = "graduation"
    NAME_DAY = "name_day"
    CUSTOM = "custom"


class Occasion(Identified, OfCustomer, Imported, Versioned, Base):
    """A day and month of a customer or companion, with the year only if it is known."""

    __tablename__ = "occasion"
    __table_args__ = (
        CheckConstraint("month BETWEEN 1 AND 12 AND day BETWEEN 1 AND 31", name="day"),
        Index("ix_occasion_month_day_customer_id", "month", "day", "customer_id", "kind", "year"),
        MONOTONIC,
    )

    companion_id: Mapped[int | None] = mapped_column(ForeignKey("companion.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(default="", server_default="")
    month: Mapped[int]
    day: Mapped[int]
    year: Mapped[int | None]
    yearly: Mapped[bool] = mapped_column(default=True, server_default=true())
