"""What a customer agreed to."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base, Identified, OfCustomer, Versioned


class Purpose(StrEnum):
    """What consent is asked for."""

    CONTACT = "contact"
    MOMENTS = "moments"
    HEALTH = "health"
    PHOTOS = "photos"
    SURVEYS = "surveys"


class Consent(Identified, OfCustomer, Versioned, Base):
    """A yes or no for one purpose, with its date, its source and who wrote it down."""

    __tablename__ = "consent"

    purpose: Mapped[str] = mapped_column(String(20))
    given: Mapped[bool]
    decided_on: Mapped[date]
    source: Mapped[str] = mapped_column(default="", server_default="")
    wording: Mapped[str] = mapped_column(default="", server_default="")
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
