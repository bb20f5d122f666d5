"""How a day comes back: the words and numbers of a rule, told apart from the day it starts with."""

from __future__ import annotations

from enum import StrEnum


class Repeats(StrEnum):
    """How an occasion comes back.

    NTH_WEEKDAY is "the third Monday of November"; KEEP_IN_TOUCH counts from the last real contact.
    """

    YEARLY = "yearly"
    ONCE = "once"
    NTH_WEEKDAY = "nth_weekday"
    KEEP_IN_TOUCH = "keep_in_touch"


class Unit(StrEnum):
    """What a keep-in-touch rule counts."""

    WEEK = "week"
    MONTH = "month"


LAST = -1
"""The place of the last weekday of a month; the others are 1 to 4."""
