"""What happened at the venue on a day, for whoever reads a chart later."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Versioned


class Annotation(Identified, Versioned, Base):
    """One note on the time axis of charts; an empty ``metric`` puts it on all of them."""

    __tablename__ = "annotation"
    __table_args__ = MONOTONIC

    on: Mapped[date] = mapped_column("on_day", index=True)
    text: Mapped[str]
    metric: Mapped[str] = mapped_column(String(10), default="", server_default="")
    made_at: Mapped[datetime]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
