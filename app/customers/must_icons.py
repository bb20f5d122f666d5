"""Icons for what customers need, like and bring along, told from the words."""

from __future__ import annotations

from functools import lru_cache

from app.core.text_folding import fold

_MUST_ICONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("wheat-off", ("gluten", "wheat", "coeliac", "celiac")),
    ("nut-off", ("nut", "almond", "cashew", "pistachio")),
    ("accessibility", ("wheelchair", "step-free", "walking", "crutch", "stairs", "access")),
    ("pill", ("medic", "insulin", "diabet", "asthma", "epilep", "heart")),
)
_LIKE_ICONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("coffee", ("coffee", "tea", "espresso", "cappuccino", "latte", "flat white")),
    ("wine", ("wine", "champagne", "rouge", "riesling", "pinot", "merlot", "prosecco")),
)
_PET_ICONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("dog", ("dog", "dachshund", "poodle", "terrier", "retriever", "labrador", "spaniel", "puppy")),
    ("cat", ("cat", "kitten")),
)


@lru_cache(maxsize=1024)
def must_icon(text: str) -> str:
    """The icon of a must; the warning triangle where no word tells."""
    return _by_words(text, _MUST_ICONS, otherwise="triangle-alert")


@lru_cache(maxsize=1024)
def like_icon(text: str) -> str:
    """The icon of a like or dislike; none where no word tells."""
    return _by_words(text, _LIKE_ICONS, otherwise="")


def companion_icon(kind: str, relation: str) -> str:
    """The icon of somebody who comes along."""
    if kind == "pet":
        return _by_words(relation, _PET_ICONS, otherwise="paw-print")
    return {"child": "baby"}.get(kind, "user")


def _by_words(text: str, table: tuple[tuple[str, tuple[str, ...]], ...], *, otherwise: str) -> str:
    folded = fold(text)
    begins = [f" {word}" for word in folded.replace("-", " ").split()]
    for icon, words in table:
        if any(word in folded if " " in word or "-" in word else _begins(begins, word) for word in words):
            return icon
    return otherwise


def _begins(words: list[str], beginning: str) -> bool:
    return any(word.startswith(f" {beginning}") or word.endswith(f"{beginning}s") for word in words)
