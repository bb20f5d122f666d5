"""Whether a change between two times is more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, hypot, inf

from app.core.measures.estimates import Estimate
from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.intervals import Z_95
from app.core.measures.means import Mean
from app.core.measures.nps import Nps
from app.core.measures.shares import Share
from app.core.measures.student import t_quantile

_UPPER = 0.975


@dataclass(frozen=True, slots=True)
class Change:
    """By how much a figure differs from the one before, in its own unit; None where one of them is missing.

    ``z`` is the difference in standard errors, and ``limit`` from where on it is more than chance.
    """

    value: float | None = None
    z: float | None = None
    limit: float = Z_95
    evidence: Evidence = Evidence.NOTHING

    @property
    def within_chance(self) -> bool:
        """Whether it may well be nothing; also where nobody can tell."""
        return self.z is None or abs(self.z) < self.limit

    @property
    def said(self) -> bool:
        """Whether both figures rest on enough answers for a change to be spoken of."""
        return self.value is not None and self.evidence not in (Evidence.NOTHING, Evidence.FEW)


def nps_change(now: Nps, before: Nps) -> Change:
    """In points; compared by the adjusted values."""
    value = None if now.value is None or before.value is None else now.value - before.value
    return _change(value, now.estimate, before.estimate, n=min(now.n, before.n))


def share_change(now: Share, before: Share) -> Change:
    """In parts of one; compared by the middles and halves of Wilson's intervals."""
    value = None if now.value is None or before.value is None else now.value - before.value
    return _change(value, now.estimate, before.estimate, n=min(now.n, before.n))


def mean_change(now: Mean, before: Mean) -> Change:
    """In the unit of the means, after Welch (Biometrika 34, 1947); each needs two values to be compared."""
    if now.value is None or before.value is None:
        return Change()
    n = min(now.n, before.n)
    if now.error is None or before.error is None:
        return Change(now.value - before.value, evidence=evidence_of(n))
    return _change(
        now.value - before.value,
        Estimate(now.value, now.error),
        Estimate(before.value, before.error),
        n=n,
        limit=t_quantile(_UPPER, _freedom(now, before)),
    )


def answers_needed(points: float) -> int:
    """How many answers settle a net promoter score to ± ``points``, at worst."""
    part = points / 100
    return ceil(Z_95 * Z_95 / (part * part) - 3)


def answers_needed_for_share(points: float) -> int:
    """How many answers settle a share to ± ``points`` percent, at worst: half of them one way."""
    part = points / 100
    return max(1, ceil(Z_95 * Z_95 * (1 / (4 * part * part) - 1)))


def _change(
    value: float | None, now: Estimate | None, before: Estimate | None, *, n: int, limit: float = Z_95
) -> Change:
    if now is None or before is None:
        return Change(value, evidence=evidence_of(n))
    apart, error = now.value - before.value, hypot(now.error, before.error)
    z = apart / error if error else (inf if apart > 0 else -inf) if apart else 0.0
    return Change(value, z, limit, evidence_of(n))


def _freedom(now: Mean, before: Mean) -> int:
    """Degrees of freedom after Satterthwaite, the whole number below."""
    one, other = (now.error or 0.0) ** 2, (before.error or 0.0) ** 2
    if not one + other:
        return now.n + before.n - 2
    return max(1, int((one + other) ** 2 / (one**2 / (now.n - 1) + other**2 / (before.n - 1))))
