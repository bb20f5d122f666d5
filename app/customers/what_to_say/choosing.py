"""Picks the lines: every rule in its order, until there are enough."""

from __future__ import annotations

from itertools import chain, islice

from app.customers.what_to_say.facts import CardFacts, Line
from app.customers.what_to_say.rules import RULES
from app.wording.formats import Wording

MOST_LINES = 3


def what_to_say(facts: CardFacts, wording: Wording) -> tuple[Line, ...]:
    """At most three lines, the most pressing first; the same facts give the same lines."""
    lines = chain.from_iterable(islice(rule(facts, wording), most) for rule, most in RULES)
    return tuple(islice(_without_repeats(lines), MOST_LINES))


def _without_repeats(lines: chain[Line]) -> list[Line]:
    """An absence is said once: "last here" and "back after long" tell the same day."""
    kept: list[Line] = []
    for line in lines:
        repeats = line.rule == "last_visit" and any(one.rule == "back_after_long" for one in kept)
        if not repeats:
            kept.append(line)
    return kept
