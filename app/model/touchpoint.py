"""Contacts along the journey, and the feeling they left."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, OfCustomer, Versioned


class JourneyStage(Identified, Versioned, Base):
    """One stage of the journey; ``key`` is stable, ``name`` is the venue's own word."""

    __tablename__ = "journey_stage"

    key: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class Touchpoint(Identified, OfCustomer, Versioned, Base):
    """One contact of any kind; ``feeling`` runs from -2 to +2, or is unknown."""

    __tablename__ = "touchpoint"
    __table_args__ = (
        CheckConstraint("feeling BETWEEN -2 AND 2", name="feeling"),
        Index("ix_touchpoint_customer_id_at", "customer_id", "at"),
        MONOTONIC,
    )

    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    stage_id: Mapped[int | None] = mapped_column(ForeignKey("journey_stage.id"), index=True)
    at: Mapped[datetime]
    channel: Mapped[str] = mapped_column(default="", server_default="")
    text: Mapped[str]
    feeling: Mapped[int | None]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
