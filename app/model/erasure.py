"""Whose personal data were erased."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base, Identified


class Erasure(Identified, Base):
    """One erasing, so that an older backup is freed of the same person before it is used.

    ``customer_id`` may lead nowhere: it is the number that the customer had.
    """

    __tablename__ = "erasure"

    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    customer_id: Mapped[int]
    reason: Mapped[str] = mapped_column(default="", server_default="")
