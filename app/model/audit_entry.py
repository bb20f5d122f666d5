"""Who changed what."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified


class AuditAction(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    IMPORTED = "imported"
    IMPORT_UNDONE = "import_undone"
    READ = "read"
    ERASED = "erased"
    RESTORED = "restored"


class AuditEntry(Identified, Base):
    """One change of one row, written in its transaction and never altered afterwards.

    ``details`` maps each changed column to ``[before, after]``; an import has its counts instead.
    ``id`` is the order of events, whatever the clock said. ``digest`` stands for ``details`` under a ``salt``;
    ``chain`` for this entry and all before it. Of an erased person ``details`` and ``salt`` are taken away, and
    the chain still holds.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_customer_id_id", "customer_id", "id"),
        Index("ix_audit_entry_sought", "id", "at", "staff_id", "kind", "action"),
        MONOTONIC,
    )

    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    action: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int | None]
    customer_id: Mapped[int | None]
    undo: Mapped[str] = mapped_column(String(10), default="", server_default="")
    details: Mapped[Any] = mapped_column(JSON, nullable=True)
    salt: Mapped[str | None] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64), default="", server_default="")
    chain: Mapped[str] = mapped_column(String(64), default="", server_default="")


class AuditHead(Base):
    """How many entries there are and where their chain ends, in the one row with the id 1."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]
    chain: Mapped[str] = mapped_column(String(64))
