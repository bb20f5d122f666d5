"""What a customer needs, likes or dislikes."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Imported, OfCustomer, Versioned


class Strength(StrEnum):
    """How much a preference matters; a must is a matter of health, faith, access or safety."""

    MUST = "must"
    LIKE = "like"
    DISLIKE = "dislike"


class MustKind(StrEnum):
    """Why a must is one."""

    ALLERGY = "allergy"
    DIET = "diet"
    ACCESS = "access"
    HEALTH = "health"
    SAFETY = "safety"


class Scope(StrEnum):
    """Whether a preference holds for good or for one visit."""

    STANDING = "standing"
    VISIT = "visit"


class Evidence(StrEnum):
    """How the venue knows."""

    TOLD = "told"
    ASKED = "asked"
    OBSERVED = "observed"
    IMPORTED = "imported"


class PreferenceGroup(Identified, Versioned, Base):
    """A heading under which preferences are shown; ``key`` is its topic, empty for the venue's own."""

    __tablename__ = "preference_group"

    key: Mapped[str] = mapped_column(String(20), default="", server_default="")
    name: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int] = mapped_column(default=0)


class Preference(Identified, OfCustomer, Imported, Versioned, Base):
    """One thing a customer, or the companion named, needs, likes or dislikes.

    ``detail`` is what else must be known ("tell kitchen and housekeeping"). ``must_kind`` is set
    for musts only. ``withdrawn_at`` marks "not any more"; the row stays for the history. ``safety_reason`` is why
    a must of health is kept without consent, by whom and when.
    """

    __tablename__ = "preference"
    __table_args__ = (
        Index(
            "ix_preference_must",
            "customer_id",
            sqlite_where=text("strength = 'must' AND withdrawn_at IS NULL"),
            postgresql_where=text("strength = 'must' AND withdrawn_at IS NULL"),
        ),
        MONOTONIC,
    )

    companion_id: Mapped[int | None] = mapped_column(ForeignKey("companion.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("preference_group.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    text: Mapped[str]
    detail: Mapped[str] = mapped_column(default="", server_default="")
    strength: Mapped[str] = mapped_column(String(20))
    must_kind: Mapped[str] = mapped_column(String(20), default="", server_default="")
    scope: Mapped[str] = mapped_column(String(20), default=Scope.STANDING)
    evidence: Mapped[str] = mapped_column(String(20))
    times_seen: Mapped[int] = mapped_column(default=1)
    noted_at: Mapped[datetime]
    noted_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    last_confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    withdrawn_at: Mapped[datetime | None]
    safety_reason: Mapped[str] = mapped_column(default="", server_default="")
    safety_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    safety_at: Mapped[datetime | None]
