"""What the rules of ideas look at: read once for a moment, then compared with every gesture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from app.core.text_folding import fold
from app.gestures.avoiding import NEGATORS
from app.gestures.contents import BREAK, Marks, marks_of, phrases, read_content
from app.gestures.known import Known
from app.gestures.schemas import GestureRow
from app.gestures.substances import EMPTY
from app.moments.ideas.said_often import SAID_OFTEN
from app.wording.formats import Wording

NAMED_AS_A_WHOLE = frozenset({"flowers", "fruit", "wine"})
"""Who likes these likes every kind of them."""


@dataclass(frozen=True)
class Liked:
    """Something that speaks for a gesture: a preference or a clue, of whom and since when."""

    text: str
    whose: str
    noted_on: date | None
    is_clue: bool

    @cached_property
    def refuses(self) -> bool:
        """Whether it asks for something to be left, and so speaks for nothing."""
        return bool(set(phrases(self.text)) & NEGATORS)

    @cached_property
    def marks(self) -> Marks:
        """What it speaks of."""
        marks = Marks()
        for word in telling_words(self.text):
            marks.add(marks_of(word))
            marks.words.add(word)
        return marks


@dataclass(frozen=True)
class Had:
    """Something that was given to them before; ``reaction`` is None where nobody noted one."""

    gesture_id: int | None
    what: str
    on: date
    reaction: int | None

    def is_same(self, gesture: GestureRow) -> bool:
        """Whether it was this very gesture."""
        return self.gesture_id == gesture.id or fold(self.what) == fold(gesture.name)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that tell what it was."""
        return telling_words(self.what)


@dataclass(frozen=True)
class Tried:
    """How a gesture went at similar moments; costs are minor units."""

    times: int
    reactions: int
    reaction_sum: int
    cost_sum: int

    @property
    def mean(self) -> float | None:
        """The mean reaction; None where nobody noted one."""
        return self.reaction_sum / self.reactions if self.reactions else None


@dataclass(frozen=True)
class TimeLeft:
    """The present instant, and by when everything is ready; None for a day that is not known yet."""

    now: datetime
    ready_at: datetime | None
    day_ends_at: datetime | None

    def minutes(self) -> float | None:
        """How long is left."""
        if self.ready_at is None:
            return None
        return (self.ready_at - self.now).total_seconds() / 60

    def allows(self, lead_minutes: int) -> bool:
        """Whether what needs so long ahead can still be done."""
        left = self.minutes()
        if left is None or self.day_ends_at is None:
            return True
        return left >= lead_minutes if lead_minutes else self.now < self.day_ends_at


@dataclass(frozen=True)
class Facts:
    """All that is known for one moment; ``money_left_minor`` is None where the venue has set no budget.

    ``used_anywhere`` is what anybody was given; unless ``used_is_all``, only of late. ``about`` is
    what the gestures are about, by their ids.
    """

    today: date
    wording: Wording
    person: str
    time_left: TimeLeft
    money_left_minor: int | None = None
    known: tuple[Known, ...] = ()
    liked: tuple[Liked, ...] = ()
    had: tuple[Had, ...] = ()
    tried: Mapping[int, Tried] = field(default_factory=dict)
    used_anywhere: frozenset[int] = frozenset()
    used_is_all: bool = True
    planned_here: frozenset[int] = frozenset()
    about: Mapping[int, Marks] = field(default_factory=dict)


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about."""
    return frozenset(
        word
        for word in phrases(text)
        if word != BREAK and word not in EMPTY and word not in SAID_OFTEN and len(word) > 2
    )


def marks_of_gesture(gesture: GestureRow) -> Marks:
    """What a gesture is about, by its name, its contents and its remark."""
    content = read_content(gesture.name, contains=gesture.contains)
    words = telling_words(" | ".join((gesture.name, *gesture.contains, gesture.note)))
    return Marks(set(words), content.keys)
