"""How a customer is reached, and the other names somebody goes by."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import String, false
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base, Identified, Imported, OfCustomer, Versioned


class ContactKind(StrEnum):
    """The ways to reach somebody."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    WEB = "web"


class ContactPoint(Identified, OfCustomer, Imported, Versioned, Base):
    """One phone number, email, postal or web address, as it was given.

    ``normal`` is what equal contacts share: E.164 for a readable phone number, the folded address
    for an email. ``national_digits`` are a phone number's digits without the country code.
    """

    __tablename__ = "contact_point"

    kind: Mapped[str] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(default="", server_default="")
    value: Mapped[str]
    normal: Mapped[str] = mapped_column(default="", server_default="", index=True)
    national_digits: Mapped[str] = mapped_column(default="", server_default="")
    preferred: Mapped[bool] = mapped_column(default=False, server_default=false())
