"""Somebody who comes with a customer."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Imported, OfCustomer, Versioned


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
    deceased_at: Mapped[datetime | None]


class CompanionShare(Identified, OfCustomer, Base):
    """Somebody who comes with this customer too: one child, two parents, and one birthday."""

    __tablename__ = "companion_share"
    __table_args__ = (UniqueConstraint("companion_id", "customer_id"), MONOTONIC)

    companion_id: Mapped[int] = mapped_column(ForeignKey("companion.id"), index=True)
    relation: Mapped[str] = mapped_column(default="", server_default="")
