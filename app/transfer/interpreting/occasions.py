"""Dates to remember, told apart by what they are called."""

from __future__ import annotations

import re

from app.core.text_folding import fold
from app.model.occasion import OccasionKind

_NAME_DAY = r"name ?day|namenstag|onomastic|fete\b|santo\b|imieniny|svatek|именин"
_HONEYMOON = r"honeymoon|flitterwoch|lune de miel|luna de miel|viaggio di nozze|lua de mel|медов"
_ANNIVERSARY = r"""anniversar|wedding|marriage|married|hochzeit|jahrestag|mariage|boda|aniversario de casamento|nozze
|matrimoni|casamento|huwelijk|trouw|brollop|bryllup|годовщин|свадьб|記念日|结婚|結婚|결혼"""
_GRADUATION = r"graduat|abschluss|diplom|laurea|graduacion|formatura|выпускн"
_BIRTHDAY = r"""birth|geburt|naissance|anniversaire|cumplean|nacimiento|complean|nascita|nascimento|aniversario
|verjaardag|geboorte|fodelse|fodsels|urodzin|narozen|рожден|誕生|生日|생일"""
_WORDS = (
    (OccasionKind.NAME_DAY, _NAME_DAY),
    (OccasionKind.HONEYMOON, _HONEYMOON),
    (OccasionKind.ANNIVERSARY, _ANNIVERSARY.replace("\n", "")),
    (OccasionKind.GRADUATION, _GRADUATION),
    (OccasionKind.BIRTHDAY, _BIRTHDAY.replace("\n", "")),
)


def occasion_kind(label: str) -> OccasionKind:
    """What a label celebrates; a label of its own is a custom occasion."""
    folded = fold(label)
    return next((kind for kind, words in _WORDS if re.search(words, folded)), OccasionKind.CUSTOM)
