"""Beginning to keep the calendar file of a venue."""

from __future__ import annotations

from app.bootstrap.calendar_feed import CalendarFeed
from app.bootstrap.window_parts import WindowParts


def begin_feed(parts: WindowParts) -> None:
    """Have one feed for the venue, whichever of its windows comes first."""
    session = parts.session
    if session.feed is None:
        session.feed = CalendarFeed(
            session.workplace,
            bus=session.bus,
            notices=session.notices,
            remembered=parts.remembered,
            lane=parts.new_lane(),
        )
        session.feed.begin()
