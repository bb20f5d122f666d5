"""What comments are about, by word lists of the venue's own, and what was changed because of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, OfCustomer, Versioned


class Pillar(StrEnum):
    """The six pillars of an experience that is remembered."""

    PERSONALISATION = "personalisation"
    INTEGRITY = "integrity"
    EXPECTATIONS = "expectations"
    RESOLUTION = "resolution"
    TIME_AND_EFFORT = "time_and_effort"
    EMPATHY = "empathy"


class Theme(Identified, Versioned, Base):
    """One theme; ``key`` is stable for those a venue starts with, and empty for its own.

    ``words`` are lists by BCP 47 language, those under "" count in every language. A word that ends in
    ``*`` stands for all that begin so; several words in a row stand for themselves in that order.
    ``pillar`` is empty for a theme that stands for none of the six.
    """

    __tablename__ = "theme"
    __table_args__ = MONOTONIC

    key: Mapped[str] = mapped_column(String(40), default="", server_default="")
    name: Mapped[str] = mapped_column(unique=True)
    pillar: Mapped[str] = mapped_column(String(20), default="", server_default="")
    words: Mapped[Any] = mapped_column(JSON)
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True, server_default=true())


class ThemeMention(Base):
    """One answer whose comment is about a theme, with the words in it that say so; worked out from both."""

    __tablename__ = "theme_mention"
    __table_args__: Any = {"sqlite_with_rowid": False}  # noqa: RUF012 - as SQLAlchemy reads it

    theme_id: Mapped[int] = mapped_column(
        ForeignKey("theme.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    answer_id: Mapped[int] = mapped_column(
        ForeignKey("survey_answer.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
    words: Mapped[str]


class ThemeAction(Identified, Versioned, Base):
    """What the venue changed because of what was said about a theme."""

    __tablename__ = "theme_action"
    __table_args__ = MONOTONIC

    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"), index=True)
    what: Mapped[str]
    acted_at: Mapped[datetime]
    acted_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class ThemeTelling(Identified, OfCustomer, Base):
    """Somebody who had said it was told what changed."""

    __tablename__ = "theme_telling"
    __table_args__ = (UniqueConstraint("action_id", "customer_id"), MONOTONIC)

    action_id: Mapped[int] = mapped_column(ForeignKey("theme_action.id"), index=True)
    told_at: Mapped[datetime]
    told_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
