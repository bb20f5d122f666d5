"""Plans that the venue uses again and again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, true
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Versioned


class Playbook(Identified, Versioned, Base):
    """A reusable plan for one kind of occasion, for milestones or for surprises.

    ``key`` is stable for those a venue starts with, and empty for its own.
    """

    __tablename__ = "playbook"
    __table_args__ = MONOTONIC

    key: Mapped[str] = mapped_column(String(40), default="", server_default="")
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    own_kind_id: Mapped[int | None] = mapped_column(ForeignKey("own_occasion_kind.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True, server_default=true())


class PlaybookVersion(Identified, Base):
    """What a playbook said at one time; a moment names the version it was planned by.

    The newest ``number`` is the one in use. ``definition`` holds gestures, tasks, do's and don'ts.
    """

    __tablename__ = "playbook_version"
    __table_args__ = (
        Index("uq_playbook_version_playbook_id_number", "playbook_id", "number", unique=True),
        MONOTONIC,
    )

    playbook_id: Mapped[int] = mapped_column(ForeignKey("playbook.id"))
    number: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    definition: Mapped[Any] = mapped_column(JSON)
