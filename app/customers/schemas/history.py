"""The timeline of a card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.occasions.schemas import MomentKey

TO_ANSWER = "bad"
"""The state of an answer so bad that somebody is to answer it."""


class HistoryKind(StrEnum):
    """What an entry of the timeline tells of."""

    VISIT = "visit"
    TOUCHPOINT = "touchpoint"
    PROMISE = "promise"
    CLUE = "clue"
    PREFERENCE = "preference"
    CHANGE = "change"
    CASE = "case"
    MOMENT = "moment"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry, worded.

    ``title`` is the strong part ("Checked in"), ``title_rest`` goes on after it (", room 412, 3
    nights"), ``text`` is the line below. ``has_time`` is False where only the day is known: then
    ``at`` is that day's midnight at the venue. ``source_id`` leads to the row of ``kind``, ``key`` to
    the plan of a moment.
    """

    kind: HistoryKind
    source_id: int
    at: datetime
    has_time: bool
    title: str
    title_rest: str = ""
    text: str = ""
    feeling: int | None = None
    state: str = ""
    key: MomentKey | None = None


@dataclass(frozen=True, slots=True)
class HistoryCursor:
    """Where the next page of the timeline goes on."""

    at: datetime
    kind: HistoryKind
    source_id: int


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some entries, the newest first; ``next_cursor`` is None at the very end."""

    entries: tuple[HistoryEntry, ...] = ()
    next_cursor: HistoryCursor | None = None
