"""How many answers of each score are about each theme."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from app.core.measures.scales import SCORES, Scale
from app.measures.queries.counting import count_window, read_known
from app.measures.queries.narrowing import LINE, conditions
from app.measures.queries.windows import OPEN, window_of
from app.measures.scope import By, MeasureScope
from app.model.survey import Metric

Counted = Mapping[frozenset[int], tuple[int, ...]]
"""Answers by score, by exactly which themes they are about."""


def theme_counts(connection: Connection, scope: MeasureScope, *, scale: Scale) -> dict[int, tuple[int, ...]]:
    """The answers of a scope on one scale by theme; themes that nobody spoke of are left out.

    Where the months tell it they are asked; else only answers about something are looked at.
    """
    known = read_known(connection, Metric(scale.metric))
    window = window_of(scope.period, newest=known.last_day)
    if window.last == OPEN and not scope.narrowing.used:
        tally = count_window(connection, known.lines, window=window, narrowing=scope.narrowing, by=By.THEME)
        return {
            int(key): counts[scale.number]
            for key, counts in tally.by_key().items()
            if key != "0" and scale.number in counts
        }
    found: dict[int, list[int]] = {}
    for themes, counts in counted_together(connection, scope, scale=scale).items():
        for theme_id in themes:
            kept = found.setdefault(theme_id, [0] * SCORES)
            for score, n in enumerate(counts):
                kept[score] += n
    return {theme_id: tuple(counts) for theme_id, counts in found.items()}


def counted_together(connection: Connection, scope: MeasureScope, *, scale: Scale) -> Counted:
    """The answers of a scope on one scale that are about anything, by all that they are about."""
    known = read_known(connection, Metric(scale.metric))
    window = window_of(scope.period, newest=known.last_day)
    wanted = (
        select(LINE.c.themes, LINE.c.score, func.count())
        .where(
            LINE.c.line == scale.number,
            LINE.c.day.between(window.first, window.last),
            LINE.c.next_day > window.last,
            LINE.c.themes != "",
            *conditions(connection, scope.narrowing),
        )
        .group_by(LINE.c.themes, LINE.c.score)
    )
    found: dict[frozenset[int], list[int]] = {}
    for themes, score, n in connection.execute(wanted):
        ids = frozenset(map(int, themes.split()))
        found.setdefault(ids, [0] * SCORES)[score] += n
    return {ids: tuple(counts) for ids, counts in found.items()}
