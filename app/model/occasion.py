"""Dates worth remembering."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, true
from sqlalchemy.orm import Mapped, mapped_column

from app.core.recurring import Repeats
from app.model.base import MONOTONIC, Base, Identified, Imported, OfCustomer, Versioned


class OccasionKind(StrEnum):
    """What is celebrated."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    HONEYMOON = "honeymoon"
    GRADUATION = "graduation"
    NAME_DAY = "name_day"
    FIRST_VISIT = "first_visit"
    CUSTOM = "custom"


class OwnOccasionKind(Identified, Versioned, Base):
    """A kind of occasion of the venue's own; occasions of it are custom ones that name it."""

    __tablename__ = "own_occasion_kind"
    __table_args__ = MONOTONIC

    name: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True, server_default=true())


class Occasion(Identified, OfCustomer, Imported, Versioned, Base):
    """A day and month of a customer or companion, with the year only if it is known.

    One that repeats on a weekday of its month says which by ``nth`` (1 to 4, or -1 for the last) and
    ``weekday`` (0 is Monday), and ``day`` is the first that this can be. One that keeps in touch starts on
    its day, which then has a year, and comes back ``every`` so many of ``unit`` after the last contact.
    ``reference`` is what a calendar that was imported knows it by.
    """

    __tablename__ = "occasion"
    __table_args__ = (
        CheckConstraint("month BETWEEN 1 AND 12 AND day BETWEEN 1 AND 31", name="day"),
        CheckConstraint("nth BETWEEN 1 AND 4 OR nth = -1", name="nth"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("every BETWEEN 1 AND 520", name="every"),
        Index("ix_occasion_month_day_customer_id", "month", "day", "customer_id", "kind", "year"),
        MONOTONIC,
    )

    companion_id: Mapped[int | None] = mapped_column(ForeignKey("companion.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    own_kind_id: Mapped[int | None] = mapped_column(ForeignKey("own_occasion_kind.id"), index=True)
    label: Mapped[str] = mapped_column(default="", server_default="")
    month: Mapped[int]
    day: Mapped[int]
    year: Mapped[int | None]
    repeats: Mapped[str] = mapped_column(String(20), default=Repeats.YEARLY, server_default=Repeats.YEARLY)
    nth: Mapped[int | None]
    weekday: Mapped[int | None]
    every: Mapped[int | None]
    unit: Mapped[str] = mapped_column(String(10), default="", server_default="")
    reference: Mapped[str] = mapped_column(default="", server_default="")
