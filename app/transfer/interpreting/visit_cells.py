"""Reading the cells that say when somebody comes, where, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from functools import lru_cache

from app.core.words import gettext as _
from app.model.codes import VisitStatus
from app.transfer.interpreting.drafts import Draft
from app.transfer.interpreting.person_cells import Reader
from app.transfer.mapping.amounts import currencies, currency_in, read_amount
from app.transfer.mapping.blanks import is_blank_word
from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.dates import is_no_date, read_moment, read_time
from app.transfer.mapping.statuses import read_status, tells_only_the_bill
from app.transfer.mapping.targets import Target

_MEMORY = 20_000
_NEEDED = frozenset(
    {Target.ARRIVAL, Target.DEPARTURE, Target.PURCHASED_AT, Target.QUANTITY, Target.UNIT_PRICE}
)
"""Without these the row would say something wrong, so an unreadable one keeps the row out."""
_WHOLE = frozenset({Target.NIGHTS, Target.ADULTS, Target.CHILDREN})
_MOST = 10_000


class VisitCells:
    """Readers for columns about visits and purchases; equal cells are worked out once."""

    def __init__(self, mapping: Mapping) -> None:
        self._statuses = {word.casefold(): status for word, status in mapping.statuses.items()}
        self._moment = lru_cache(_MEMORY)(read_moment)
        self._amount = lru_cache(_MEMORY)(read_amount)

    def reader(self, column: Column) -> Reader | None:
        """The reader for a column, or nothing when its target is not about a visit."""
        makers: dict[Target, Callable[[Column], Reader]] = {
            Target.STATUS: self._status,
            Target.ARRIVAL_TIME: self._time,
            Target.CURRENCY: self._currency,
            **dict.fromkeys(
                (Target.ARRIVAL, Target.DEPARTURE, Target.BOOKED_ON, Target.PURCHASED_AT), self._day
            ),
            **dict.fromkeys(_WHOLE, self._count),
            **dict.fromkeys((Target.RATE, Target.AMOUNT, Target.UNIT_PRICE, Target.QUANTITY), self._number),
        }
        maker = makers.get(column.target)
        return maker(column) if maker else None

    def _status(self, column: Column) -> Reader:
        known: dict[str, VisitStatus] = {}

        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            named = known.get(text) or self._statuses.get(text.casefold())
            if named is None and tells_only_the_bill(text):
                return  # the dates say where the visit stands
            status = named or read_status(text)
            if status is not None:
                draft.status = known[text] = status
            elif not is_blank_word(text):
                draft.reject(column.header, _("“{text}” is no known state of a visit").format(text=text[:40]))

        return read

    def _day(self, column: Column) -> Reader:
        target = column.target
        timed = target in (Target.ARRIVAL, Target.PURCHASED_AT)

        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            moment = self._read_moment(text, column, draft)
            if moment is None:
                return
            draft.days[target] = moment[0]
            if timed and moment[1] is not None:
                draft.at = moment[1]

        return read

    def _read_moment(self, text: str, column: Column, draft: Draft) -> tuple[date, time | None] | None:
        try:
            return self._moment(text, column.date_style)
        except ValueError:
            if is_no_date(text):
                return None
            if column.target in _NEEDED:
                draft.reject(column.header, _("“{text}” is not a date").format(text=text[:40]))
            else:
                draft.keep_out(column.header, _("“{text}” is not a date. Kept out").format(text=text[:40]))
            return None

    def _time(self, column: Column) -> Reader:
        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            try:
                draft.at = read_time(text)
            except ValueError:
                draft.keep_out(column.header, _("“{text}” is not a time. Kept out").format(text=text[:40]))

        return read

    def _currency(self, column: Column) -> Reader:
        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            code = text.upper() if text.upper() in currencies() else currency_in(text)
            if code:
                draft.currency = code
            else:
                draft.keep_out(column.header, _("“{text}” is no currency. Kept out").format(text=text[:40]))

        return read

    def _count(self, column: Column) -> Reader:
        target = column.target
        known: dict[str, int] = {}

        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            count = known.get(text)
            if count is None:
                number = self._read_number(text, column, draft)
                if number is None:
                    return
                if number != number.to_integral_value() or not 0 <= number <= _MOST:
                    draft.keep_out(
                        column.header, _("“{text}” cannot be counted. Kept out").format(text=text[:40])
                    )
                    return
                count = known[text] = int(number)
            draft.counts[target] = count

        return read

    def _number(self, column: Column) -> Reader:
        target = column.target

        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            number = self._read_number(text, column, draft)
            if number is None:
                return
            draft.numbers[target] = number
            if not draft.currency and not column.currency and not (text[0].isdigit() and text[-1].isdigit()):
                draft.currency = currency_in(text)

        return read

    def _read_number(self, text: str, column: Column, draft: Draft) -> Decimal | None:
        try:
            return self._amount(text, column.decimal_mark)
        except ValueError:
            if is_blank_word(text):
                return None
            if column.target in _NEEDED:
                draft.reject(column.header, _("“{text}” is not a number").format(text=text[:40]))
            else:
                draft.keep_out(column.header, _("“{text}” is not a number. Kept out").format(text=text[:40]))
            return None
