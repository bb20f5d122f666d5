"""Which day an event has at the venue, whatever its program calls its time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from app.transfer.reading.calendars import Calendar, ZoneRules
from app.transfer.reading.components import Component
from app.transfer.reading.recurrence import UnusableRule, instances, read_rule
from app.transfer.reading.vcard_values import Property

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_INSTANT = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?(Z|[+-]\d{2}:?\d{2})?"
)
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?")
_NAMED_OFFSET = re.compile(r"(?:UTC|GMT)\s*([+-]\d{1,2}):?(\d{2})?", re.IGNORECASE)
_MOST_OBSERVANCES = 200


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, or an instant as the file writes it: ``at`` is local to ``zone``, or nobody's where None."""

    day: date
    at: time | None = None
    zone: tzinfo | None = None

    @property
    def local(self) -> datetime:
        """Day and time as they stand in the file; midnight for a whole day."""
        return datetime.combine(self.day, self.at or time())


@dataclass(slots=True)
class Zones:
    """The zones that a calendar names; ``unknown`` collects names that nobody knows."""

    calendar: Calendar
    unknown: set[str] = field(default_factory=set)
    _known: dict[str, tzinfo | None] = field(default_factory=dict)

    def stamps(self, entry: Property) -> list[Stamp]:
        """Every day or instant that a property lists. Raises ``ValueError`` when one cannot be read."""
        pieces = [piece.strip() for piece in entry.text.split(",")]
        return [self.stamp(piece, entry) for piece in pieces if piece]

    def stamp(self, text: str, entry: Property) -> Stamp:
        """One day or instant. Raises ``ValueError`` for anything else."""
        text = text.partition("/")[0].strip().upper()
        match = _DAY.fullmatch(text)
        if match is not None:
            return Stamp(_date(match))
        match = _INSTANT.fullmatch(text)
        if match is None:
            raise ValueError(text)
        at = time(int(match[4]) % 24, int(match[5]), min(int(match[6] or 0), 59))
        day = _date(match) + timedelta(days=int(match[4]) // 24)
        if match[7] == "Z":
            return Stamp(day, at, UTC)
        if match[7]:
            return Stamp(day, at, _offset(match[7]))
        name = "".join(entry.params.get("TZID", ())[:1]) or ",".join(entry.params.get("TZID", ()))
        return Stamp(day, at, self.zone(name) if name else None)

    def zone(self, name: str) -> tzinfo | None:
        """The zone that is meant by a name, None where nobody knows."""
        if name not in self._known:
            self._known[name] = found = self._find(name)
            if found is None:
                self.unknown.add(name)
        return self._known[name]

    def _find(self, name: str) -> tzinfo | None:
        found = _by_name(name)
        if found is not None:
            return found
        for rules in self.calendar.zones:
            entry = rules.head.first("TZID")
            if entry is not None and entry.plain() == name:
                located = rules.head.first("X-LIC-LOCATION")
                return (_by_name(located.plain()) if located else None) or OwnZone.of(rules)
        match = _NAMED_OFFSET.search(name)
        if match is None or abs(int(match[1])) > 14:
            return None
        minutes = int(match[2] or 0) * (-1 if match[1].startswith("-") else 1)
        return timezone(timedelta(hours=int(match[1]), minutes=minutes))


class OwnZone(tzinfo):
    """A zone by the rules that a file brings along: the last change of the clock before an instant counts."""

    def __init__(self, rules: list[tuple[Component, timedelta]], first: timedelta) -> None:
        self._rules = rules
        self._first = first
        self._offsets: dict[datetime, timedelta] = {}

    @classmethod
    def of(cls, rules: ZoneRules) -> OwnZone | None:
        """The zone, or nothing when no rule of it can be used."""
        usable = []
        for part in rules.observances[:_MOST_OBSERVANCES]:
            offset, start = part.first("TZOFFSETTO"), part.first("DTSTART")
            try:
                if offset is not None and start is not None:
                    usable.append((part, _span(offset.plain())))
            except ValueError:
                continue
        if not usable:
            return None
        first = usable[0][0].first("TZOFFSETFROM")
        try:
            return cls(usable, _span(first.plain()) if first else usable[0][1])
        except ValueError:
            return cls(usable, usable[0][1])

    def utcoffset(self, at: datetime | None) -> timedelta:
        """How far the clock is ahead of UTC at a local instant."""
        if at is None:
            return self._first
        local = at.replace(tzinfo=None)
        if local not in self._offsets:
            changes = [
                (onset, offset) for part, offset in self._rules for onset in _onsets(part, local.date())
            ]
            before = [change for change in changes if change[0] <= local]
            self._offsets[local] = max(before, key=lambda change: change[0])[1] if before else self._first
        return self._offsets[local]

    def dst(self, _at: datetime | None) -> timedelta:
        """Nothing of the offset is told apart."""
        return timedelta()

    def tzname(self, _at: datetime | None) -> str:
        """It has no name of its own."""
        return ""


def at_venue(stamp: Stamp, venue: tzinfo) -> datetime:
    """Day and time at the venue. A whole day stays that day, and so does a time that is in no zone."""
    if stamp.at is None or stamp.zone is None:
        return stamp.local
    try:
        return stamp.local.replace(tzinfo=stamp.zone).astimezone(venue).replace(tzinfo=None)
    except OverflowError:
        return stamp.local


def _onsets(part: Component, day: date) -> Iterator[datetime]:
    """When this observance last began before a day."""
    try:
        match = _INSTANT.fullmatch(((entry := part.first("DTSTART")) and entry.plain().upper()) or "")
        if match is None:
            return
        start = datetime.combine(_date(match), time(int(match[4]) % 24, int(match[5])))
        yield start
        for entry in part.all("RDATE"):
            for piece in entry.text.split(","):
                if found := _INSTANT.fullmatch(piece.strip().upper()):
                    yield datetime.combine(_date(found), time(int(found[4]) % 24, int(found[5])))
        for entry in part.all("RRULE"):
            rule = read_rule(entry.plain())
            yield from instances(rule, start, first=day - timedelta(days=400), last=day)
    except (UnusableRule, ValueError, OverflowError):
        return


def _by_name(name: str) -> tzinfo | None:
    """A zone of the world by its own name, by Windows' name, or by a name of somebody else's around it."""
    name = name.strip().strip('"')
    windows = get_global("windows_zone_mapping").get(name)
    if windows:
        return ZoneInfo(windows)
    parts = [part for part in re.split(r"[/]", name) if part]
    for place in range(max(0, len(parts) - 3), len(parts)):
        wanted = "/".join(parts[place:])
        for candidate in (wanted, wanted.rpartition("custom_")[2], wanted.replace(" ", "_")):
            if found := _olson(candidate):
                return found
    return None


def _olson(name: str) -> tzinfo | None:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+\-/]{1,60}", name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _date(match: re.Match[str]) -> date:
    return date(int(match[1]), int(match[2]), int(match[3]))


def _offset(text: str) -> timezone:
    return timezone(_span(text))


def _span(text: str) -> timedelta:
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    span = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    if span >= timedelta(days=1):
        raise ValueError(text)
    return -span if match[1] == "-" else span
