"""Filters and columns that somebody wants again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Versioned


class SavedView(Identified, Versioned, Base):
    """One view of a pane under a name; without a staff member it is everybody's."""

    __tablename__ = "saved_view"
    __table_args__ = (Index("ix_saved_view_pane", "pane"), MONOTONIC)

    pane: Mapped[str] = mapped_column(String(20))
    name: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    definition: Mapped[Any] = mapped_column(JSON)
    position: Mapped[int] = mapped_column(default=0)
