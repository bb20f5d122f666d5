"""Days that come back by a rule: "third Monday of November", "call every 3 months"."""

from __future__ import annotations

from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats, Unit, first_possible_day
from app.customers.capture.proposals import NewOccasion
from app.customers.capture.reading import Context, Reading, tidy
from app.occasions.checking import MOST_MONTHS, MOST_WEEKS


def find_rule(line: str, context: Context) -> Reading | None:
    """A rule that is the whole line, with what it is about; anything beside it is not guessed at."""
    made = _in_touch(line, context) or _nth_weekday(line, context)
    return Reading((made,)) if made else None


def _in_touch(line: str, context: Context) -> NewOccasion | None:
    words = context.language.rules
    match = words.in_touch.fullmatch(line)
    if match is None:
        return None
    said = (match["count"] or "1").casefold()
    count = int(said) if said.isdecimal() else words.counts[said]
    unit = Unit.WEEK if match["unit"].casefold().startswith("w") else Unit.MONTH
    if not 1 <= count <= (MOST_WEEKS if unit is Unit.WEEK else MOST_MONTHS):
        return None
    today = context.now.date()
    what = " ".join(match["what"].casefold().split())
    return NewOccasion(
        occasion="custom",
        on=PartialDate(today.month, today.day, today.year),
        repeats=Repeats.KEEP_IN_TOUCH,
        label="" if what in words.plain else what,
        every=count,
        unit=unit,
    )


def _nth_weekday(line: str, context: Context) -> NewOccasion | None:
    words, dates = context.language.rules, context.language.dates
    match = words.nth_weekday.fullmatch(line)
    if match is None or (match["before"] and match["label"]):
        return None
    nth = words.nths[match["nth"].casefold()]
    month = dates.months[match["month"].casefold()[:3]]
    return NewOccasion(
        occasion="custom",
        on=PartialDate(month, first_possible_day(month, nth=nth)),
        repeats=Repeats.NTH_WEEKDAY,
        label=tidy(match["before"] or match["label"] or ""),
        nth=nth,
        weekday=dates.weekdays[match["weekday"].casefold()[:3]],
    )
