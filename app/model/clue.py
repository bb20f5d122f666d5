"""Things noticed that nobody has sorted yet."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base, Identified, Imported, OfCustomer, Versioned


class SortedAs(StrEnum):
    """What a clue became."""

    PREFERENCE = "preference"
    OCCASION = "occasion"
    PROMISE = "promise"
    NOTE = "note"
    MOMENT = "moment"


class Clue(Identified, OfCustomer, Imported, Versioned, Base):
    """Something noticed; ``sorted_as`` stays empty until somebody has decided what it is."""

    __tablename__ = "clue"

    text: Mapped[str]
    noticed_at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    sorted_as: Mapped[str] = mapped_column(String(20), default="", server_default="")
    sorted_into_id: Mapped[int | None]
    sorted_at: Mapped[datetime | None]
