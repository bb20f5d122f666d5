"""How people of a country write what a file leaves open."""

from __future__ import annotations

from dataclasses import replace

from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.targets import DATES

_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "VI", "AS", "MP", "FM", "MH", "PW"})
"""Countries that write 3/14/2026."""


def as_customary(mapping: Mapping, region: str) -> Mapping:
    """The mapping with dates that could be read two ways read as the venue's country does; still in doubt."""
    if region not in _MONTH_FIRST:
        return mapping
    return replace(mapping, columns=tuple(map(_month_first, mapping.columns)))


def _month_first(column: Column) -> Column:
    in_doubt = column.target in DATES and not column.style_sure and column.date_style is DateStyle.DAY_FIRST
    return replace(column, date_style=DateStyle.MONTH_FIRST) if in_doubt else column
