"""Fields for one of a few answers, for an instant and for money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.core.errors import InvalidInput, Problem
from app.core.money import from_minor, minor_digits, to_minor
from app.core.words import gettext as _
from app.ui.form_fields import DateField, Field, LineField
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme

_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+")
"""No currency with fewer than three digits after its mark has "1,200" for a little more than one."""
_GROUPS = re.compile(r"(?<=\d)['’\s\u00a0\u202f](?=\d)")


class PickField(Field):
    """One of a few answers that all stand there."""

    def __init__(self, label: str, options: Sequence[tuple[str, str]], *, hint: str = "") -> None:
        self._segments = Segmented(options, name=label)
        super().__init__(label, self._segments, hint=hint)
        self._segments.chosen.connect(self._changed)
        self._segments.chosen.connect(self._follow)
        self._follow()

    @property
    def value(self) -> str:
        """The key of the chosen answer."""
        return self._segments.current

    def choose(self, key: str) -> None:
        """Choose an answer."""
        self._segments.choose(key)
        self._follow()

    def button(self, key: str) -> QWidget:
        """The button of an answer."""
        return self._segments.button(key)

    def _follow(self) -> None:
        self.setFocusProxy(self._segments.button(self.value))


class MomentField(DateField):
    """A day and a time of day at the venue."""

    def __init__(self, theme: Theme, label: str, *, zone: str, hint: str = "") -> None:
        self._time = QLineEdit()
        self._time.setMaxLength(10)
        self._time.setAcceptDrops(False)
        self._time.setPlaceholderText(_("19:30"))
        self._time.setAccessibleName(_("{field}: time of day").format(field=label))
        self._zone = ZoneInfo(zone)
        self._theme = theme
        super().__init__(theme, label, none_words=_("No day"), clear_words=_("No day"), hint=hint)
        self._time.textEdited.connect(self._changed)

    @property
    def time_line(self) -> QLineEdit:
        """Where the time of day is typed."""
        return self._time

    def show_moment(self, at: datetime | None) -> None:
        """Show this instant."""
        local = at.astimezone(self._zone) if at is not None else None
        self.set_value(local.date() if local else None)
        self._time.setText(f"{local:%H:%M}" if local else "")

    def read(self, field: str, *, or_day: bool = False) -> datetime | None:
        """The instant; None without a day, or without a time where ``or_day`` lets a day be enough."""
        day = self.value
        clock = read_time(self._time.text(), field)
        if day is None:
            if clock is not None:
                raise InvalidInput([Problem(field, _("Choose the day as well."))])
            return None
        if clock is None:
            if or_day:
                return None
            raise InvalidInput([Problem(field, _("Say at what time."))])
        return datetime.combine(day, clock, self._zone)

    def _surround(self, editor: QWidget) -> QWidget:
        both = super()._surround(editor)
        row = both.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(1, self._time, 0)
        editor.setMinimumWidth(90)
        px = self._theme.px
        self._time.setFixedWidth(max(px(64), self._time.fontMetrics().horizontalAdvance("00:00") + px(34)))
        return both


class MoneyField(LineField):
    """An amount in the venue's currency."""

    def __init__(self, label: str, *, currency: str, hint: str = "", placeholder: str = "") -> None:
        super().__init__(f"{label} ({currency})", placeholder=placeholder, hint=hint, limit=24)
        self._currency = currency

    def show_minor(self, minor: int | None) -> None:
        """Show an amount."""
        self.set_text("" if minor is None else str(from_minor(minor, self._currency)))

    def read(self, field: str) -> int | None:
        """The amount in minor units; None when nothing is typed. Raises InvalidInput."""
        return read_minor(self.text, self._currency, field=field)

    @property
    def minor_so_far(self) -> int | None:
        """The amount as far as it can be read."""
        try:
            return self.read("")
        except InvalidInput:
            return None


def read_minor(text: str, currency: str, *, field: str) -> int | None:
    """An amount as typed ("58", "58.50", "1'200,00"), in minor units; raises InvalidInput on ``field``."""
    plain = _GROUPS.sub("", text.strip())
    if not plain:
        return None
    if minor_digits(currency) < 3 and _THOUSANDS.fullmatch(plain):
        plain = re.sub("[.,]", "", plain)
    elif "," in plain and "." in plain:
        grouping = "," if plain.rindex(".") > plain.rindex(",") else "."
        plain = plain.replace(grouping, "")
    try:
        amount = Decimal(plain.replace(",", "."))
    except InvalidOperation:
        raise InvalidInput([Problem(field, _("This is not an amount, such as 58.50."))]) from None
    if not amount.is_finite() or abs(amount) > 10**12:
        raise InvalidInput([Problem(field, _("This is not an amount, such as 58.50."))])
    if amount < 0:
        raise InvalidInput([Problem(field, _("An amount cannot be below zero."))])
    digits = minor_digits(currency)
    if amount != round(amount, digits):
        raise InvalidInput([Problem(field, _("This currency has no such small coins."))])
    return to_minor(amount, currency)


def read_time(text: str, field: str) -> time | None:
    """A time of day as typed ("19:30", "1930", "7"); raises InvalidInput on ``field``."""
    if not text.strip():
        return None
    match = _TIME.fullmatch(text.strip())
    if match is not None:
        hour, minute = int(match[1]), int(match[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise InvalidInput([Problem(field, _("This is not a time of day, such as 19:30."))])
