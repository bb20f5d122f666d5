"""What the lines of the Outcome page are sorted by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from app.core.measures.evidence import TENTATIVE_FROM
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.moments.schemas.rows import OutcomeRow


class Order(StrEnum):
    """One for each column."""

    NAME = "name"
    TIMES = "times"
    REACTION = "reaction"
    COST = "cost"
    RETURNED = "returned"


def order_title(order: Order) -> str:
    """The order in words, which are those of its column too."""
    return {
        Order.NAME: _("Name"),
        Order.TIMES: _("Times"),
        Order.REACTION: _("Reaction"),
        Order.COST: _("Cost"),
        Order.RETURNED: _("Came back within a year"),
    }[order]


def begins_high(order: Order) -> bool:
    """Whether the most comes first unless somebody turns it round."""
    return order is not Order.NAME


def in_order(rows: Sequence[OutcomeRow], order: Order, *, high_first: bool) -> list[OutcomeRow]:
    """The rows sorted; those without a figure come last in either direction, as do means of a few reactions."""
    value = _VALUES[order]
    known = [row for row in rows if value(row) is not None]
    unknown = [row for row in rows if value(row) is None]
    by_name = sorted(known, key=lambda row: fold(row.name))
    return sorted(by_name, key=value, reverse=high_first) + sorted(unknown, key=lambda row: fold(row.name))


def _mean_that_counts(row: OutcomeRow) -> float | None:
    """One guest who was moved does not make the best gesture."""
    return row.mean_reaction if row.reactions >= TENTATIVE_FROM else None


_VALUES: dict[Order, Callable[[OutcomeRow], Any]] = {
    Order.NAME: lambda row: fold(row.name),
    Order.TIMES: lambda row: row.times,
    Order.REACTION: _mean_that_counts,
    Order.COST: lambda row: row.cost_minor,
    Order.RETURNED: lambda row: row.returned,
}
