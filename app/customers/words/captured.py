"""What a captured line would become, in words, before Enter is pressed."""

from __future__ import annotations

from app.audit.words.kinds import companion_words, contact_kind_words, occasion_words
from app.audit.words.knowing import must_kind_words
from app.core.recurring import Recurrence, Repeats
from app.core.words import gettext as _
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
from app.model.companion import CompanionKind
from app.model.occasion import OccasionKind
from app.model.preference import MustKind
from app.occasions.words.rules import rule_words
from app.wording.reading import Reading
from app.wording.starters import starters_for


def kind_words(kind: Kind) -> str:
    """What a line can become."""
    return {
        Kind.PREFERENCE: _("Preference"),
        Kind.CLUE: _("Clue"),
        Kind.TOUCHPOINT: _("Touchpoint"),
        Kind.PROMISE: _("Promise"),
        Kind.OCCASION: _("Date"),
        Kind.COMPANION: _("Companion"),
        Kind.NAME: _("Name"),
    }[kind]


def proposal_words(proposal: Proposal, reading: Reading) -> str:
    """All parts of a proposal and what it left open."""
    if proposal.refusal is not None:
        return refusal_words(proposal.refusal)
    parts = "; ".join(_part(part, reading) for part in proposal.parts)
    doubts = [words for doubt in sorted(proposal.doubts) if (words := doubt_words(doubt))]
    return "  ".join([parts, *(_("({doubt})").format(doubt=doubt) for doubt in doubts)])


def refusal_words(refusal: Refusal) -> str:
    """Why nothing of the line can be kept."""
    return {
        Reason.EMPTY: "",
        Reason.CARD_NUMBER: _("A payment card number is never kept. Tab masks it."),
        Reason.NO_SUCH_DATE: _("There is no day “{found}”.").format(found=refusal.found),
        Reason.NO_SUCH_TIME: _("There is no time “{found}”.").format(found=refusal.found),
    }[refusal.reason]


def doubt_words(doubt: Doubt) -> str:
    """What a line left open."""
    return {
        Doubt.DAY_OR_MONTH: _("day or month first? Tab for the other"),
        Doubt.WHICH_WEEK: _("which week? Tab for the other"),
        Doubt.MORNING_OR_EVENING: _("morning or evening? Tab for the other"),
        Doubt.NEXT_DAY: _("that time has passed, so the next day"),
        Doubt.PAST: _("this is in the past"),
        Doubt.CLOCK_SKIPS: _("the clocks change then"),
        Doubt.CLOCK_TWICE: _("the clocks change then"),
        Doubt.YEAR_DROPPED: _("without the year"),
        Doubt.UNSURE_MUST: _("not certain: ask"),
        Doubt.MENTIONS_HEALTH: _("about health: is it a must? Tab"),
        Doubt.KNOWN_COMPANION: _("known already"),
    }.get(doubt, "")


def _part(part: Part, reading: Reading) -> str:
    match part:
        case NewPreference():
            return _preference(part, reading)
        case NewClue():
            return _("Clue: “{text}”").format(text=part.text)
        case NewTouchpoint():
            return _touchpoint(part)
        case NewPromise():
            return _promise(part, reading)
        case NewOccasion():
            return _occasion(part, reading)
        case NewCompanion():
            kind = companion_words(CompanionKind(part.companion))
            return _("Companion, {kind}: “{name}”").format(kind=part.relation or kind.lower(), name=part.name)
        case NewName():
            return _name(part)


def _preference(part: NewPreference, reading: Reading) -> str:
    group = starters_for(reading.wording.kind).group_name(part.group)
    if part.strength == "must":
        why = must_kind_words(MustKind(part.must_kind)) if part.must_kind else ""
        head = _("Must, {why}").format(why=why.lower()) if why else _("Must")
    elif part.strength == "dislike":
        head = _("Dislike")
    else:
        head = _("Preference, {group}").format(group=group)
    if part.about:
        head = _("{head}, of {name}").format(head=head, name=part.about)
    text = _("{head}: “{text}”").format(head=head, text=part.text)
    if part.detail:
        text = _("{text}, {detail}").format(text=text, detail=part.detail)
    return _("{text}, this time only").format(text=text) if part.this_visit else text


def _touchpoint(part: NewTouchpoint) -> str:
    feelings = {-2: _("angry"), -1: _("unhappy"), 0: _("neutral"), 1: _("pleased"), 2: _("delighted")}
    head = _("Touchpoint") if part.sort == "remark" else contact_kind_words(part.sort)
    if part.feeling is not None:
        head = f"{head}, {feelings[part.feeling]}"
    return _("{head}: “{text}”").format(head=head, text=part.text)


def _promise(part: NewPromise, reading: Reading) -> str:
    head = _("Promise")
    if part.due_at is not None:
        wording = reading.wording
        day = wording.day_near(wording.local(part.due_at).date(), reading.today)
        head = _("Promise for {day}").format(day=day)
        if not part.whole_day:
            head = _("Promise for {day} {time}").format(day=day, time=wording.time(part.due_at))
    if part.owner:
        head = _("{head}, {who}").format(head=head, who=part.owner)
    return _("{head}: “{text}”").format(head=head, text=part.what)


def _occasion(part: NewOccasion, reading: Reading) -> str:
    in_touch = part.repeats is Repeats.KEEP_IN_TOUCH
    what = part.label or (_("Keep in touch") if in_touch else occasion_words(OccasionKind(part.occasion)))
    if part.person:
        what = _("{what} of {name}").format(what=what, name=part.person)
    often = " " + _("(once)") if part.repeats is Repeats.ONCE else ""
    rule = Recurrence(part.on, part.repeats, part.nth, part.weekday, part.every, part.unit)
    return f"{what}: {rule_words(rule, reading.wording)}{often}"


def _name(part: NewName) -> str:
    heads = {
        "preferred": _("Likes to be called"),
        "said": _("How to say it"),
        "nickname": _("Nickname"),
        "former": _("Earlier name"),
    }
    return _("{head}: “{text}”").format(head=heads.get(part.sort, _("Name")), text=part.name)
