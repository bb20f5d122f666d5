"""Finds what must not go wrong: allergies, diets, illness and access, and whether they are denied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.customers.capture.language import HealthWords, Trigger
from app.customers.capture.reading import plain_apostrophes

_WORD = re.compile(r"[\w']+")
_PAUSE = re.compile(r"[,;:!?()\u2013\u2014]|\s-\s")
_LETTERS = re.compile(r"[^\W\d_]{7,14}")
SHORT_WORD = 8


@dataclass(frozen=True)
class Must:
    """A mention of health, diet or access in a clause.

    ``denied`` says that the clause says the opposite. ``strong`` ones hold wherever they stand;
    ``says_no`` ones are a refusal ("no nuts") rather than a word ("nut-free").
    """

    start: int
    end: int
    must_kind: str
    denied: bool
    unsure: bool
    strong: bool
    says_no: bool


def find_must(clause: str, words: HealthWords) -> Must | None:
    """The mention that counts most: one that holds before one that is denied, a strong before a weak one.

    A must whose reason is plain comes before one that is only called a must.
    """
    clause = plain_apostrophes(clause)
    plain = words.harmless.sub(lambda match: "_" * len(match.group()), clause)
    mentions = _with_lists(plain, sorted(_mentions(plain, words), key=lambda must: must.start), words)
    if not mentions:
        return None
    return min(mentions, key=lambda must: (must.denied, must.must_kind == "", not must.strong))


def mentions_health(text: str, words: HealthWords) -> bool:
    """Whether the text speaks of health at all, even in passing."""
    return bool(words.mentions.search(text)) or find_must(text, words) is not None


def _mentions(clause: str, words: HealthWords) -> Iterator[Must]:
    for trigger in words.triggers:
        for match in trigger.pattern.finditer(clause):
            yield _weighed(clause, match.span(), trigger, words)
    for span in _misspelled(clause, words):
        yield _weighed(clause, span, Trigger("allergy", _WORD, unsure=True), words)


def _with_lists(clause: str, mentions: list[Must], words: HealthWords) -> list[Must]:
    """A denial goes on over "or": "not vegan or vegetarian"; over a comma it leaves a doubt."""
    weighed: list[Must] = []
    for must in mentions:
        before = next((earlier for earlier in reversed(weighed) if earlier.end <= must.start), None)
        if before and before.denied and not must.denied:
            between = _WORD.findall(clause[before.end : must.start].casefold())
            in_list = all(word in words.fillers or word in words.joins for word in between)
            joined = any(word in words.joins for word in between)
            weighed.append(replace(must, denied=in_list and joined, unsure=must.unsure or in_list))
        else:
            weighed.append(must)
    return weighed


def _weighed(clause: str, span: tuple[int, int], trigger: Trigger, words: HealthWords) -> Must:
    before, after = clause[: span[0]], clause[span[1] :]
    denied = _denied(before, words) or bool(words.denied_after.search(after))
    doubted = words.unsure.search(before) or clause.rstrip().endswith("?")
    return Must(
        start=span[0],
        end=span[1],
        must_kind=trigger.must_kind,
        denied=denied,
        unsure=trigger.unsure or bool(doubted),
        strong=trigger.strong,
        says_no=trigger.says_no,
    )


def _denied(before: str, words: HealthWords) -> bool:
    """Whether a "not" reaches the words behind it, over nothing but filler words."""
    if words.denied_before.search(before):
        return True
    reach = _PAUSE.split(before)[-1]
    for word in reversed(_WORD.findall(reach)):
        plain = word.casefold()
        if plain in words.negators or plain.endswith("n't"):
            return True
        if plain not in words.fillers:
            return False
    return False


def _misspelled(clause: str, words: HealthWords) -> Iterator[tuple[int, int]]:
    """Words one slip of the keys away from one that matters ("allergc", "intollerant")."""
    from rapidfuzz.distance import OSA

    for match in _LETTERS.finditer(clause):
        typed = match.group().casefold()
        for meant in words.nearly:
            slips = 1 if len(meant) <= SHORT_WORD else 2
            if (
                typed[0] == meant[0]
                and typed != meant
                and OSA.distance(typed, meant, score_cutoff=slips) <= slips
            ):
                yield match.span()
