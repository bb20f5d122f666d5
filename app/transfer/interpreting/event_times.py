"""When an event of a calendar takes place, with what is wrong in the file left out and named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from app.core.words import gettext as _
from app.transfer.problems import Problem
from app.transfer.reading.calendars import Calendar, Event
from app.transfer.reading.recurrence import Rule, Series, UnusableRule, read_rule
from app.transfer.reading.vcard_values import Property
from app.transfer.reading.zones import Stamp, Zones, at_venue

_MOST_DATES = 20_000
_LONGEST_SHOWN = 30
_NOBODYS = frozenset({"UTC", "Etc/UTC"})
"""Zones in which programs write instants; whoever wrote it down lived in another."""


@dataclass(slots=True)
class Timing:
    """The start of an event as the file writes it, its rules, and the instance that it stands for."""

    start: Stamp | None = None
    instead_of: Stamp | None = None
    rules: tuple[Rule, ...] = ()
    more: list[Stamp] = field(default_factory=list)
    without: list[Stamp] = field(default_factory=list)

    @property
    def yearly(self) -> Rule | None:
        """The rule by which it comes back every year."""
        return next((rule for rule in self.rules if _is_yearly(rule)), None)


class TimingReader:
    """Reads when events take place; ``venue`` is the zone in which their days are told."""

    def __init__(self, calendar: Calendar, venue: str) -> None:
        self._zones = Zones(calendar)
        self._venue: tzinfo = ZoneInfo(venue)

    def read(self, event: Event, problems: list[Problem]) -> Timing:
        """Everything that says when; what cannot be read is left out and named in ``problems``."""
        start = self._stamps(event.all("DTSTART")[:1], problems)
        instead_of = self._stamps(event.all("RECURRENCE-ID")[:1], problems)
        rules = []
        for entry in event.all("RRULE"):
            if not entry.plain():
                continue
            try:
                rules.append(read_rule(entry.plain()))
            except UnusableRule as failure:
                problems.append(_amber(entry, _("{reason}. Kept out.").format(reason=failure)))
        more = self._stamps(event.all("RDATE"), problems)
        without = self._stamps(event.all("EXDATE"), problems)
        return Timing(next(iter(start), None), next(iter(instead_of), None), tuple(rules), more, without)

    def day_of(self, stamp: Stamp) -> date:
        """The day at the venue; a whole day is that day everywhere."""
        return at_venue(stamp, self._venue).date()

    def written_day(self, stamp: Stamp) -> date:
        """The day as it stands in the file, in whatever zone; one in UTC says none, the venue does."""
        return self.day_of(stamp) if str(stamp.zone) in _NOBODYS else stamp.day

    def instances(
        self, timing: Timing, replaced: Iterable[Stamp], *, first: date, last: date, most: int
    ) -> list[tuple[Stamp, date]]:
        """Each instance with its day at the venue, without those ``replaced`` by others.

        Raises ``UnusableRule`` when its rules cannot be followed.
        """
        start = timing.start
        if start is None:
            return []
        gone = [*timing.without, *replaced]
        series = Series(
            start.local,
            tuple(_in_local_time(rule, start) for rule in timing.rules),
            tuple(_seen_from(stamp, start) for stamp in timing.more),
            frozenset(_seen_from(stamp, start) for stamp in gone if stamp.at is not None),
            frozenset(stamp.day for stamp in gone if stamp.at is None or start.at is None),
        )
        # A day more on either side, for what is another day at the venue.
        found = series.between(first - timedelta(days=1), last + timedelta(days=1), most=most + 2)
        stamps = [
            replace(start, day=at.date(), at=at.time() if start.at is not None else None) for at in found
        ]
        days = [(stamp, self.day_of(stamp)) for stamp in stamps]
        return [(stamp, day) for stamp, day in days if first <= day <= last][:most]

    def unknown_zones(self) -> list[str]:
        """Names of zones that nobody knows, met so far."""
        return sorted(self._zones.unknown)

    def _stamps(self, entries: Iterable[Property], problems: list[Problem]) -> list[Stamp]:
        found: list[Stamp] = []
        for entry in entries:
            if not entry.text.strip():
                continue
            try:
                found += self._zones.stamps(entry)
            except (ValueError, OverflowError):
                reason = _("“{text}” is not a day that can be told. Kept out.")
                problems.append(_amber(entry, reason.format(text=entry.plain()[:_LONGEST_SHOWN])))
        return found[:_MOST_DATES]


def _in_local_time(rule: Rule, start: Stamp) -> Rule:
    """The rule with its end in the time of the event's zone."""
    if rule.until is None or not rule.until_in_utc or start.zone is None or start.at is None:
        return rule
    try:
        local = rule.until.replace(tzinfo=UTC).astimezone(start.zone).replace(tzinfo=None)
    except OverflowError:
        return rule
    return replace(rule, until=local, until_in_utc=False)


def _seen_from(stamp: Stamp, start: Stamp) -> datetime:
    """An instant in the local time of the event."""
    if stamp.zone is None or start.zone is None or stamp.at is None:
        return stamp.local
    return at_venue(stamp, start.zone)


def _is_yearly(rule: Rule) -> bool:
    often = {"YEARLY": 1, "MONTHLY": 12}.get(rule.frequency)
    return often is not None and rule.interval == often


def _amber(entry: Property, reason: str) -> Problem:
    return Problem(entry.line, entry.name, reason, rejected=False)
