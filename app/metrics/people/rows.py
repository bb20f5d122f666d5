"""An answer as it stands in the list behind a figure."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One answer; ``tone`` tells good from bad beside ``score``, which is written as it was given.

    ``customer_id`` is None for somebody without a card. ``waits`` where they wait for an answer.
    """

    answer_id: int
    score: str
    tone: Tone
    comment: str
    who: str
    about: str
    customer_id: int | None
    waits: bool = False

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        return ", ".join(filter(None, (self.score, self.comment, self.who, self.about)))


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Some of the answers behind a figure; ``figure`` is that figure in words.

    ``about`` are the days and filters that apply, and what else narrows it down.
    ``total`` is how many there are; ``with_words`` are those who said something, ``are_all`` unless they are
    so many that they were not counted to the end. ``more`` tells that there is another page.
    """

    title: str
    figure: str
    rows: tuple[PersonRow, ...]
    total: int
    with_words: int
    more: bool = False
    are_all: bool = True
    about: tuple[str, ...] = ()
