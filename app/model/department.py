"""Who looks after what in the venue."""

from __future__ import annotations

from sqlalchemy import String, true
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Versioned


class Department(Identified, Versioned, Base):
    """A department; ``key`` is stable for those a venue starts with, and empty for its own."""

    __tablename__ = "department"
    __table_args__ = MONOTONIC

    key: Mapped[str] = mapped_column(String(20), default="", server_default="")
    name: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
