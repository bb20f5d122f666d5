"""Says in words what a captured line would become, before Enter is pressed."""

from __future__ import annotations

from datetime import datetime
from gettext import gettext as _

from app.customers.capture.proposals import (
    Doubt,
    Kind,
    NewClue,
    NewCompanion,
    NewName,
    NewOccasion,
    NewPreference,
    NewPromise,
    NewTouchpoint,
    Part,
    Proposal,
    Reason,
    Refusal,
)
from app.wording.formats import Wording
from app.wording.starters import starters_for


def describe(proposal: Proposal, wording: Wording, *, now: datetime) -> str:
    """The preview: 'Preference, Seating: “harbour view table”', or why the line is refused."""
    if proposal.refusal:
        return refusal_words(proposal.refusal)
    return "  +  ".join(_part(part, wording, now) for part in proposal.parts)


def kind_word(kind: Kind) -> str:
    """What a kind is called on its chip."""
    return {
        Kind.PREFERENCE: _("Preference"),
        Kind.CLUE: _("Clue"),
        Kind.TOUCHPOINT: _("Touchpoint"),
        Kind.PROMISE: _("Promise"),
        Kind.OCCASION: _("Occasion"),
        Kind.COMPANION: _("Companion"),
        Kind.NAME: _("Name"),
    }[kind]


def doubt_words(doubt: Doubt) -> str:
    """The question a doubt asks, in a few words."""
    return {
        Doubt.DAY_OR_MONTH: _("Day or month first? Tab for the other date"),
        Doubt.WHICH_WEEK: _("Which week? Tab for the other one"),
        Doubt.MORNING_OR_EVENING: _("Morning or evening? Tab for the other"),
        Doubt.NEXT_DAY: _("That time has passed today, so it is tomorrow"),
        Doubt.PAST: _("That is already past"),
        Doubt.CLOCK_SKIPS: _("The clock skips that hour, so it is one later"),
        Doubt.CLOCK_TWICE: _("That hour comes twice that night; Tab for the second"),
        Doubt.YEAR_DROPPED: _("That day is still to come, so the year is left out"),
        Doubt.UNSURE_MUST: _("Not certain: please ask"),
        Doubt.MENTIONS_HEALTH: _("Speaks of health or diet: Tab if it is a must"),
        Doubt.KNOWN_COMPANION: _("Already on the card"),
    }[doubt]


def refusal_words(refusal: Refusal) -> str:
    """Why a line cannot be kept, and what to do."""
    if refusal.reason is Reason.CARD_NUMBER:
        return _("Card numbers are not kept. Keep it as “{masked}”?").format(masked=refusal.masked)
    if refusal.reason is Reason.NO_SUCH_DATE:
        return _("There is no “{date}” in the calendar").format(date=refusal.found)
    if refusal.reason is Reason.NO_SUCH_TIME:
        return _("There is no such time: “{time}”").format(time=refusal.found)
    return _("Type what you noticed")


def _part(part: Part, wording: Wording, now: datetime) -> str:
    match part:
        case NewPreference():
            return _preference(part, wording)
        case NewPromise():
            return _promise(part, wording, now)
        case NewOccasion():
            return _occasion(part, wording)
        case NewTouchpoint():
            return _touchpoint(part)
        case NewClue():
            return _("Clue: “{text}”").format(text=part.text)
        case NewCompanion():
            return _("Companion: {name}, {relation}").format(name=part.name, relation=part.relation)
        case NewName():
            return _name(part)


def _preference(part: NewPreference, wording: Wording) -> str:
    if part.strength == "must":
        head = _("Must")
    else:
        head = _("Preference, {group}").format(group=starters_for(wording.kind).group_name(part.group))
    if part.about:
        head = _("{what} of {person}").format(what=head, person=part.about)
    if part.this_visit:
        head = _("{what}, this {visit} only").format(what=head, visit=wording.words.visit)
    return _("{what}: “{text}”").format(what=head, text=part.text)


def _promise(part: NewPromise, wording: Wording, now: datetime) -> str:
    pieces = [_("Promise")]
    if part.owner:
        pieces.append(part.owner)
    if part.due_at:
        day = wording.local(part.due_at).date()
        near = wording.day_near(day, wording.local(now).date())
        pieces.append(near if part.whole_day else f"{near} {wording.time(part.due_at)}")
    return _("{what}: “{text}”").format(what=", ".join(pieces), text=part.what)


def _occasion(part: NewOccasion, wording: Wording) -> str:
    names = {
        "birthday": _("Birthday"),
        "anniversary": _("Anniversary"),
        "honeymoon": _("Honeymoon"),
        "graduation": _("Graduation"),
        "name_day": _("Name day"),
    }
    name = names.get(part.occasion) or part.label.capitalize()
    day = wording.partial_date(part.on)
    if part.person:
        return _("{occasion} of {person}: {day}").format(occasion=name, person=part.person, day=day)
    return _("{occasion}: {day}").format(occasion=name, day=day)


def _touchpoint(part: NewTouchpoint) -> str:
    sorts = {
        "call": _("Call"),
        "email": _("Email"),
        "message": _("Message"),
        "letter": _("Letter"),
        "complaint": _("Complaint"),
        "thanks": _("Thanks"),
    }
    head = sorts.get(part.sort) or _("Touchpoint")
    if part.feeling is not None:
        shown = f"{part.feeling:+d}".replace("-", "\N{MINUS SIGN}") if part.feeling else "0"
        head = _("{what}, feeling {feeling}").format(what=head, feeling=shown)
    return _("{what}: “{text}”").format(what=head, text=part.text)


def _name(part: NewName) -> str:
    heads = {
        "preferred": _("Likes to be called: “{name}”"),
        "said": _("Said like: “{name}”"),
        "nickname": _("Also known as: “{name}”"),
        "former": _("Former name: “{name}”"),
    }
    return heads[part.sort].format(name=part.name)
