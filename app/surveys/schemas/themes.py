"""Themes as they are typed and as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.core.drafts import Draft, Edit
from app.core.text_folding import fold
from app.core.typed_text import TYPED_TEXT, NeededName, clean_line
from app.core.words import gettext as _
from app.model.theme import Pillar
from app.storage.comment_search.patterns import ANY_ENDING
from app.storage.lookup.readings import is_unspaced

MOST_WORDS = 300
"""In one language."""
MOST_LANGUAGES = 40
LONGEST_WORD = 80
SHORTEST_BEGINNING = 2

Words = Mapping[str, tuple[str, ...]]


def _as_lists(words: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The lists without empty ones; raises what a draft turns into a problem beside the field."""
    lists: dict[str, tuple[str, ...]] = {}
    for language, entries in words.items():
        kept: dict[str, str] = {}
        for entry in map(clean_line, entries):
            if entry:
                _check_word(entry)
                kept.setdefault(fold(entry), entry)
        if len(kept) > MOST_WORDS:
            raise _wrong(
                _("So many words are too many in one language: {most} at most.").format(most=MOST_WORDS)
            )
        if kept:
            lists[clean_line(language)] = tuple(kept.values())
    if len(lists) > MOST_LANGUAGES:
        raise _wrong(_("So many languages are too many."))
    return lists


def _check_word(entry: str) -> None:
    if len(entry) > LONGEST_WORD:
        raise _wrong(_("“{word}” is too long for a word or a phrase.").format(word=entry[:LONGEST_WORD]))
    for word in entry.split():
        letters = "".join(filter(str.isalnum, word))
        if word.endswith(ANY_ENDING) and len(letters) < SHORTEST_BEGINNING and not is_unspaced(letters):
            raise _wrong(
                _("“{word}” would stand for far too much: begin with two letters.").format(word=word)
            )
    if not any(map(str.isalnum, entry)):
        raise _wrong(_("“{word}” is no word.").format(word=entry))


def _wrong(message: str) -> PydanticCustomError:
    return PydanticCustomError(TYPED_TEXT, "{message}", {"message": message})


WordLists = Annotated[dict[str, tuple[str, ...]], AfterValidator(_as_lists)]


class ThemeDraft(Draft):
    """A theme to listen for; ``words`` are by BCP 47 language, those under "" count in every language."""

    name: NeededName
    pillar: Pillar | None = None
    words: WordLists


class ThemeEdit(Edit):
    """Changes to a theme; one that is not ``active`` is retired, and what it heard is kept."""

    name: NeededName = ""
    pillar: Pillar | None = None
    words: WordLists = Field(default_factory=dict)
    active: bool = True


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme, and in how many comments it is heard."""

    id: int
    version: int
    name: str
    pillar: Pillar | None
    words: Words
    active: bool
    mentions: int


@dataclass(frozen=True, slots=True)
class HeardRow:
    """A comment in which a theme is heard, and by which of its words."""

    answer_id: int
    comment: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemePreview:
    """How many of the newest comments are about it; ``heard`` are the newest of them."""

    about: int
    looked_at: int
    of: int
    heard: tuple[HeardRow, ...]

    @property
    def is_all(self) -> bool:
        """Whether every comment was looked at."""
        return self.looked_at == self.of


def kept_words(words: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Word lists as the venue keeps them."""
    return {language: list(entries) for language, entries in words.items()}
