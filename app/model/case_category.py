"""The venue's own categories of what goes wrong."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, true
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Versioned


class CaseCategory(Identified, Versioned, Base):
    """A category, and the department whose work it is; ``key`` is empty for the venue's own."""

    __tablename__ = "case_category"
    __table_args__ = MONOTONIC

    key: Mapped[str] = mapped_column(String(20), default="", server_default="")
    name: Mapped[str] = mapped_column(unique=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
