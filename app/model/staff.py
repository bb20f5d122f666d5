"""The people who work here."""

from __future__ import annotations

from sqlalchemy import String, true
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base, Identified, Versioned
from app.model.codes import Role


class Staff(Identified, Versioned, Base):
    """A staff member; ``duty`` is what stands beside the name, such as "front desk"."""

    __tablename__ = "staff"

    name: Mapped[str]
    role: Mapped[str] = mapped_column(String(20), default=Role.DESK)
    duty: Mapped[str] = mapped_column(default="", server_default="")
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
