"""How a customer is reached, and the other names somebody goes by."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Imported, OfCustomer, Versioned


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
    __table_args__ = (
        # All that the lookup of a file asks about numbers, for fifty people at every key; a server's rows of an
        # index are too short for it.
        Index(
            "ix_contact_point_number",
            "customer_id",
            "kind",
            "preferred",
            "normal",
            "value",
            "national_digits",
            sqlite_where=text("kind IN ('phone', 'email')"),
            info={"only_in": "sqlite"},
        ),
        MONOTONIC,
    )

    kind: Mapped[str] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(default="", server_default="")
    value: Mapped[str]
    normal: Mapped[str] = mapped_column(default="", server_default="", index=True)
    national_digits: Mapped[str] = mapped_column(default="", server_default="")
    preferred: Mapped[bool] = mapped_column(default=False, server_default=false())
