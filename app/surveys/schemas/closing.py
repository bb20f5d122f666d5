"""Answering back, and telling what changed, as it is shown and typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime

from app.core.drafts import Draft, Edit
from app.core.typed_text import Line, NeededLine, NeededNote
from app.model.survey import Metric


@dataclass(frozen=True, slots=True)
class ToAnswerRow:
    """Somebody who waits for an answer since ``arrived_at``; ``late`` past ``due_at``.

    ``customer_id`` is the card in use, None for somebody without one; ``who`` is empty for those, and for cards
    that were put away. For those who must be left in peace it says why, and there is no card.
    """

    answer_id: int
    promise_id: int
    version: int
    metric: Metric
    score: int | None
    scale_max: int
    comment: str
    language: str
    customer_id: int | None
    who: str
    answered_at: datetime | None
    arrived_at: datetime | None
    due_at: datetime | None
    late: bool
    owner_id: int | None
    owner: str
    stage: str
    place: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Some of those who wait, the oldest first; how many there are, and how many of them for too long."""

    rows: tuple[ToAnswerRow, ...]
    total: int
    late: int


@dataclass(frozen=True, slots=True)
class ReplyStart:
    """What an answer back is begun with: where it can go, and the templates filled in."""

    answer_id: int
    who: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]


class ReplyChannel(StrEnum):
    """How an answer went back, as contacts on a card say it; empty when they were told in person."""

    EMAIL = "email"
    CALL = "call"
    MESSAGE = "message"
    LETTER = "letter"
    IN_PERSON = ""


class ReplyDraft(Draft):
    """What was answered back, and how; ``promise_version`` is that of the promise when it was shown."""

    text: NeededNote
    channel: ReplyChannel = ReplyChannel.EMAIL
    promise_version: int | None = None


class ActionDraft(Draft):
    """What was changed because of a theme; just now unless ``acted_at`` says when."""

    what: NeededLine
    acted_at: AwareDatetime | None = None


class ActionEdit(Edit):
    """Other words for what was changed."""

    what: NeededLine = ""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What was changed because of a theme, and how many of those who said it were told."""

    id: int
    version: int
    theme_id: int
    theme: str
    what: str
    acted_at: datetime
    acted_by: str
    told: int


@dataclass(frozen=True, slots=True)
class SaidRow:
    """Somebody who spoke of a theme before it was acted upon; what they said last of it, and by which words."""

    customer_id: int
    who: str
    answer_id: int
    metric: Metric
    score: int | None
    scale_min: int
    scale_max: int
    high_is_good: bool
    comment: str
    words: tuple[str, ...]
    answered_at: datetime
    contact: str


@dataclass(frozen=True, slots=True)
class ToTell:
    """Some of those who are still to be told, who spoke of it last first, and how many there are."""

    rows: tuple[SaidRow, ...]
    total: int


class TellingDraft(Draft):
    """How somebody was told; ``words`` are what was said to them where it was more than what changed."""

    channel: ReplyChannel = ReplyChannel.IN_PERSON
    words: Line = ""
