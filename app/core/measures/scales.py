"""The scales on which customers answer, and what each score of one says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

METRICS = ("nps", "csat", "ces")
"""The metrics by the place that their number has in the number of a scale."""

SCORES = 11
"""Scores go from 0 to 10 at most, so counts are eleven numbers, one for each score."""

Counts = Sequence[int]
"""How many answers there are of each score from 0 to 10."""

_BASE = 16
_PROMOTER, _PASSIVE = 9, 7
_TOP, _WIDE_TOP, _BOTTOM = 2, 3, 2


class Parts(NamedTuple):
    """How many answers are good, neither, and bad."""

    good: int
    passive: int
    bad: int


class Tally(NamedTuple):
    """Scores counted one by one; ``left_out`` are those that are not on the scale."""

    counts: tuple[int, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole numbers from ``low`` to ``high`` on which one metric is asked; ``high_is_good`` or the other way round.

    Answers on two scales are never added up.
    """

    metric: str
    low: int
    high: int
    high_is_good: bool = True

    def __post_init__(self) -> None:
        if self.metric not in METRICS or not 0 <= self.low < self.high < SCORES:
            raise ValueError(f"{self.metric} from {self.low} to {self.high} is no scale")

    @property
    def number(self) -> int:
        """The scale as one number, which lines of answers are kept under."""
        code = METRICS.index(self.metric) * _BASE + self.low
        return (code * _BASE + self.high) * 2 + self.high_is_good

    @classmethod
    def of_number(cls, number: int) -> Scale:
        """The scale that a number stands for; raises ValueError where it stands for none."""
        code, high_is_good = divmod(number, 2)
        code, high = divmod(code, _BASE)
        metric, low = divmod(code, _BASE)
        if not 0 <= metric < len(METRICS):
            raise ValueError(f"{number} is no scale's number")
        return cls(METRICS[metric], low, high, bool(high_is_good))

    @property
    def is_usual(self) -> bool:
        """Whether it is one of those on which the metric is known to be asked."""
        return self in USUAL

    @property
    def scores(self) -> range:
        """Every score from the lowest number to the highest."""
        return range(self.low, self.high + 1)

    @property
    def best_first(self) -> tuple[int, ...]:
        """Every score, the best one first."""
        return tuple(reversed(self.scores)) if self.high_is_good else tuple(self.scores)

    @property
    def steps(self) -> int:
        """How many steps lead from the worst score to the best."""
        return self.high - self.low

    def holds(self, score: object) -> bool:
        """Whether it is a score of this scale: a whole number within it."""
        return isinstance(score, int) and not isinstance(score, bool) and score in self.scores

    def rank(self, score: int) -> int:
        """How many steps above the worst score this one is."""
        return score - self.low if self.high_is_good else self.high - score

    def ease(self, score: int) -> float:
        """The score as a part of the way from the worst, 0, to the best, 1."""
        return self.rank(score) / self.steps

    def is_good(self, score: int) -> bool:
        """A promoter; satisfied (the top two); easy (the top two, of seven the top three)."""
        if self.metric == "nps":
            return score >= _PROMOTER
        top = _WIDE_TOP if self.metric == "ces" and self.steps == 6 else _TOP
        return self.steps - self.rank(score) < min(top, (self.steps + 1) // 2)

    def is_bad(self, score: int) -> bool:
        """A detractor; elsewhere one of the two worst."""
        if self.metric == "nps":
            return score < _PASSIVE
        return self.rank(score) < min(_BOTTOM, (self.steps + 1) // 2)

    def is_passive(self, score: int) -> bool:
        """Neither good nor bad."""
        return not self.is_good(score) and not self.is_bad(score)

    def parts(self, counts: Counts) -> Parts:
        """How many of these answers are good, neither, and bad."""
        good = sum(counts[score] for score in self.scores if self.is_good(score))
        bad = sum(counts[score] for score in self.scores if self.is_bad(score))
        return Parts(good, self.n(counts) - good - bad, bad)

    def n(self, counts: Counts) -> int:
        """How many answers these are."""
        return sum(counts[self.low : self.high + 1])

    def tally(self, scores: Iterable[object]) -> Tally:
        """Count scores one by one; what is not on the scale is left out, and it is said how many were."""
        counts, left_out = [0] * SCORES, 0
        for score in scores:
            if isinstance(score, int) and self.holds(score):
                counts[score] += 1
            else:
                left_out += 1
        return Tally(tuple(counts), left_out)


def metric_of(number: int) -> str:
    """The metric of the scale with that number."""
    return METRICS[number // (_BASE * _BASE * 2)]


NPS = Scale("nps", 0, 10)
"""The one scale of the net promoter score; answers on any other never enter it."""

USUAL = (
    NPS,
    Scale("csat", 1, 5),
    Scale("csat", 1, 7),
    Scale("csat", 1, 10),
    Scale("ces", 1, 5),
    Scale("ces", 1, 7),
    Scale("ces", 1, 5, high_is_good=False),
    Scale("ces", 1, 7, high_is_good=False),
)
"""The scales on which each metric is asked; the first one of a metric is what a venue begins with."""


def first_scale(metric: str) -> Scale:
    """The scale that a venue begins with."""
    return next(scale for scale in USUAL if scale.metric == metric)
