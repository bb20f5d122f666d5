"""Calendars (iCalendar 2.0, vCalendar 1.0) as programs really write them.

Only events are read, and of them only what can matter to a venue. Nothing is taken in half: an event that
is cut off says so, and so does a calendar that ends too early.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.core.cancelling import Cancellation
from app.core.errors import Unreadable
from app.core.words import gettext as _
from app.transfer.problems import Problem
from app.transfer.reading.components import Component, add_property
from app.transfer.reading.sources import Source
from app.transfer.reading.vcard_lines import Line, read_lines

MOST_EVENTS = 100_000
_MOST_BYTES = 500_000_000
_LONGEST_VALUE = 4_000
_MOST_DEPTH = 50
_MOST_PROBLEMS = 1_000
_PLAIN = ("UID", "SUMMARY", "DTSTART", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "ATTENDEE", "ORGANIZER")
_MORE = (
    "STATUS",
    "CATEGORIES",
    "PRODID",
    "SEQUENCE",
    "DTEND",
    "DURATION",
    "EXRULE",
    "BDAY",
    "ANNIVERSARY",
    "DTSTAMP",
)
OURS = "-//Regulars//"
"""How a calendar that this program wrote begins to say who made it."""
_OWN = re.compile(r"X-.*(?:BIRTHDAY|ANNIVERSARY|CONTACTS?|KABC|BC-)|X-(?:WR-|LIC-|BDAY|REGULARS-).*")
_WHOLE_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_ZONE = ("TZID", "TZOFFSETTO", "TZOFFSETFROM")
_WANTED = frozenset((*_PLAIN, *_MORE, *_ZONE))


class Event(Component):
    """One event, or one of a series put in the place of another by its RECURRENCE-ID."""

    __slots__ = ()


@dataclass(slots=True)
class ZoneRules:
    """The rules of one time zone that the file brings along: an observance for each change of the clock."""

    head: Component
    observances: list[Component] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class EventCounts:
    """How many events are whole, and how many of these come back or take whole days."""

    events: int = 0
    recurring: int = 0
    all_day: int = 0


@dataclass(slots=True)
class Calendar:
    """All of a file: ``head`` holds what it says of itself, ``problems`` what is wrong outside of events."""

    head: Component = field(default_factory=lambda: Component(1, version="2.0"))
    events: list[Event] = field(default_factory=list)
    zones: list[ZoneRules] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def guessed(self) -> bool:
        """Whether letters were read in an encoding that nothing names."""
        return self.head.guessed or any(event.guessed for event in self.events)

    @property
    def is_ours(self) -> bool:
        """Whether this program wrote it."""
        return self.says("PRODID").startswith(OURS)

    def counts(self) -> EventCounts:
        """What is in it."""
        whole = [event for event in self.events if event.complete]
        starts = [entry.plain() for event in whole if (entry := event.first("DTSTART"))]
        return EventCounts(
            len(whole),
            sum(event.first("RRULE") is not None for event in whole),
            sum(_WHOLE_DAY.fullmatch(start) is not None for start in starts),
        )

    def says(self, name: str) -> str:
        """What the calendar says of itself under this name."""
        entry = self.head.first(name)
        return entry.plain() if entry else ""


def read_calendar(source: Source, encoding: str, *, cancellation: Cancellation | None = None) -> Calendar:
    """Everything of the file; a value that is no UTF-8 is read in ``encoding``.

    Raises ``Unreadable`` when there is more than any calendar has.
    """
    if source.size > _MOST_BYTES:
        raise _too_long(source.name)
    assembly = _Assembly(source.name, encoding)
    for line in read_lines(source, encoding, mend=False, cancellation=cancellation):
        assembly.take(line)
    return assembly.finish()


class _Assembly:
    """Puts lines together; ``_open`` are the names of what was begun and not ended, outermost first."""

    def __init__(self, name: str, encoding: str) -> None:
        self._name = name
        self._encoding = encoding
        self._open: list[str] = []
        self._event: Event | None = None
        self._zone: ZoneRules | None = None
        self._observance: Component | None = None
        self.calendar = Calendar()

    def take(self, line: Line) -> None:
        """Take the next line in."""
        border, what = _border(line)
        if border == "BEGIN":
            self._begin(what, line.number)
        elif border == "END":
            self._end(what, line.number)
        else:
            self._add(line)

    def finish(self) -> Calendar:
        """The calendar, saying where it was cut off."""
        if self._open:
            self._cut_off_event()
            self._report(
                _("The calendar has no end: the file was cut off, or its last line is missing"), 1, "END"
            )
        return self.calendar

    def _begin(self, what: str, number: int) -> None:
        if what == "VEVENT":
            self._cut_off_event()
            if len(self.calendar.events) >= MOST_EVENTS:
                raise _too_long(self._name)
            self._event = Event(number, version="2.0")
            self.calendar.events.append(self._event)
        elif what == "VTIMEZONE":
            self._zone = ZoneRules(Component(number, version="2.0"))
            self.calendar.zones.append(self._zone)
        elif what in ("STANDARD", "DAYLIGHT") and self._zone is not None:
            self._observance = Component(number, version="2.0")
            self._zone.observances.append(self._observance)
        if len(self._open) < _MOST_DEPTH:
            self._open.append(what)

    def _end(self, what: str, number: int) -> None:
        if what not in self._open:
            self._report(_("This ends something that did not begin"), number, "END")
            return
        while self._open:
            ended = self._open.pop()
            if ended == "VEVENT" and self._event is not None:
                if what == "VEVENT":
                    self._event.complete = True
                    self._event = None
                else:
                    self._cut_off_event()
            elif ended == "VTIMEZONE":
                self._zone = None
            elif ended in ("STANDARD", "DAYLIGHT"):
                self._observance = None
            if ended == what:
                return

    def _add(self, line: Line) -> None:
        part = self._part()
        name = _name(line)
        if not line.broken and not _is_wanted(name):
            return
        if part is None:
            if not self._open:
                self._report(_("This line belongs to no calendar"), line.number)
            return
        if len(line.text) > _LONGEST_VALUE:
            reason = _("Its content is too long. Kept out.")
            part.problems.append(Problem(line.number, name, reason, rejected=False))
            return
        add_property(part, line, encoding=self._encoding, misfit=_("This line is no property of a calendar."))
        if part is self.calendar.head and part.problems:
            self.calendar.problems += part.problems
            part.problems = []

    def _part(self) -> Component | None:
        """What a property belongs to now; that of an alarm or a task belongs to nothing."""
        inner = self._open[-1] if self._open else ""
        if inner == "VEVENT":
            return self._event
        if inner in ("STANDARD", "DAYLIGHT"):
            return self._observance
        if inner == "VTIMEZONE" and self._zone is not None:
            return self._zone.head
        return self.calendar.head if inner == "VCALENDAR" else None

    def _cut_off_event(self) -> None:
        if self._event is not None:
            reason = _("The event has no end: the file was cut off, or its last line is missing.")
            self._event.problems.append(Problem(self._event.line, "END", reason, rejected=True))
            self._event = None

    def _report(self, reason: str, number: int, name: str = "") -> None:
        if len(self.calendar.problems) < _MOST_PROBLEMS:
            self.calendar.problems.append(Problem(number, name, reason, rejected=False))


def _border(line: Line) -> tuple[str, str]:
    name, colon, value = line.text.partition(b":")
    word = name.strip().upper()
    if not colon or word not in (b"BEGIN", b"END"):
        return "", ""
    return word.decode("ascii"), value.strip().upper().decode("ascii", "replace")[:40]


def _name(line: Line) -> str:
    return re.split(rb"[;:=]", line.text[:80])[0].decode("utf-8", "replace").strip().upper()


def _is_wanted(name: str) -> bool:
    return name in _WANTED or _OWN.match(name) is not None


def _too_long(name: str) -> Unreadable:
    return Unreadable(
        _("“{name}” has more than {limit} events.").format(name=name, limit=MOST_EVENTS),
        to_do=_("Split it and import the parts."),
    )
