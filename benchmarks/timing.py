"""Taking times and setting them beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter, thread_time
from typing import Any


@dataclass(frozen=True)
class Times:
    """The milliseconds that many calls took, and those for which a processor worked on them."""

    each: tuple[float, ...]
    working: tuple[float, ...] = ()

    def at(self, share: float) -> float:
        """The time that this share of the calls stayed within."""
        return _at(self.each, share)

    @property
    def p50(self) -> float:
        """The middle."""
        return self.at(0.50)

    @property
    def p95(self) -> float:
        """What one call in twenty exceeds."""
        return self.at(0.95)

    def said(self) -> str:
        """Both, and the worst."""
        worked = ""
        if self.working:
            worked = f"   working p50 {_at(self.working, 0.5):8.3f} p95 {_at(self.working, 0.95):8.3f} ms"
        return f"p50 {self.p50:8.3f} ms   p95 {self.p95:8.3f} ms   worst {max(self.each):8.2f} ms{worked}"


def _at(times: Sequence[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def take_times(work: Callable[[Any], object], arguments: Iterable[Any]) -> Times:
    """How long ``work`` takes with each of the arguments."""
    taken, worked = [], []
    for argument in arguments:
        started, began = perf_counter(), thread_time()
        work(argument)
        worked.append((thread_time() - began) * 1000)
        taken.append((perf_counter() - started) * 1000)
    return Times(tuple(taken), tuple(worked))


@dataclass(frozen=True)
class Budget:
    """One figure, what it may be at most (or must be at least), and where it comes from."""

    what: str
    figure: float
    limit: float
    at_least: bool = False
    unit: str = "ms"

    @property
    def kept(self) -> bool:
        """Whether the figure is within the limit."""
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit

    def said(self) -> str:
        """One line."""
        sign = "≥" if self.at_least else "≤"
        verdict = "kept" if self.kept else "MISSED"
        return f"{verdict:6}  {self.what:58} {self.figure:10.2f} {sign} {self.limit:g} {self.unit}"


def report(budgets: Sequence[Budget]) -> int:
    """Print every budget; 1 when one is missed."""
    print()
    for budget in budgets:
        print(budget.said())
    return 0 if all(budget.kept for budget in budgets) else 1
