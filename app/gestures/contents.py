"""Reads what is in a gesture from its words: "gluten-free cake with champagne"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from app.core.text_folding import fold
from app.gestures.conditions import CONDITIONS, LABELS
from app.gestures.substances import BY_KEY, EMPTY, LOOKALIKES, SUBSTANCES
from app.model.gesture import GestureKind

BREAK = "|"
FREE = "-free"
OF_KIND = {
    GestureKind.FOOD_DRINK: "food",
    GestureKind.GIFT: "gift",
    GestureKind.UPGRADE: "upgrade",
    GestureKind.DISCOUNT: "discount",
    GestureKind.REFUND: "refund",
}
INGREDIENTS = ("nuts", "dairy", "lactose", "gluten", "egg", "soya", "sesame", "sugar", "meat", "pork")
LONGEST_PHRASE = 4
WITHOUT = frozenset({"without", "no", "minus", "sans", "ohne", "senza"})
JOINS = frozenset({"or", "nor", "and"})
BREAKS = frozenset({"and", "with", "or", "plus", "und", "et"})
ADDED = frozenset({"any", "added", "the", "of", "from"})
_ROSE = re.compile("ros\u00e9", re.IGNORECASE)
_APOSTROPHES = re.compile("['\u2019\u2018`]")
_NON = re.compile(r"\bnon[- ]?alcoholic\b|\balcohol removed\b|\b0[.,]0\s*%")
_TOKEN = re.compile(r"\w+(?:-(?:free|frei))?|[^\w\s-]|(?<=\s)-(?=\s)")
_JOINED = re.compile(r"^(\w{3,})(free|frei|allergie|allergy|intoleranz|unvertraglichkeit)$")
_ES = re.compile(r"(?:ch|sh|x|ss|o)es$")


@dataclass
class Marks:
    """What words speak of: the words themselves, the substances, and those named as a whole."""

    words: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    general: set[str] = field(default_factory=set)

    def add(self, other: Marks) -> None:
        """Take another's in."""
        self.words |= other.words
        self.keys |= other.keys
        self.general |= other.general


def read_content(what: str, *, contains: Iterable[str] = (), kind: GestureKind = GestureKind.OTHER) -> Marks:
    """What is in a gesture, by its words, by what it is said to contain and by what sort of thing it is."""
    content = _read_words(what)
    for part in contains:
        content.add(_read_words(part))
    if kind in OF_KIND:
        content.keys.add(OF_KIND[kind])
        content.general.add(OF_KIND[kind])
    return content


def phrases(text: str) -> list[str]:
    """The folded, singular words and known phrases of a text, with a BREAK wherever its sense may end."""
    words = list(_words(text))
    found: list[str] = []
    while words:
        length = next(
            (n for n in range(LONGEST_PHRASE, 1, -1) if n <= len(words) and _joined(words[:n]) in _phrases()),
            1,
        )
        found.append(_joined(words[:length]))
        del words[:length]
    return found


def marks_of(phrase: str) -> Marks:
    """What one word or phrase speaks of."""
    if phrase in LOOKALIKES:
        keys = set(LOOKALIKES[phrase].split())
        return Marks({phrase}, keys)
    marks = Marks() if phrase in EMPTY or phrase == BREAK else Marks({phrase})
    for substance in SUBSTANCES:
        if phrase in substance.general:
            marks.general.add(substance.key)
        if phrase in substance.general or phrase in substance.kinds or phrase in substance.found_in:
            marks.keys.add(substance.key)
    return marks


def freed_by(phrase: str) -> set[str]:
    """The substances that a label or "…-free" takes away; empty for every other word."""
    if phrase.endswith(FREE):
        return named_by(phrase.removesuffix(FREE))
    return set(LABELS.get(phrase, "").split())


def named_by(phrase: str) -> set[str]:
    """The substances that a word names as such or as a kind of them, not those found in what it names."""
    keys = {one.key for one in SUBSTANCES if phrase in one.general or phrase in one.kinds}
    return keys | ({"lactose"} if "dairy" in keys else set())


def _read_words(text: str) -> Marks:
    content, segments = Marks(), _segments(phrases(text))
    for number, (words, freed) in enumerate(segments):
        # "Cake and tea, gluten-free": a label that stands alone speaks of what is just before it.
        labels = takewhile(lambda later: not later[0], segments[number + 1 :])
        content.add(_without(words, freed.union(*(label for _none, label in labels))))
    return content


