"""What a row of the result list says, in words."""

from __future__ import annotations

from math import ceil

from app.core.words import gettext as _
from app.core.words import ngettext
from app.customers.lookup_rows import LookupResult, LookupRow, Match, MatchField
from app.wording.formats import Wording
from app.wording.reading import Reading

MOST_SHOWN = 50
"""So many rows the lookup gives at most."""

BETWEEN = " · "
_JOINED = "\N{WORD JOINER}"
_TOLD_ANYWAY = frozenset({MatchField.PHONE, MatchField.PLACE})


def where_and_when(row: LookupRow, reading: Reading) -> str:
    """Where somebody is, when they come or when they were last here."""
    wording, today = reading.wording, reading.today
    words = wording.words
    if row.here:
        return BETWEEN.join(_here(row, reading))
    if row.is_new and row.arriving_on == today:
        return words.first_visit_today
    if row.arriving_on is not None:
        return words.arrives(wording.day_near(row.arriving_on, today))
    if row.last_visit_on is not None:
        return words.last_here(wording.day_near(row.last_visit_on, today))
    return words.never_here()


def _here(row: LookupRow, reading: Reading) -> list[str]:
    wording = reading.wording
    words = wording.words
    place = [words.at_place(row.place)] if row.place else []
    if row.is_new:
        return [*place, words.first_visit_today]
    if row.leaves_on is not None:
        return [*place, words.here_until(wording.day_near(row.leaves_on, reading.today))]
    return [*place, words.here_now]


def second_line(row: LookupRow, reading: Reading) -> str:
    """Where and when, and the phone number's end, or the whole of it where that was looked for."""
    parts = [where_and_when(row, reading)]
    if row.matched is not None and row.matched.field is MatchField.PHONE:
        parts.append(row.matched.text)
    elif row.phone_tail:
        parts.append(f"…{_JOINED}{_in_pairs(row.phone_tail)}")
    return BETWEEN.join(parts)


def what_matched(row: LookupRow) -> str:
    """What the row was found by; empty where the other lines show it already."""
    if row.matched is None or row.matched.field in _TOLD_ANYWAY:
        return ""
    return _matched(row.matched)


def _matched(match: Match) -> str:
    patterns = {
        MatchField.PREFERRED_NAME: _("Called {text}"),
        MatchField.ALIAS: _("Also known as {text}"),
        MatchField.COMPANION: _("With {text}"),
        MatchField.EMAIL: "{text}",
        MatchField.REFERENCE: _("Booking {text}"),
        MatchField.CARD: _("Card {text}"),
        MatchField.TAG: _("Tag: {text}"),
        MatchField.PREFERENCE: _("Noted: {text}"),
    }
    return patterns.get(match.field, "{text}").format(text=match.text)


def occasion_near(days: int) -> str:
    """How near an occasion is ("today", "2 days")."""
    if days == 0:
        return _("today")
    return ngettext("{count} day", "{count} days", days).format(count=days)


def open_cases(row: LookupRow) -> str:
    """That something is still to be put right, and whether it is late."""
    count = row.open_cases
    if row.late_cases:
        if count == 1:
            return _("Case late")
        return _("{count} cases, {late} late").format(count=count, late=row.late_cases)
    return ngettext("Open case", "{count} open cases", count).format(count=count)


def spoken(row: LookupRow, reading: Reading) -> str:
    """The whole row in one sentence, for people who listen."""
    parts = [row.name, *(_("must: {text}").format(text=must) for must in row.musts)]
    parts += [open_cases(row) if row.open_cases else "", row.tier]
    if row.occasion_in_days is not None:
        parts.append(_("occasion {when}").format(when=occasion_near(row.occasion_in_days)))
    parts += [_("new") if row.is_new else "", _("archived") if row.archived else ""]
    parts += [second_line(row, reading), what_matched(row)]
    return ", ".join(part for part in parts if part)


def heading(text: str, result: LookupResult, *, wording: Wording) -> str:
    """How many there are."""
    count = len(result.rows)
    if not text:
        return _("Here, expected and recent") if count else wording.words.customers_title
    if not count:
        return _("Nobody found")
    if count >= MOST_SHOWN:
        return _("The first {count} that match").format(count=wording.number(count))
    if result.typo_forgiven and count:
        return _("{customers} with a similar name").format(customers=wording.customers(count))
    return ngettext("{customers} matches", "{customers} match", count).format(
        customers=wording.customers(count)
    )


def took(result: LookupResult) -> str:
    """How long the answer took."""
    return _("{count} ms").format(count=max(1, ceil(result.took_ms)))


def _in_pairs(digits: str) -> str:
    return f"{digits[:-2]}\N{NO-BREAK SPACE}{digits[-2:]}" if len(digits) == 4 else digits
