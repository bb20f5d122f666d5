"""The rules, one function each, in the order in which they get their turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from app.core.words import gettext as _
from app.core.words import ngettext
from app.customers.what_to_say.discretion import may_be_read
from app.customers.what_to_say.facts import (
    CardFacts,
    CompanionFact,
    FailureFact,
    Line,
    OccasionFact,
    PromiseFact,
)
from app.customers.what_to_say.occasion_words import occasion_words
from app.wording.formats import Wording

NEAR_DAYS = 14
MILESTONES = frozenset({5, 10, 25, 50, 100, 200, 500})
LONG_ABSENCE_DAYS = 365
RHYTHMS_MISSED = 3
YEAR_MARK_DAYS = 7
NEWS_DAYS = 365
MOST_NAMES = 3
PAST_FAILURE_DAYS = 365

Rule = Callable[[CardFacts, Wording], Iterator[Line]]


def open_failure(facts: CardFacts, wording: Wording) -> Iterator[Line]:
    """Something that went wrong and is not put right yet."""
    for failure in _newest(facts.failures, open_ones=True):
        readable = may_be_read(failure.what)
        text = _failure_words(asked=failure.to_ask, readable=readable).format(what=failure.what)
        strong = (failure.what,) if readable else ()
        yield Line("open_failure", text, _reported(failure, wording), "heart-handshake", strong)


def promise_due(facts: CardFacts, wording: Wording) -> Iterator[Line]:
    """A promise that is due today, or late."""
    due = [promise for promise in facts.promises if promise.due_on <= facts.today]
    for promise in sorted(due, key=lambda promise: (promise.due_on, promise.what)):
        late, readable = promise.due_on < facts.today, may_be_read(promise.what)
        text = _promise_words(late=late, readable=readable).format(
            when=wording.day_near(promise.due_on, facts.today) if late else _due_time(promise, wording),
            what=promise.what,
        )
        strong = (promise.what,) if readable else ()
        yield Line("promise_due", text, _promised(promise, wording), "handshake", strong)


def occasion_near(facts: CardFacts, wording: Wording) -> Iterator[Line]:
    """A birthday, anniversary or other date within two weeks, of the customer or a companion."""
    near = [fact for fact in facts.occasions if 0 <= (fact.next_on - facts.today).days <= NEAR_DAYS]
    for occasion in sorted(near, key=lambda fact: (fact.next_on, fact.person, fact.occasion)):
        if occasion.label and not may_be_read(occasion.label):
            continue
        text = occasion_words(occasion, facts.today, wording=wording)
        source = _("date on the card: {day}").format(day=wording.day(occasion.next_on))
        yield Line("occasion_near", text, source, "cake", _named(occasion))


def milestone(facts: CardFacts, wording: Wording) -> Iterator[Line]:
    """The 5th, 10th or 25th visit, or a year since the first."""
    if not facts.expected or facts.first_on is None:
        return
    number = facts.visits + 1
    source = _("counted since {day}").format(day=wording.day(facts.first_on))
    if number in MILESTONES:
        shown = wording.number(number)
        text = _("Visit number {count}. Say that it has been noticed, and thank them.")
        text = text.format(count=shown)
        yield Line("milestone", text, source, "star", (shown,))
    years = facts.today.year - facts.first_on.year
    if years and 0 <= (facts.today - _in_year(facts.first_on, facts.today.year)).days < YEAR_MARK_DAYS:
        text = ngettext(
            "{count} year since they first came. Thank them.",
            "{count} years since they first came. Thank them.",
            years,
        ).format(count=years)
        yield Line("year_since_first", text, source, "star")


def back_after_long(facts: CardFacts, wording: Wording) -> Iterator[Line]:
    """Back after more than a year, or after three times the usual gap."""
    if not facts.expected or facts.last is None:
        return
    away = (facts.today - facts.last.on).days
    usual = RHYTHMS_MISSED * facts.rhythm_days if facts.rhythm_days else LONG_ABSENCE_DAYS
    if away >= min(usual, LONG_ABSENCE_DAYS) and away >= NEAR_DAYS * 2:
        when = wording.day_near(facts.last.on, facts.today)
        text = _("Last here {when}. Say how good it is to have them back.").format(when=when)
        yield Line("back_after_long", text, _visited(facts.last.on, wording), "calendar", (when,))


def first_visit(facts: CardFacts, wording: Wording) -> Iterator[Line]:
    """Somebody who has never been here before."""
    if facts.expected and facts.visits == 0:
        text = _("First {visit} with us. Welcome them, and say your own name.")
        text = text.format(visit=wording.words.visit)
        yield Line("first_visit", text, _("no earlier visit on the card"), "sparkles")


def pet_news(facts: CardFacts, wording: Wording) -> Iterator[Line]:
    """A pet, with what was last noticed about it: asking after a pet is always welcome."""
    for pet in sorted(facts.companions, key=lambda one: (not _has_news(one, facts.today), one.name)):
        if not pet.pet:
            continue
        text = _("Ask after {name}.").format(name=pet.name)
        if pet.relation:
            text = _("Ask after {name}, the {animal}.").format(name=pet.name, animal=pet.relation)
        source = _("companion on the card")
        if pet.news_on and _has_news(pet, facts.today):
            day = wording.day_near(pet.news_on, facts.today)
            text = _("{ask} Noted {day}: “{news}”.").format(ask=text, day=day, news=pet.news)
            source = _("noted on {day}").format(day=wording.day(pet.news_on))
        yield Line("pet_news", text, source, "paw-print", (pet.name,))


def companion_names(facts: CardFacts, wording: Wording) -> Iterator[Line]:
    """The people who come along, by name."""
    people = [one for one in facts.companions if not one.pet][:MOST_NAMES]
    if people:
        names = wording.list_of([_with_relation(one) for one in people])
        text = _("Ask after {names}.").format(names=names)
        strong = tuple(one.name for one in people)
        yield Line("companion_names", text, _("companions on the card"), "users", strong)


def past_failure(facts: CardFacts, wording: Wording) -> Iterator[Line]:
    """Something that went wrong within a year and was put right: it must not happen twice."""
    for failure in _newest(facts.failures, open_ones=False):
        if (facts.today - failure.on).days <= PAST_FAILURE_DAYS and may_be_read(failure.what):
            when = wording.day_near(failure.on, facts.today)
            text = _("Something went wrong {when}: “{what}”. Make sure that it is right this time.")
            text = text.format(when=when, what=failure.what)
            yield Line("past_failure", text, _reported(failure, wording), "heart-handshake", (failure.what,))


def last_visit(facts: CardFacts, wording: Wording) -> Iterator[Line]:
    """When they were last here, and where."""
    if facts.last is None or facts.last.on >= facts.today:
        return
    when = wording.day_near(facts.last.on, facts.today)
    if facts.last.place:
        place = wording.words.at_place(facts.last.place)
        text = _("Last here {when}, {place}. Ask if they would like the same again.")
        text = text.format(when=when, place=place)
    else:
        text = _("Last here {when}. Say that you remember.").format(when=when)
    yield Line("last_visit", text, _visited(facts.last.on, wording), "calendar", (when,))


def worth_confirming(facts: CardFacts, wording: Wording) -> Iterator[Line]:
    """A like that was seen once, or that nobody has confirmed for a year."""
    for taste in facts.doubtful:
        if may_be_read(taste.text):
            text = _("Ask whether they still like this: “{text}”.").format(text=taste.text)
            if taste.known_on:
                source = _("noted on {day}").format(day=wording.day(taste.known_on))
            else:
                source = _("never confirmed")
            yield Line("worth_confirming", text, source, "circle-help", (taste.text,))


RULES: tuple[tuple[Rule, int], ...] = (
    # rule, and how many lines it may take at most
    (open_failure, 1),
    (promise_due, 1),
    (occasion_near, 1),
    (milestone, 1),
    (back_after_long, 1),
    (first_visit, 1),
    (pet_news, 1),
    (companion_names, 1),
    (past_failure, 1),
    (last_visit, 1),
    (worth_confirming, 1),
)


def _failure_words(*, asked: bool, readable: bool) -> str:
    if asked and readable:
        return _("Ask whether this is good now: “{what}”.")
    if asked:
        return _("Something went wrong. Ask whether all is good now.")
    if readable:
        return _("Not right yet: “{what}”. Ask how it is now.")
    return _("Something is not right yet. Ask how it is now.")


def _newest(failures: tuple[FailureFact, ...], *, open_ones: bool) -> list[FailureFact]:
    wanted = [one for one in failures if one.open is open_ones and not one.restricted]
    return sorted(wanted, key=lambda one: (not one.to_ask, one.on, one.what), reverse=True)


def _promise_words(*, late: bool, readable: bool) -> str:
    """The words themselves only where a bystander may read them; the card's band has them anyway."""
    if late and readable:
        return _("Promised for {when} and still open: “{what}”. Say sorry, and when it comes.")
    if late:
        return _("Something promised for {when} is still open. Say sorry, and when it comes.")
    if readable:
        return _("Promised for {when}: “{what}”. Say how it stands.")
    return _("Something is promised for {when}. Say how it stands.")


