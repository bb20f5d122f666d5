"""The figures of a chart in words: always with how many they are of, and how far they can be trusted."""

from __future__ import annotations

from typing import Protocol

from app.core.measures.evidence import Evidence
from app.core.measures.rounding import round_half_away
from app.core.sheets import Cell
from app.core.words import gettext as _
from app.ui.charts.data import ChartWording, Unit


class Figured(Protocol):
    """A value with its interval and with how many it is of."""

    @property
    def value(self) -> float | None:
        """None where there is nothing to tell."""
        ...

    @property
    def low(self) -> float | None:
        """The low end of the interval."""
        ...

    @property
    def high(self) -> float | None:
        """The high end."""
        ...

    @property
    def n(self) -> int:
        """How many it is of."""
        ...

    @property
    def evidence(self) -> Evidence:
        """What so many can carry."""
        ...


def value_words(value: float, unit: Unit, *, wording: ChartWording) -> str:
    """A value as it stands in a chart ("57", "91%", "+14")."""
    return f"{_plus(value, unit)}{wording.decimal(value, unit.digits)}{unit.suffix}"


def range_words(low: float, high: float, *, unit: Unit, wording: ChartWording) -> str:
    """Between what the true value is likely to lie ("52 to 62", "89 to 93%")."""
    first, last = (f"{_plus(each, unit)}{wording.decimal(each, unit.digits)}" for each in (low, high))
    return _("{low} to {high}").format(low=first, high=f"{last}{unit.suffix}")


def count_words(n: int, wording: ChartWording) -> str:
    """How many a figure is of ("n=1,204")."""
    return _("n={count}").format(count=wording.number(n))


def evidence_words(evidence: Evidence) -> str:
    """What a number of answers can carry; nothing where it is enough."""
    if evidence is Evidence.SOLID:
        return ""
    if evidence is Evidence.TENTATIVE:
        return _("tentative")
    return _("too few to tell") if evidence is Evidence.FEW else _("no data")


def evidence_mark(evidence: Evidence) -> str:
    """The same in a word or two, beside a figure."""
    return _("too few") if evidence is Evidence.FEW else evidence_words(evidence)


def unit_title(unit: Unit) -> str:
    """What stands above a column of values ("CSAT, %")."""
    return ", ".join(filter(None, (unit.name or _("Figure"), unit.suffix.strip())))


def carries(value: float | None, evidence: Evidence) -> bool:
    """Whether a value may be drawn at all."""
    return value is not None and evidence in (Evidence.TENTATIVE, Evidence.SOLID)


def figure_words(figure: Figured, unit: Unit, *, wording: ChartWording) -> str:
    """A figure in a sentence ("57, likely 52 to 62, n=1,204")."""
    parts = []
    if figure.value is not None and carries(figure.value, figure.evidence):
        parts.append(value_words(figure.value, unit, wording=wording))
        if figure.low is not None and figure.high is not None:
            span = range_words(figure.low, figure.high, unit=unit, wording=wording)
            parts.append(_("likely {span}").format(span=span))
    if figure.n:
        parts.append(count_words(figure.n, wording))
    if figure.evidence is not Evidence.SOLID:
        parts.append(evidence_words(figure.evidence))
    return ", ".join(parts)


def figure_cells(figure: Figured, unit: Unit) -> tuple[Cell, ...]:
    """The same for a table: value, low, high and n, rounded as they are shown, empty where not shown."""
    shown = carries(figure.value, figure.evidence)
    values = tuple(
        round_half_away(each, unit.digits) if shown and each is not None else None
        for each in (figure.value, figure.low, figure.high)
    )
    return (*values, figure.n)


def _plus(value: float, unit: Unit) -> str:
    return "+" if unit.signed and round_half_away(value, unit.digits) > 0 else ""