def _without(words: list[str], freed: set[str]) -> Marks:
    """What is in a part of a text; a "bouquet of tulips" is not any flower, but tulips."""
    segment = Marks()
    for word in words:
        marks = marks_of(word)
        lactose = {"lactose"} if "dairy" in marks.keys - freed else set()
        told = {key for key in marks.general if _tells_kind(words, key)}
        # A word that is gone altogether, such as the wine in "alcohol-free wine", is still that word.
        segment.add(Marks(marks.words, (marks.keys | lactose) - freed, marks.general - freed - told))
    return segment


def _tells_kind(words: list[str], key: str) -> bool:
    substance = BY_KEY[key]
    return not substance.one_for_all and any(word in substance.kinds for word in words)


def _segments(words: list[str]) -> list[tuple[list[str], set[str]]]:
    """The words between two breaks, each with what is said not to be in them."""
    segments: list[tuple[list[str], set[str]]] = [([], set())]
    at = 0
    while at < len(words):
        word = words[at]
        length, freed = _freeing(words, at)
        if length:
            segments[-1][1].update(freed)
        elif word == BREAK or word in BREAKS:
            segments.append(([], set()))
        else:
            segments[-1][0].append(word)
        at += length or 1
    return [segment for segment in segments if segment[0] or segment[1]]


def _freeing(words: list[str], at: int) -> tuple[int, set[str]]:
    """How many words from here say that something is not in it, and what."""
    word, after = words[at], words[at + 1 : at + 2]
    if freed := freed_by(word):
        return 1, freed
    if (
        after == ["free"]
        and _is_ingredient(word)
        and words[at + 2 : at + 3] not in (["of"], ["for"], ["with"])
    ):
        return 2, named_by(word)
    if word in WITHOUT or (word == "free" and after in (["of"], ["from"])):
        return _free_list(words, at)
    return 0, set()


def _free_list(words: list[str], start: int) -> tuple[int, set[str]]:
    freed: set[str] = set()
    at, end = start + 1, start
    while at < len(words):
        word = words[at]
        if named := named_by(word):
            freed |= named
            end = at + 1
        elif word not in ADDED and not (word in JOINS and freed):
            break
        at += 1
    return (end - start if freed else 0), freed


def _is_ingredient(word: str) -> bool:
    """Whether "… free" after the word says that it is not in there, rather than that it costs nothing."""
    return any(word in BY_KEY[key].general or word in BY_KEY[key].kinds for key in INGREDIENTS)


def _words(text: str) -> Iterator[str]:
    plain = _NON.sub("nonalcoholic", _APOSTROPHES.sub("", fold(_ROSE.sub("rosewine", text))))
    for match in _TOKEN.finditer(plain):
        token = match.group()
        if not token[0].isalnum():
            yield BREAK
            continue
        if token.endswith(("-free", "-frei")):
            yield singular(token[:-5]) + FREE
            continue
        joined = _JOINED.match(token)
        if joined and singular(joined[1]) in _vocabulary():
            free = joined[2] in ("free", "frei")
            yield singular(joined[1]) + (FREE if free else "")
            continue
        yield singular(token)


def singular(word: str) -> str:
    """The word as lists have it: "cookies" and "cookie" alike, "peaches" and "peach"."""
    for candidate in (word, word.removesuffix("s"), word.removesuffix("es")):
        if candidate in _vocabulary():
            return candidate
    if len(word) > 3 and word.endswith(("ies", "ie")):
        return word.removesuffix("s").removesuffix("ie") + "y"
    if _ES.search(word):
        return word.removesuffix("es")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word.removesuffix("s")
    return word


def _joined(words: list[str]) -> str:
    return " ".join(words)


@cache
def _known() -> frozenset[str]:
    lists = [*(one.general | one.kinds | one.found_in for one in SUBSTANCES), LOOKALIKES, LABELS, CONDITIONS]
    return frozenset(phrase for words in lists for phrase in words)


@cache
def _vocabulary() -> frozenset[str]:
    """Every single word that the lists know, alone or in a phrase."""
    return frozenset(word for phrase in _known() for word in phrase.split()) | EMPTY


@cache
def _phrases() -> frozenset[str]:
    return frozenset(phrase for phrase in _known() if " " in phrase)