def _with_relation(companion: CompanionFact) -> str:
    if not companion.relation:
        return companion.name
    return _("{name} ({relation})").format(name=companion.name, relation=companion.relation)


def _reported(failure: FailureFact, wording: Wording) -> str:
    if failure.case:
        told = _("{case}, reported on {day}")
        return told.format(case=failure.case, day=wording.day(failure.on))
    return _("reported on {day}").format(day=wording.day(failure.on))


def _visited(on: date, wording: Wording) -> str:
    return _("{visit} of {day}").format(visit=wording.words.visit, day=wording.day(on))


def _promised(promise: PromiseFact, wording: Wording) -> str:
    day = wording.day(promise.due_on)
    if promise.owner:
        return _("promise of {who} for {day}").format(who=promise.owner, day=day)
    return _("promise for {day}").format(day=day)


def _due_time(promise: PromiseFact, wording: Wording) -> str:
    if promise.due_at is None:
        return _("today")
    return _("today {time}").format(time=wording.time(promise.due_at))


def _named(occasion: OccasionFact) -> tuple[str, ...]:
    return (occasion.person,) if occasion.person else ()


def _has_news(companion: CompanionFact, today: date) -> bool:
    """Only a pet's news: what was noticed about a person is not for everybody's eyes."""
    return (
        companion.pet
        and bool(companion.news)
        and companion.news_on is not None
        and (today - companion.news_on).days <= NEWS_DAYS
        and may_be_read(companion.news)
    )


def _in_year(day: date, year: int) -> date:
    """The same day in another year; 29 February is kept on the 28th."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
