"""What the grammar must know of a language; one file per language fills it in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class DateWords:
    """Words of days and times.

    Patterns name their groups: ``day``, ``month``, ``year``, ``hour``, ``minute``, ``half`` (am or
    pm), ``count``, ``unit``, ``which`` (this, next, last) and ``weekday``.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    named_dates: tuple[Pattern, ...]
    relative_days: tuple[tuple[Pattern, int], ...]
    weekday: Pattern
    in_some_time: Pattern
    days_of: Mapping[str, int]
    minutes_of: Mapping[str, int]
    months_of: Mapping[str, int]
    next_period: tuple[tuple[Pattern, str], ...]
    clock: tuple[Pattern, ...]
    past_hour: Pattern
    noon: Pattern
    midnight: Pattern
    afternoon_marks: frozenset[str]
    which_next: frozenset[str]
    which_last: frozenset[str]
    which_this: frozenset[str]
    parts_of_day: tuple[tuple[Pattern, time | None], ...]
    evening_hint: Pattern
    evening_likely: Pattern
    morning_hint: Pattern
    tonight: Pattern


@dataclass(frozen=True)
class Trigger:
    """One way in which a line names a must.

    A strong trigger speaks of a person's need wherever it stands; a weak one ("nut-free") only
    where nothing else governs the clause. ``says_no`` triggers hold their own negation.
    """

    must_kind: str
    pattern: Pattern
    strong: bool = True
    says_no: bool = False
    unsure: bool = False


@dataclass(frozen=True)
class HealthWords:
    """How musts are named, denied and doubted.

    ``nearly`` are words that count even when misspelled. A negator reaches a trigger over any number
    of ``fillers``. ``harmless`` phrases are taken out before anything is looked for.
    """

    triggers: tuple[Trigger, ...]
    nearly: frozenset[str]
    negators: frozenset[str]
    fillers: frozenset[str]
    joins: frozenset[str]
    denied_before: Pattern
    denied_after: Pattern
    unsure: Pattern
    harmless: Pattern
    specific: Pattern
    mentions: Pattern
    in_a_drink: Pattern
    explained_away: Pattern
    soft_liking: Pattern


@dataclass(frozen=True)
class PreferenceWords:
    """How likes and dislikes are said, and what they are about (topic key → words)."""

    likes: Pattern
    dislikes: Pattern
    no_longer: Pattern
    this_visit: Pattern
    topics: tuple[tuple[str, Pattern], ...]
    head_ends: Pattern
    favourite: Pattern
    food_refused: Pattern


@dataclass(frozen=True)
class PromiseWords:
    """How promises are made; ``what`` and ``owner`` are named groups where they can be told apart."""

    made: tuple[Pattern, ...]
    not_ours: Pattern
    orders: Pattern
    firm_orders: Pattern
    requests: Pattern
    owner: tuple[Pattern, ...]
    ourselves: frozenset[str]
    loose_ends: Pattern
    loose_starts: Pattern


@dataclass(frozen=True)
class PeopleWords:
    """Companions, names and occasions."""

    relations: Mapping[str, str]
    companion: Pattern
    unnamed: Pattern
    called: Pattern
    singular: Mapping[str, str]
    names: tuple[tuple[Pattern, str], ...]
    not_names: frozenset[str]
    occasions: tuple[tuple[Pattern, str], ...]
    labels: Pattern
    occasion_things: Pattern
    turns: Pattern
    nth: Pattern
    owner_of: Pattern
    owner_before: Pattern
    yearly: frozenset[str]


@dataclass(frozen=True)
class RuleWords:
    """How days that come back are said; a line is one only as a whole.

    ``plain`` are words that only say to keep in touch, and not how.
    """

    in_touch: Pattern
    plain: frozenset[str]
    counts: Mapping[str, int]
    nth_weekday: Pattern
    nths: Mapping[str, int]


@dataclass(frozen=True)
class TouchpointWords:
    """How contacts are told; feelings from the strongest to the mildest."""

    sorts: tuple[tuple[Pattern, str], ...]
    feelings: tuple[tuple[Pattern, int], ...]
    very: Pattern
    denied: Pattern


@dataclass(frozen=True)
class Language:
    """One language of the capture bar."""

    code: str
    prefixes: Mapping[str, str]
    hard_breaks: Pattern
    soft_breaks: Pattern
    clause_starts: Pattern
    or_list: Pattern
    abbreviations: frozenset[str]
    subject: Pattern
    pronoun: Pattern
    tells_others: Pattern
    dates: DateWords
    health: HealthWords
    preferences: PreferenceWords
    promises: PromiseWords
    people: PeopleWords
    rules: RuleWords
    touchpoints: TouchpointWords
