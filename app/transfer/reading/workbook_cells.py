"""What a cell of a workbook says, written as the same table has it in a text file."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

Value = int | float | str | bool | time | date | datetime | timedelta
_EXACT = 10**15
"""From here on a workbook's numbers have lost their last digits."""
_HALF_A_SECOND = timedelta(microseconds=500_000)


def text_of(value: Value) -> str:
    """Whole numbers without ".0" or an exponent, dates as ISO, truth as TRUE and FALSE."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return _clock(value) if isinstance(value, time) else _duration(value)


def _number(value: float) -> str:
    if isfinite(value) and value == int(value):
        return str(int(value))
    if abs(value) < _EXACT:
        # Fifteen digits are what spreadsheets show: 0.30000000000000004 is 0.3.
        return format(Decimal(f"{value:.15g}"), "f")
    return str(value)


def _moment(value: datetime) -> str:
    """Days are stored as fractions, so that whole seconds come out a little beside themselves."""
    value = (value + _HALF_A_SECOND).replace(microsecond=0)
    if value.time() == time(0):
        return value.date().isoformat()
    return f"{value.date().isoformat()} {_clock(value.time())}"


def _clock(value: time) -> str:
    return value.strftime("%H:%M:%S" if value.second else "%H:%M")


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    shown = f"{sign}{hours:02}:{minutes:02}"
    return f"{shown}:{seconds:02}" if seconds else shown
