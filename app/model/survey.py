"""What customers answered when they were asked how it was."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text, true
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Imported, MaybeOfCustomer, Versioned


class Metric(StrEnum):
    """What an answer tells: would they recommend us, were they satisfied, was it easy."""

    NPS = "nps"
    CSAT = "csat"
    CES = "ces"


class AnswerChannel(StrEnum):
    """How an answer reached the venue."""

    DESK = "desk"
    HAND_OVER = "hand_over"
    PAPER = "paper"
    PHONE = "phone"
    EMAIL = "email"
    MESSAGE = "message"
    WEB = "web"
    REVIEW = "review"


class LeftOut(StrEnum):
    """Why an answer is kept and never counted."""

    NO = ""
    TEST = "test"
    STAFF = "staff"


class SurveyAnswer(Identified, MaybeOfCustomer, Imported, Versioned, Base):
    """One question put to a customer, or to somebody whom the venue does not know, and the answer to it.

    ``score`` is a whole number from ``scale_min`` to ``scale_max``; with ``high_is_good`` the highest is
    the best. Without a score it was asked and not answered. ``answered_at`` is when they answered,
    ``arrived_at`` when the venue knew of it: there the clock of the one who answers back begins.
    ``asked_at`` is empty where nobody wrote down that it was asked. ``staff_id`` is who looked after them,
    ``source`` the file or system it came from, ``reference`` by what it is found again when it comes anew.
    """

    __tablename__ = "survey_answer"
    __table_args__ = (
        CheckConstraint("0 <= scale_min AND scale_min < scale_max AND scale_max <= 10", name="scale"),
        CheckConstraint("score BETWEEN scale_min AND scale_max", name="score"),
        CheckConstraint(
            "(score IS NULL) = (answered_at IS NULL) AND (score IS NULL) = (arrived_at IS NULL)",
            name="answered",
        ),
        CheckConstraint("asked_at IS NOT NULL OR answered_at IS NOT NULL", name="asked"),
        Index("ix_survey_answer_customer_id_metric", "customer_id", "metric", "answered_at"),
        Index("ix_survey_answer_metric_answered_at", "metric", "answered_at"),
        Index("ix_survey_answer_asked_at", "asked_at"),
        Index(
            "ix_survey_answer_reference",
            "reference",
            sqlite_where=text("reference <> ''"),
            postgresql_where=text("reference <> ''"),
        ),
        MONOTONIC,
    )

    metric: Mapped[str] = mapped_column(String(10))
    scale_min: Mapped[int]
    scale_max: Mapped[int]
    high_is_good: Mapped[bool] = mapped_column(default=True, server_default=true())
    score: Mapped[int | None]
    comment: Mapped[str] = mapped_column(default="", server_default="")
    language: Mapped[str] = mapped_column(String(35), default="", server_default="")
    stage_id: Mapped[int | None] = mapped_column(ForeignKey("journey_stage.id"), index=True)
    channel: Mapped[str] = mapped_column(String(20), default=AnswerChannel.DESK)
    place: Mapped[str] = mapped_column(default="", server_default="")
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("recovery_case.id"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    asked_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    arrived_at: Mapped[datetime | None]
    source: Mapped[str] = mapped_column(String(80), default="", server_default="")
    left_out: Mapped[str] = mapped_column(String(10), default=LeftOut.NO, server_default="")
    reference: Mapped[str] = mapped_column(String(64), default="", server_default="")
