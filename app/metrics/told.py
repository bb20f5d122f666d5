"""One of the three as it is told: its value with how sure that is, in its own unit."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.measures.ces import ces_of
from app.core.measures.changing import Change, mean_change, nps_change, share_change
from app.core.measures.csat import csat_of
from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.intervals import Interval
from app.core.measures.nps import nps_of
from app.core.measures.scales import Counts, Scale
from app.core.words import gettext as _
from app.ui.charts.data import Unit


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of ``n`` answers; ``value`` and its interval are in ``unit``, None where there is nothing."""

    n: int
    value: float | None
    interval: Interval | None
    unit: Unit

    @property
    def evidence(self) -> Evidence:
        """How much it can carry."""
        return evidence_of(self.n)

    @property
    def low(self) -> float | None:
        """From where."""
        return self.interval.low if self.interval else None

    @property
    def high(self) -> float | None:
        """To where."""
        return self.interval.high if self.interval else None


def tell(counts: Counts, scale: Scale) -> Told:
    """NPS in points, CSAT in percent, CES as the mean on its scale, turned so that more is easier."""
    if scale.metric == "nps":
        nps = nps_of(counts)
        return Told(nps.n, nps.value, nps.interval, unit_of(scale))
    if scale.metric == "csat":
        satisfied = csat_of(counts, scale).satisfied
        value = None if satisfied.value is None else 100 * satisfied.value
        return Told(satisfied.n, value, _percent(satisfied.interval), unit_of(scale))
    ces = ces_of(counts, scale)
    return Told(ces.n, ces.mean.value, ces.mean.interval, unit_of(scale))


def tell_change(now: Counts, before: Counts, *, scale: Scale) -> Change:
    """How it changed, in the unit in which it is told."""
    if scale.metric == "nps":
        return nps_change(nps_of(now), nps_of(before))
    if scale.metric == "csat":
        return share_change(csat_of(now, scale).satisfied, csat_of(before, scale).satisfied)
    return mean_change(ces_of(now, scale).mean, ces_of(before, scale).mean)


def unit_of(scale: Scale) -> Unit:
    """How the values of a scale are written."""
    return {
        "nps": Unit(_("NPS"), signed=True),
        "csat": Unit(_("CSAT"), "%"),
        "ces": Unit(_("CES"), digits=1),
    }[scale.metric]


def scale_words(scale: Scale) -> str:
    """A scale as it was asked ("1 to 5", "1 to 7, low is easy")."""
    words = _("{low} to {high}").format(low=scale.low, high=scale.high)
    if scale.metric == "ces" and not scale.high_is_good:
        return _("{scale}, low is easy").format(scale=words)
    return words


def _percent(interval: Interval | None) -> Interval | None:
    return None if interval is None else Interval(100 * interval.low, 100 * interval.high)
