"""When something of another system happened, as an instant: by the zone that a cell or its header names."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo

from app.transfer.mapping.dates import DateStyle, read_moment

_OFFSET = re.compile(
    r"\s*(?:(?P<zulu>Z|UTC|GMT)|(?:UTC|GMT)?\s*(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)$",
    re.IGNORECASE,
)
_NAMED_UTC = re.compile(r"\b(?:UTC|GMT)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d[:h]\d\d")
_NOON = time(12)


def read_instant(text: str, style: DateStyle, *, zone: tzinfo) -> tuple[datetime, bool]:
    """The instant and whether the hour is known; a day alone stands for its noon. ``ValueError`` for no date."""
    text = text.strip()
    offset = _OFFSET.search(text) if _CLOCK.search(text) else None
    home = zone
    if offset is not None:
        home, text = _zone_of(offset), text[: offset.start()].strip()
    day, at = read_moment(text, style)
    moment = datetime.combine(day, at or _NOON, tzinfo=zone if at is None else home)
    return moment.astimezone(UTC), at is not None


def zone_named_by(header: str, venue: tzinfo) -> tzinfo:
    """The zone in which a column says that its times are; the venue's where it says nothing."""
    return UTC if _NAMED_UTC.search(header) else venue


def _zone_of(offset: re.Match[str]) -> tzinfo:
    if offset["zulu"]:
        return UTC
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
    if minutes >= 24 * 60:
        raise ValueError("No such zone")
    return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))
