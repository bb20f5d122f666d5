"""What the head and the bands of a card say, in words."""

from __future__ import annotations

from app.core.text_folding import fold
from app.core.words import gettext as _
from app.customers.schemas.knowledge import PreferenceRow
from app.customers.schemas.person import CardRow, Presence, VisitTotals, Whereabouts
from app.promises.schemas import PromiseRow
from app.wording.languages import language_name
from app.wording.reading import Reading


def how_to_call(head: CardRow) -> str:
    """How the name is said and what the customer likes to be called."""
    parts = []
    if head.say_name:
        parts.append(_("“{sound}”").format(sound=head.say_name))
    if head.preferred_name:
        parts.append(_("likes to be called {name}").format(name=head.preferred_name))
    return ", ".join(parts)


def whereabouts(where: Whereabouts, reading: Reading) -> str:
    """Where somebody is, when they come, or when they were last here."""
    wording, today = reading.wording, reading.today
    words = wording.words
    if where.presence is Presence.HERE:
        return _present(where, reading)
    if where.presence is Presence.ARRIVING and where.arrives_on is not None:
        arrives = words.arrives(wording.day_near(where.arrives_on, today))
        return ", ".join(part for part in (arrives, _place(where, reading)) if part)
    if where.presence is Presence.AWAY and where.last_on is not None:
        return words.last_here(wording.day_near(where.last_on, today))
    return words.never_here()


def _present(where: Whereabouts, reading: Reading) -> str:
    wording = reading.wording
    place = _place(where, reading) or _capital(wording.words.here_now)
    if where.leaves_on is None:
        return place
    leaves = wording.day_ahead(where.leaves_on, reading.today)
    return _("{place}, until {day}").format(place=place, day=leaves)


def _place(where: Whereabouts, reading: Reading) -> str:
    return reading.wording.words.at_place(where.place) if where.place else ""


def languages(head: CardRow, reading: Reading) -> str:
    """The languages somebody speaks, the preferred one first."""
    return ", ".join(language_name(tag, reading.wording.language) for tag in head.languages)


def total_facts(totals: VisitTotals, reading: Reading) -> list[str]:
    """How often, how much and how regularly: one short phrase each."""
    wording = reading.wording
    facts = []
    if totals.count:
        counted = wording.visits(totals.count)
        since = totals.first_on
        facts.append(
            _("{visits} since {year}").format(visits=counted, year=since.year)
            if since is not None and totals.count > 1
            else counted
        )
    if totals.amount_minor:
        facts.append(wording.money(totals.amount_minor, totals.currency or None))
    if totals.rhythm_days:
        facts.append(_capital(wording.returns_every(totals.rhythm_days)))
    return facts


def must_words(must: PreferenceRow, reading: Reading) -> tuple[str, str]:
    """A must for the band: the strong part, and what goes on after it."""
    strong = _ended(must.text)
    if must.companion_name:
        strong = _("{name}: {must}").format(name=must.companion_name, must=strong)
    rest = [_ended(must.detail)] if must.detail else []
    if must.last_confirmed_on is not None:
        when = reading.wording.day_near(must.last_confirmed_on, reading.today)
        rest.append(_("Confirmed {when}.").format(when=when))
    elif not must.freshness.solid:
        rest.append(_("Not confirmed yet: ask."))
    return strong, " ".join(rest)


def promise_words(promise: PromiseRow, reading: Reading) -> tuple[str, str]:
    """A promise for the band: until when, and what."""
    rest = promise.what
    if promise.due_at is not None and not promise.whole_day:
        at = reading.wording.time(promise.due_at)
        if fold(at) not in fold(promise.what):
            rest = _("{what} at {time}").format(what=rest, time=at)
    if promise.owner_name:
        rest = _("{what} ({who})").format(what=rest, who=promise.owner_name.split()[0])
    return _promise_due(promise, reading), rest


def _promise_due(promise: PromiseRow, reading: Reading) -> str:
    wording, today = reading.wording, reading.today
    if promise.due_on is None:
        return _("Promised:")
    if promise.late:
        if promise.due_on == today:
            return _("Promised for today and late:")
        return _("Late, promised for {day}:").format(day=wording.day_near(promise.due_on, today))
    if promise.due_on == today:
        return _("Promised for today:")
    return _("Promised for {day}:").format(day=wording.day_near(promise.due_on, today))


def _ended(text: str) -> str:
    """The text as a sentence."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", "。")) else text + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def restricted_words() -> str:
    """What a restriction means for whoever looks at the card."""
    return _("Their data are kept and nothing else is done with them. Managers alone read them.")


def objected_words() -> str:
    """What an objection means for whoever looks at the card."""
    return _("They do not want to be approached: no moments, messages or surveys.")
