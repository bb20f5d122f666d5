"""What answers add up to by day and month, worked out from the other tables."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base

KEPT_BY_KEY: dict[str, Any] = {"sqlite_with_rowid": False}
"""Table option: the key is the table, so that a read of it finds everything in one place."""

NEVER = 4_000_000
"""The day of an answer that nobody gave; later than every day there is."""

SOON = 32
"""Who answers again after fewer days than these is found at once."""

SCORES = range(11)
"""Every score that any scale has; there is a column of counts for each."""


class Span(IntEnum):
    """How long a time one count covers; ``at`` is the ordinal of the day, or the year times 12 plus the month from 0."""

    DAY = 0
    MONTH = 1


class Side(IntEnum):
    """By what counts are told apart; what ``key`` says. ASKED counts questions by the time they were put."""

    ALL = 0
    STAGE = 1
    CHANNEL = 2
    PLACE = 3
    STAFF = 4
    DEPARTMENT = 5
    HOUR = 6
    THEME = 7
    ASKED = 8


class Reach(IntEnum):
    """When the same person answered the same metric again: never, in a later month, in the month, on the day.

    One customer counts once per metric and period, with the latest answer of it: in a month count LATEST
    and LATER, on a day all but SAME_DAY, and in a time that is not over LATEST alone.
    """

    LATEST = 0
    LATER = 1
    SAME_MONTH = 2
    SAME_DAY = 3


class AnswerLine(Base):
    """One answer that counts, with all that charts tell answers apart by; days are ordinals at the venue.

    ``line`` is the number of its scale, see ``app.core.measures.scales``: two scales never share one.
    ``next_day`` is when the same person answered that metric again, NEVER for the latest. ``hour`` is the hour of the
    week, 0 for Monday from midnight. Ids and ``person_id`` are 0 where there is none; merged cards are one person.
    ``themes`` are the ids of what its comment is about, from the lowest on, with a space between; ``segment`` is
    that of the visit it is about.
    A line outlives its answer until the keeper has taken it out of the counts, so nothing takes it away by itself.
    """

    __tablename__ = "answer_line"
    __table_args__ = (
        # The few who answered again within a month: what days, weeks and months count twice is found among them.
        Index(
            "ix_answer_line_soon",
            "line",
            "day",
            "next_day",
            "score",
            "stage_id",
            "channel",
            sqlite_where=text(f"next_day - day < {SOON}"),
            postgresql_where=text(f"next_day - day < {SOON}"),
        ),
        Index("ix_answer_line_person_id", "person_id"),
        KEPT_BY_KEY,
    )

    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    answer_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    next_day: Mapped[int]
    score: Mapped[int]
    hour: Mapped[int]
    stage_id: Mapped[int]
    channel: Mapped[str] = mapped_column(String(20))
    place: Mapped[str]
    staff_id: Mapped[int]
    department_id: Mapped[int]
    person_id: Mapped[int]
    themes: Mapped[str] = mapped_column(default="", server_default="")
    segment: Mapped[str] = mapped_column(default="", server_default="")


class Counted:
    """So many answers of each score, from 0 to 10."""

    c0: Mapped[int] = mapped_column(default=0, sort_order=10)
    c1: Mapped[int] = mapped_column(default=0, sort_order=11)
    c2: Mapped[int] = mapped_column(default=0, sort_order=12)
    c3: Mapped[int] = mapped_column(default=0, sort_order=13)
    c4: Mapped[int] = mapped_column(default=0, sort_order=14)
    c5: Mapped[int] = mapped_column(default=0, sort_order=15)
    c6: Mapped[int] = mapped_column(default=0, sort_order=16)
    c7: Mapped[int] = mapped_column(default=0, sort_order=17)
    c8: Mapped[int] = mapped_column(default=0, sort_order=18)
    c9: Mapped[int] = mapped_column(default=0, sort_order=19)
    c10: Mapped[int] = mapped_column(default=0, sort_order=20)


def _by_key(side: Side) -> Index:
    """The months of one side with many keys, key after key: they add up without being sorted first."""
    of_side = text(f"span = {int(Span.MONTH)} AND side = {int(side)}")
    scores = (f"c{score}" for score in SCORES)
    name = f"ix_answer_count_{side.name.lower()}"
    return Index(name, "line", "reach", "key", "at", *scores, sqlite_where=of_side, postgresql_where=of_side)


MANY_KEYS = (Side.PLACE, Side.HOUR)
"""Sides by which a venue's answers fall into hundreds of groups."""


class AnswerCount(Counted, Base):
    """How many answers of each score one day or month holds, by one side of them.

    Days are counted by ALL, STAGE, CHANNEL and ASKED; months by every side. Of ASKED, ``c0`` are the
    questions without an answer and ``c1`` those with one.
    """

    __tablename__ = "answer_count"
    __table_args__ = (*map(_by_key, MANY_KEYS), KEPT_BY_KEY)

    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    span: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    side: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(primary_key=True)
    reach: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class AnswerRepeat(Counted, Base):
    """How many answers of one month were followed by another of the same person and metric in which month.

    What a time of whole months that is over counts twice is found here.
    """

    __tablename__ = "answer_repeat"
    __table_args__ = KEPT_BY_KEY

    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    next_at: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
