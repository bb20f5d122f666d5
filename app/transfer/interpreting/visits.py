"""The visit or purchase behind a row."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from app.core.money import minor_digits, to_minor
from app.core.words import gettext as _
from app.model.codes import VisitStatus
from app.transfer.interpreting.drafts import Draft
from app.transfer.interpreting.options import Options
from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.targets import Target
from app.transfer.records import PurchaseRecord, VisitRecord

# Members of an enumeration cost a call each time they are named by their class; rows are many.
_ADULTS = Target.ADULTS
_AMOUNT = Target.AMOUNT
_ARRIVAL = Target.ARRIVAL
_BOARD = Target.BOARD
_BOOKED_ON = Target.BOOKED_ON
_CHANNEL = Target.CHANNEL
_CHILDREN = Target.CHILDREN
_DEPARTURE = Target.DEPARTURE
_INVOICE = Target.INVOICE
_NIGHTS = Target.NIGHTS
_PLACE = Target.PLACE
_PLACE_KIND = Target.PLACE_KIND
_PRODUCT = Target.PRODUCT
_PRODUCT_CODE = Target.PRODUCT_CODE
_PURCHASED_AT = Target.PURCHASED_AT
_QUANTITY = Target.QUANTITY
_RATE = Target.RATE
_REFERENCE = Target.REFERENCE
_SEGMENT = Target.SEGMENT
_UNIT_PRICE = Target.UNIT_PRICE
_A_DAY = timedelta(days=1)


class Visits:
    """Puts visits and purchases together from what the cells gave; problems go into the draft."""

    def __init__(self, mapping: Mapping, options: Options) -> None:
        self._options = options
        self._headers = {column.target: column.header for column in mapping.columns}
        self._currency = _file_currency(mapping.columns) or options.currency

    def visit(self, draft: Draft) -> VisitRecord | None:
        """The visit of a row, or nothing when the row is rejected for it."""
        arrives = draft.days.get(_ARRIVAL)
        if arrives is None:
            if not draft.rejected:
                draft.reject(self._header(_ARRIVAL), _("There is no arrival"))
            return None
        leaves = self._leaving(draft, arrives)
        if leaves is not None and leaves < arrives:
            draft.reject(self._header(_DEPARTURE), _("Leaves before arriving"))
            return None
        currency = draft.currency or self._currency
        return VisitRecord(
            status=self._named(draft, arrives, leaves) or self._state(arrives, leaves),
            arrives_on=arrives,
            leaves_on=leaves,
            at=draft.at,
            booked_on=draft.days.get(_BOOKED_ON),
            reference=draft.text(_REFERENCE),
            place=draft.text(_PLACE),
            place_kind=draft.text(_PLACE_KIND),
            adults=draft.counts.get(_ADULTS),
            children=draft.counts.get(_CHILDREN),
            board=draft.text(_BOARD),
            rate_minor=_minor(draft.numbers.get(_RATE), currency),
            amount_minor=_minor(draft.numbers.get(_AMOUNT), currency),
            currency=currency,
            channel=draft.text(_CHANNEL),
            segment=draft.text(_SEGMENT),
        )

    def purchase(self, draft: Draft) -> PurchaseRecord | None:
        """The purchase line of a row, or nothing when the row is rejected for it."""
        bought = draft.days.get(_PURCHASED_AT) or draft.days.get(_ARRIVAL)
        if bought is None:
            draft.reject(self._header(_PURCHASED_AT), _("There is no date"))
        total, unit = draft.numbers.get(_AMOUNT), draft.numbers.get(_UNIT_PRICE)
        quantity = draft.numbers.get(_QUANTITY, Decimal(1))
        if total is None and unit is None:
            draft.reject(self._header(_UNIT_PRICE), _("There is no price"))
        if draft.rejected or bought is None:
            return None
        currency = draft.currency or self._currency
        if unit is None:
            unit = (total or Decimal()) / quantity if quantity else Decimal()
        return PurchaseRecord(
            invoice=draft.text(_INVOICE) or draft.text(_REFERENCE),
            bought_on=bought,
            at=draft.at,
            code=draft.text(_PRODUCT_CODE),
            product=draft.text(_PRODUCT) or draft.text(_PRODUCT_CODE),
            quantity_thousandths=_thousandths(quantity),
            unit_minor_thousandths=_thousandths(unit.scaleb(minor_digits(currency))),
            amount_minor=to_minor(quantity * unit if total is None else total, currency),
            currency=currency,
        )

    def _leaving(self, draft: Draft, arrives: date) -> date | None:
        """The day of leaving, by itself or by the nights; says so when the two differ."""
        leaves, nights = draft.days.get(_DEPARTURE), draft.counts.get(_NIGHTS)
        if leaves is None:
            return arrives + timedelta(days=nights) if nights is not None else None
        if nights is not None and leaves >= arrives and (leaves - arrives).days != nights:
            reason = _("{nights} nights do not fit the dates. The dates count").format(nights=nights)
            draft.keep_out(self._header(_NIGHTS), reason)
        return leaves

    def _named(self, draft: Draft, arrives: date, leaves: date | None) -> VisitStatus | None:
        """The state that the row names; a table at which somebody sat on an earlier day has been left.

        Reservation books say "seated" for ever of tables long cleared. Stays keep their word: a guest
        may well stay longer than was planned.
        """
        was_a_table = leaves is None and draft.at is not None
        if draft.status is VisitStatus.HERE and was_a_table and arrives < self._options.today - _A_DAY:
            return VisitStatus.COMPLETED
        return draft.status

    def _state(self, arrives: date, leaves: date | None) -> VisitStatus:
        """Where a visit without a state stands, by its dates alone."""
        if arrives > self._options.today:
            return VisitStatus.BOOKED
        return (
            VisitStatus.HERE if leaves is not None and leaves > self._options.today else VisitStatus.COMPLETED
        )

    def _header(self, target: Target) -> str:
        return self._headers.get(target, "")


def _minor(number: Decimal | None, currency: str) -> int | None:
    return None if number is None else to_minor(number, currency)


def _thousandths(number: Decimal) -> int:
    return int(number.scaleb(3).to_integral_value())


def _file_currency(columns: tuple[Column, ...]) -> str:
    return next((column.currency for column in columns if column.currency), "")
