"""The other names somebody is found by."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base, Identified, Imported, OfCustomer, Versioned


class AliasKind(StrEnum):
    """Why a name is known."""

    SCRIPT = "script"
    NICKNAME = "nickname"
    FORMER = "former"
    MERGED = "merged"


class Alias(Identified, OfCustomer, Imported, Versioned, Base):
    """Another name of a customer: in another script, a nickname, a former or a merged-away name."""

    __tablename__ = "alias"

    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
