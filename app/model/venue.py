"""The place that uses the program, and what it has set."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, false
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base, Identified, Versioned


class Venue(Identified, Versioned, Base):
    """The one venue of this database.

    ``currency`` is an ISO 4217 code, ``language`` a BCP 47 tag, ``zone`` an IANA time zone and
    ``region`` the ISO 3166 country in which a phone number without a country code is read.
    """

    __tablename__ = "venue"

    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
    currency: Mapped[str] = mapped_column(String(3))
    language: Mapped[str] = mapped_column(String(35))
    zone: Mapped[str] = mapped_column(String(64))
    region: Mapped[str] = mapped_column(String(2), default="", server_default="")
    rehearsal: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime]


class VenueSetting(Versioned, Base):
    """One named setting of the venue."""

    __tablename__ = "venue_setting"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)
