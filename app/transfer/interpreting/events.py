"""Events of a calendar interpreted: whose day they are, or whom they may concern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from time import monotonic

from app.core.card_numbers import find_card_numbers, mask_card_numbers
from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats
from app.core.words import gettext as _
from app.model.occasion import OccasionKind
from app.occasions.ics.calendar import is_of
from app.transfer.interpreting.celebrations import Celebration, celebration_of
from app.transfer.interpreting.event_marks import Marks, marks_of, people_invited
from app.transfer.interpreting.event_people import celebrated_person, concerned_person
from app.transfer.interpreting.event_times import Timing, TimingReader
from app.transfer.interpreting.options import Options
from app.transfer.interpreting.yearly_days import yearly_day
from app.transfer.problems import Problem
from app.transfer.reading.calendars import Calendar, Event
from app.transfer.reading.recurrence import UnusableRule
from app.transfer.reading.zones import Stamp
from app.transfer.records import OccasionEntry, PersonRecord, Record

MOST_INSTANCES = 12
MOST_SECONDS = 20.0
"""Spent on following the rules of one file; what is left then is not followed."""
_AHEAD = timedelta(days=364)
"""The coming twelve months, today included."""
_LONGEST_LABEL = 200
_CANCELLED = "CANCELLED"


@dataclass(slots=True)
class _Entry:
    """An event with what was read of it so far."""

    event: Event
    title: str
    timing: Timing
    problems: list[Problem]
    uid: str
    replaced: list[Stamp] = field(default_factory=list)
    stands_in_for: _Entry | None = None


class EventInterpreter:
    """Turns the events of one calendar into records, in the order of the file."""

    def __init__(self, options: Options, *, now: Callable[[], float] = monotonic) -> None:
        self._options = options
        self._now = now
        self._spent = 0.0
        self._days: dict[str, tuple[PartialDate, int]] = {}

    def records(self, calendar: Calendar) -> Iterator[Record]:
        """A record for every event, and further ones, not counted, for what is wrong around them."""
        times = TimingReader(calendar, self._options.zone)
        entries = [self._entry(event, times) for event in calendar.events]
        _connect(entries)
        for entry in entries:
            yield self._record(entry, calendar, times)
        yield from self._remarks(calendar, times)

    def _entry(self, event: Event, times: TimingReader) -> _Entry:
        problems = list(event.problems)
        title = event.first("SUMMARY")
        uid = event.first("UID")
        text = " ".join(title.plain().split()) if title else ""
        return _Entry(event, text, times.read(event, problems), problems, uid.plain() if uid else "")

    def _record(self, entry: _Entry, calendar: Calendar, times: TimingReader) -> Record:
        if any(problem.rejected for problem in entry.problems):
            return self._refused(entry)
        self._look_for_cards(entry)
        status = entry.event.first("STATUS")
        leading = entry.stands_in_for or entry
        person: PersonRecord | None = None
        if any(problem.rejected for problem in entry.problems):
            pass
        elif status is not None and status.plain().upper() == _CANCELLED:
            self._reject(entry, _("It was called off"), "STATUS")
        elif leading.timing.start is None:
            self._reject(entry, _("It does not say when it is"), "DTSTART")
        else:
            person = self._person(entry, leading, calendar, times)
        if person is None:
            return self._refused(entry)
        return Record(entry.event.line, self._cells(entry), person, problems=tuple(entry.problems))

    def _person(
        self, entry: _Entry, leading: _Entry, calendar: Calendar, times: TimingReader
    ) -> PersonRecord | None:
        if is_of(entry.uid, self._options.home) or _is_echo(leading.event, calendar):
            return self._reject(entry, _("It was written by this program, which knows it"))
        marks = marks_of(leading.event, calendar)
        if marks.death:
            return self._reject(entry, _("It is the day on which somebody died"))
        celebration = celebration_of(leading.title or marks.name, kind=marks.kind)
        if celebration is not None and (celebration.sure or leading.timing.yearly is not None):
            person = self._celebrated(entry, leading, times, marks=marks, celebration=celebration)
        else:
            person = self._concerned(entry, leading, times)
        if person is None or entry is leading or person.only_known:
            return person
        # What stands in for another says nothing new of the person.
        return replace(person, birthday=None, occasions=())

    def _celebrated(
        self,
        entry: _Entry,
        leading: _Entry,
        times: TimingReader,
        *,
        marks: Marks,
        celebration: Celebration,
    ) -> PersonRecord | None:
        timing = leading.timing
        assert timing.start is not None
        day = yearly_day(
            times.written_day(timing.start),
            timing.yearly,
            marks=marks,
            celebration=celebration,
            today=self._options.today,
        )
        kind = celebration.kind
        occasion = OccasionEntry(
            kind,
            day.day,
            leading.title[:_LONGEST_LABEL] if kind is OccasionKind.CUSTOM else "",
            repeats=day.repeats,
            nth=day.nth,
            weekday=day.weekday,
            reference=_reference(leading),
        )
        person = celebrated_person(celebration, marks, occasion=occasion)
        if person is None:
            return self._reject(entry, _("It does not say whose day it is"), "SUMMARY")
        if timing.yearly is None and timing.start.at not in (None, time()):
            # Somebody's whole day is not at seven in the evening: a dinner for it may be.
            person = replace(person, only_known=True)
        if person.birthday is not None and entry is leading and not self._is_first_day(entry, person):
            return None
        return person

    def _is_first_day(self, entry: _Entry, person: PersonRecord) -> bool:
        """Whether no other birthday of somebody of that name stands in the file; ``False`` says so."""
        assert person.birthday is not None
        known, line = self._days.setdefault(person.external_id, (person.birthday, entry.event.line))
        if not person.external_id or (known.month, known.day) == (person.birthday.month, person.birthday.day):
            return True
        reason = _("Line {line} has another birthday of somebody of that name").format(line=line)
        self._reject(entry, reason, "SUMMARY")
        return False

    def _concerned(self, entry: _Entry, leading: _Entry, times: TimingReader) -> PersonRecord:
        """Whom an event names is found out later; what it would become for them is worked out here."""
        own = entry if entry.timing.instead_of is not None else leading
        return concerned_person(
            leading.title, emails=people_invited(own.event), occasions=tuple(self._once(own, times))
        )

    def _once(self, entry: _Entry, times: TimingReader) -> Iterator[OccasionEntry]:
        first = self._options.today
        begun = self._now()
        try:
            if self._spent > MOST_SECONDS and entry.timing.rules:
                raise UnusableRule(_("Too many rules of this file take too long to follow"))
            found = times.instances(
                entry.timing, entry.replaced, first=first, last=first + _AHEAD, most=MOST_INSTANCES
            )
        except UnusableRule as failure:
            reason = _("{reason}. Kept out.").format(reason=failure)
            entry.problems.append(Problem(entry.event.line, "RRULE", reason, rejected=False))
            return
        finally:
            self._spent += self._now() - begun
        for stamp, day in found:
            yield OccasionEntry(
                OccasionKind.CUSTOM,
                PartialDate(day.month, day.day, day.year),
                entry.title[:_LONGEST_LABEL],
                repeats=Repeats.ONCE,
                reference=_reference(entry, stamp),
            )

    def _look_for_cards(self, entry: _Entry) -> None:
        if not find_card_numbers(entry.title):
            return
        entry.title = mask_card_numbers(entry.title)
        if self._options.mask_cards:
            reason = _("Card number masked")
            entry.problems.append(Problem(entry.event.line, "SUMMARY", reason, rejected=False))
        else:
            self._reject(entry, _("Card number refused"), "SUMMARY")

    def _remarks(self, calendar: Calendar, times: TimingReader) -> Iterator[Record]:
        problems = list(calendar.problems)
        for name in times.unknown_zones():
            reason = _("Nobody knows the time zone “{zone}”; its times were read as the venue's")
            problems.append(Problem(1, "TZID", reason.format(zone=name[:60]), rejected=False))
        if not calendar.events:
            problems.insert(0, Problem(1, "", _("There is no event in it: 0 events"), rejected=False))
        for problem in problems:
            yield Record(problem.row, (), problems=(problem,), counted=False)

    @staticmethod
    def _reject(entry: _Entry, reason: str, name: str = "") -> None:
        entry.problems.append(Problem(entry.event.line, name, reason, rejected=True))

    def _refused(self, entry: _Entry) -> Record:
        return Record(entry.event.line, self._cells(entry), problems=tuple(entry.problems))

    @staticmethod
    def _cells(entry: _Entry) -> tuple[str, ...]:
        day: date | None = entry.timing.start.day if entry.timing.start else None
        return (entry.title, day.isoformat() if day else "")


def _is_echo(event: Event, calendar: Calendar) -> bool:
    """Whether our own calendar comes back with what is no guest's own day: that would grow with each turn."""
    return calendar.is_ours and event.first("X-REGULARS-DAY") is None


def _connect(entries: list[_Entry]) -> None:
    """Tell every series which of its instances others stand in for, and the later of two the same."""
    series: dict[str, _Entry] = {}
    instead: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.uid or not entry.event.complete:
            continue
        if entry.timing.instead_of is not None and not entry.timing.rules:
            instead[entry.uid].append(entry)
            continue
        before = series.get(entry.uid)
        if before is not None:
            before.stands_in_for = entry
        series[entry.uid] = entry
    for uid, others in instead.items():
        leading = series.get(uid)
        for other in others:
            if leading is not None and other.timing.instead_of is not None:
                leading.replaced.append(other.timing.instead_of)
                other.stands_in_for = leading


def _reference(entry: _Entry, stamp: Stamp | None = None) -> str:
    """What tells this occasion when the file is read again; "" where the file gives it no name."""
    if not entry.uid:
        return ""
    timing = entry.timing
    of_series = stamp if timing.rules or timing.more else timing.instead_of
    return f"{entry.uid}@{of_series.day.isoformat()}" if of_series is not None else entry.uid
