"""Counts of answers, for tests of measures."""

from __future__ import annotations

from hypothesis import strategies as st

from app.core.measures.scales import USUAL, Scale


def counts(**each: int) -> tuple[int, ...]:
    """Counts by score: ``s9=3`` for three answers of 9."""
    return tuple(each.get(f"s{score}", 0) for score in range(11))


def counts_on(scale: Scale, *, most: int = 400) -> st.SearchStrategy[tuple[int, ...]]:
    """So many answers of each score of a scale."""
    one = [st.integers(0, most) if score in scale.scores else st.just(0) for score in range(11)]
    return st.tuples(*one)


def any_counts() -> st.SearchStrategy[tuple[Scale, tuple[int, ...]]]:
    """A usual scale, and answers on it."""
    return st.sampled_from(USUAL).flatmap(lambda scale: st.tuples(st.just(scale), counts_on(scale)))
