"""Lines of the agenda written as a calendar (iCalendar 2.0) of whole days, which no time zone moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from app import __version__
from app.core.recurring import Repeats
from app.model.occasion import OccasionKind
from app.occasions.ics.lines import as_bytes, plain_line, text_line
from app.occasions.ics.titles import remark_of, title_of
from app.occasions.schemas import AgendaRow, MomentKey

PRODUCER = "-//Regulars//Moments//EN"
"""By this our own files are known again, so that nothing of them comes back as something new."""
_READ_BACK = frozenset({OccasionKind.BIRTHDAY, OccasionKind.ANNIVERSARY, OccasionKind.NAME_DAY})
_DAY = "%Y%m%d"
_NAME_LENGTH = 12
_ENDING = ".regulars"


@dataclass(frozen=True, slots=True)
class CalendarHead:
    """What a calendar says of itself: its name on the phone, and the instant at which it was written.

    ``home`` tells the venue from others, so that two of them on one phone never take each other's days.
    """

    name: str
    written_at: datetime
    home: str

    @classmethod
    def of_venue(cls, name: str, written_at: datetime) -> CalendarHead:
        """The head for a venue of that name."""
        return cls(name, written_at, home_of(name))


def home_of(name: str) -> str:
    """By what the days of a venue of that name are told from those of others."""
    return sha256(name.encode("utf-8", "replace")).hexdigest()[:_NAME_LENGTH]


def is_of(uid: str, home: str) -> bool:
    """Whether a day with this UID was written by the venue itself, whichever program passed it on."""
    return bool(home) and uid.endswith(f"@{home}{_ENDING}")


def calendar_of(rows: Iterable[AgendaRow], head: CalendarHead) -> bytes:
    """The whole file. The same line of the agenda has the same UID in every file, and so replaces itself."""
    return as_bytes(_lines(rows, head))


def uid_of(key: MomentKey, home: str, *, moment_id: int | None = None) -> str:
    """The name of one occurrence that stays when its title, its plan or the day it is kept changes."""
    on = key.occurs_on.strftime(_DAY) if key.occurs_on is not None else ""
    if key.occasion_id is not None:
        what = f"occasion-{key.occasion_id}-{on}"
    elif key.milestone is not None:
        what = f"milestone-{key.customer_id}-{key.milestone.value}-{key.milestone_number}-{on}"
    elif moment_id is not None:
        what = f"moment-{moment_id}"
    else:
        what = f"surprise-{key.customer_id}-{on}"
    return f"{what}@{home}{_ENDING}"


def _lines(rows: Iterable[AgendaRow], head: CalendarHead) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield plain_line("PRODID", PRODUCER)
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield text_line("X-WR-CALNAME", head.name)
    yield text_line("X-REGULARS-VERSION", __version__)
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT1H"
    yield "X-PUBLISHED-TTL:PT1H"
    written: set[str] = set()
    for row in rows:
        uid = uid_of(row.key, head.home, moment_id=row.moment_id)
        if uid not in written:
            written.add(uid)
            yield from _event(row, uid, head.written_at)
    yield "END:VCALENDAR"


def _event(row: AgendaRow, uid: str, written_at: datetime) -> Iterator[str]:
    on = row.celebrate_on or row.on
    yield "BEGIN:VEVENT"
    yield text_line("UID", uid)
    yield plain_line("DTSTAMP", written_at.astimezone(UTC).strftime(f"{_DAY}T%H%M%SZ"))
    yield plain_line("DTSTART", _day(on), VALUE="DATE")
    if on < date.max:
        yield plain_line("DTEND", _day(on + timedelta(days=1)), VALUE="DATE")
    yield text_line("SUMMARY", title_of(row))
    remark = remark_of(row)
    if remark:
        yield text_line("DESCRIPTION", remark)
    yield text_line("CATEGORIES", row.kind.upper())
    if row.anchor is not None and _is_own_day(row):
        yield plain_line("X-REGULARS-DAY", row.anchor.iso())
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _is_own_day(row: AgendaRow) -> bool:
    """Whether the same day of the same guest may be read back from the file."""
    return row.kind in _READ_BACK and row.key.companion_id is None and row.repeats is Repeats.YEARLY


def _day(on: date) -> str:
    return f"{on.year:04}{on.month:02}{on.day:02}"
