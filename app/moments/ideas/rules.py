"""The rules by which ideas are ranked; each looks at one thing and says it in one sentence, with its numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from app.core.words import gettext as _
from app.core.words import ngettext
from app.gestures.contents import Marks
from app.gestures.schemas import GestureRow
from app.moments.ideas.facts import (
    NAMED_AS_A_WHOLE,
    Facts,
    Had,
    Liked,
    marks_of_gesture,
    telling_words,
)
from app.moments.schemas.rows import Reason

BEST_REACTION = 5
GOOD_REACTION = 4
ENOUGH_REACTIONS = 3
POINTS_A_STEP = 20
MIDDLE_REACTION = 3
NEVER_TWICE = timedelta(days=730)
HOUR_MINUTES = 60
DAY_MINUTES = 24 * HOUR_MINUTES

Rule = Callable[[Facts, GestureRow], Reason | None]


def enjoyed_before(facts: Facts, gesture: GestureRow) -> Reason | None:
    """They had this and it was a joy: 30 points for 5 of 5, 15 for 4; half as many for something like it."""
    loved = [one for one in facts.had if (one.reaction or 0) >= GOOD_REACTION]
    same = [one for one in loved if one.is_same(gesture)]
    words = telling_words(gesture.name) if loved else frozenset()
    alike = [one for one in loved if one.words & words]
    best = max(same or alike, key=lambda one: (one.reaction or 0, one.on), default=None)
    if best is None or best.reaction is None or _is_spoilt(facts, gesture, best):
        return None
    points = 30 if best.reaction >= BEST_REACTION else 15
    points = points if same else points // 2
    template = (
        _("{what} on {day}: {reaction} of 5. This time with a difference.")
        if same
        else _("{what} on {day}: {reaction} of 5.")
    )
    sentence = template.format(
        what=_quoted(best.what), day=facts.wording.day(best.on), reaction=best.reaction
    )
    return Reason("enjoyed", sentence, points)


def had_already(facts: Facts, gesture: GestureRow) -> Reason | None:
    """Never the same twice: 25 points less within two years, 40 where it was no joy; nothing for what was loved."""
    same = [one for one in facts.had if one.is_same(gesture)]
    latest = max(same, key=lambda one: one.on, default=None)
    if latest is None:
        return None
    day = facts.wording.day(latest.on)
    if latest.reaction is not None and latest.reaction < GOOD_REACTION:
        sentence = _("They had it on {day}: {reaction} of 5.").format(day=day, reaction=latest.reaction)
        return Reason("had", sentence, -40)
    if latest.reaction is None and latest.on > facts.today - NEVER_TWICE:
        return Reason("had", _("They had it on {day}. Never the same twice.").format(day=day), -25)
    return None


def worked_elsewhere(facts: Facts, gesture: GestureRow) -> Reason | None:
    """How it went at similar moments: 20 points for each step above 3 of 5, from three reactions on; else 5."""
    tried = facts.tried.get(gesture.id)
    if tried is None or tried.mean is None:
        return None
    mean = facts.wording.tenths(tried.mean) if tried.reactions > 1 else facts.wording.number(tried.mean)
    if tried.reactions < ENOUGH_REACTIONS:
        words = ngettext("Tried once: {mean} of 5.", "Tried {count} times: {mean} of 5.", tried.reactions)
        points = _sign(tried.mean - MIDDLE_REACTION) * 5
        return Reason("tried", words.format(count=tried.reactions, mean=mean), points)
    words = ngettext(
        "Similar moments: {mean} of 5, {count} time, {cost} each.",
        "Similar moments: {mean} of 5, {count} times, {cost} each.",
        tried.reactions,
    )
    cost = facts.wording.money(round(tried.cost_sum / tried.times))
    points = round((tried.mean - MIDDLE_REACTION) * POINTS_A_STEP)
    return Reason("worked", words.format(mean=mean, count=tried.reactions, cost=cost), points)


def fits_what_is_known(facts: Facts, gesture: GestureRow) -> Reason | None:
    """It has to do with something they like (25 points) or that was noticed (20); the newest is quoted."""
    about = facts.about.get(gesture.id) or marks_of_gesture(gesture)
    fitting = [one for one in facts.liked if _fits(one, about)]
    best = max(fitting, key=lambda one: (one.noted_on or date.min, not one.is_clue), default=None)
    if best is None:
        return None
    if best.noted_on is None:
        sentence = _("{whose}: {quoted}.").format(whose=best.whose, quoted=_quoted(best.text))
    else:
        template = _("{whose}: {quoted} (clue, {day}).") if best.is_clue else _("{whose}: {quoted} ({day}).")
        day = facts.wording.day(best.noted_on)
        sentence = template.format(whose=best.whose, quoted=_quoted(best.text), day=day)
    return Reason("fits", sentence, 20 if best.is_clue else 25)


def not_had_yet(facts: Facts, gesture: GestureRow) -> Reason | None:
    """Something new for somebody who was given things before: 5 points."""
    if not facts.had or any(one.is_same(gesture) for one in facts.had):
        return None
    words = ngettext(
        "Not had yet, of {count} gesture so far.", "Not had yet, of {count} gestures so far.", len(facts.had)
    )
    return Reason("new", words.format(count=facts.wording.number(len(facts.had))), 5)


def within_budget(facts: Facts, gesture: GestureRow) -> Reason | None:
    """5 points for what the budget allows, 30 less for what it does not; nothing where there is none.

    What takes more than half of the rest is told apart as tight.
    """
    left = facts.money_left_minor
    if left is None or not gesture.cost_minor:
        return None
    cost, rest = facts.wording.money(gesture.cost_minor), facts.wording.money(max(left, 0))
    if gesture.cost_minor <= left:
        rule = "tight" if gesture.cost_minor * 2 > left else "budget"
        return Reason(rule, _("{cost} of {rest} that are left.").format(cost=cost, rest=rest), 5)
    return Reason(
        "budget", _("{cost} is more than the {rest} that are left.").format(cost=cost, rest=rest), -30
    )


def in_time(facts: Facts, gesture: GestureRow) -> Reason | None:
    """Whether it can still be done; what takes no time needs no word."""
    if not facts.time_left.allows(gesture.lead_minutes):
        needs = _("Needs {lead}: too late.").format(lead=lead_words(gesture.lead_minutes))
        return Reason("too_late", needs if gesture.lead_minutes else _("The day is over."), 0)
    return None


def not_tried_yet(facts: Facts, gesture: GestureRow) -> Reason | None:
    """Nobody here was ever given it, as far as is looked back."""
    if gesture.id in facts.used_anywhere or gesture.id in facts.tried:
        return None
    words = _("Not tried yet here.") if facts.used_is_all else _("Not given here of late.")
    return Reason("untried", words, 0)


RULES: tuple[Rule, ...] = (
    in_time,
    enjoyed_before,
    had_already,
    fits_what_is_known,
    worked_elsewhere,
    not_had_yet,
    within_budget,
    not_tried_yet,
)


def lead_words(minutes: int) -> str:
    """How long something must be ordered ahead ("48 h", "3 days", "30 min")."""
    if minutes < HOUR_MINUTES or (minutes % HOUR_MINUTES and minutes < 10 * HOUR_MINUTES):
        return _("{count} min").format(count=minutes)
    if minutes <= 3 * DAY_MINUTES:
        return _("{count} h").format(count=-(-minutes // HOUR_MINUTES))
    days = -(-minutes // DAY_MINUTES)
    return ngettext("{count} day", "{count} days", days).format(count=days)


def _is_spoilt(facts: Facts, gesture: GestureRow, best: Had) -> bool:
    """Whether the same was given again since, and was no joy."""
    same = [one for one in facts.had if one.is_same(gesture) and one.on > best.on]
    return any(one.reaction is not None and one.reaction < GOOD_REACTION for one in same)


def _fits(liked: Liked, about: Marks) -> bool:
    if liked.refuses:
        return False
    return bool(liked.marks.words & about.words or liked.marks.general & about.keys & NAMED_AS_A_WHOLE)


def _quoted(text: str) -> str:
    return _("“{text}”").format(text=text.strip().rstrip("."))


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
