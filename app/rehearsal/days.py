"""Days and instants around today, as the database writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BACK, AHEAD = 3400, 500
"""How many days before and after today there are."""
HISTORY = 5 * 365 + 1
"""How many days back the visits of the crowd begin."""
MINUTES_A_DAY = 1440


class Days:
    """Numbers days from today (0; yesterday is -1) and writes them.

    Instants are given as a day and minutes since midnight at the venue, and written in UTC.
    """

    def __init__(self, today: date, zone: str) -> None:
        self.today = today
        first = today - timedelta(days=BACK)
        self._dates = [first + timedelta(days=number) for number in range(BACK + AHEAD + 1)]
        self._iso = [day.isoformat() for day in self._dates]
        self._ahead_of_utc = [_minutes_ahead_of_utc(day, ZoneInfo(zone)) for day in self._dates]
        self._times = [f" {hour:02}:{minute:02}:00.000000" for hour in range(24) for minute in range(60)]

    def date(self, day: int) -> date:
        """The day itself."""
        return self._dates[day + BACK]

    def iso(self, day: int) -> str:
        """The day as text."""
        return self._iso[day + BACK]

    def instant(self, day: int, minute: int) -> str:
        """The instant as text in UTC."""
        index = day + BACK
        number, rest = divmod(minute - self._ahead_of_utc[index], MINUTES_A_DAY)
        return self._iso[index + number] + self._times[rest]

    def moment(self, day: int, minute: int) -> int:
        """The instant as minutes in UTC since the day that is today began there, for counting."""
        return day * MINUTES_A_DAY + minute - self._ahead_of_utc[day + BACK]

    def written(self, moment: int) -> str:
        """Such minutes as text."""
        day, rest = divmod(moment, MINUTES_A_DAY)
        return self._iso[day + BACK] + self._times[rest]

    def season(self, months: Sequence[int], weekdays: Sequence[int]) -> list[int]:
        """A wheel of the past days, each as often as its month, its weekday and the growing house say."""
        wheel: list[int] = []
        for day in range(-HISTORY, 0):
            on = self.date(day)
            grown = 1.25 + day / HISTORY / 2
            weight = months[on.month - 1] * weekdays[on.weekday()] * grown / 600
            wheel += [day] * max(1, round(weight))
        return wheel


def _minutes_ahead_of_utc(day: date, zone: ZoneInfo) -> int:
    noon = datetime.combine(day, time(12), zone)
    return round((noon.replace(tzinfo=UTC) - noon).total_seconds() / 60)


def minutes(clock: str) -> int:
    """Minutes since midnight of a time such as "19:30"."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
