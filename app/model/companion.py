"""Somebody who comes with a customer."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base, Identified, Imported, OfCustomer, Versioned


class CompanionKind(StrEnum):
    """What somebody is to the customer."""

    PARTNER = "partner"
    CHILD = "child"
    PARENT = "parent"
    FRIEND = "friend"
    ASSISTANT = "assistant"
    PET = "pet"
    OTHER = "other"


class Companion(Identified, OfCustomer, Imported, Versioned, Base):
    """A partner, child, pet or assistant; ``relation`` is the word used ("son", "dachshund")."""

    __tablename__ = "companion"

    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
    relation: Mapped[str] = mapped_column(default="", server_default="")
    note: Mapped[str] = mapped_column(default="", server_default="")
    linked_customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
