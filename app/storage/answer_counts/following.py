"""The lines that a change concerns, as they are kept and as they must be.

Who answers again changes what an earlier answer counts for: that of the day before, or of the same day. So what is
before a touched answer is looked at again, and nothing else of somebody who answered a thousand times.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from app.core.measures.scales import metric_of
from app.model.answer_count import NEVER
from app.storage.answer_counts.lines import Line, Told, told
from app.storage.answer_counts.reading import (
    ANSWER,
    LINE,
    Lines,
    answers_on,
    answers_themselves,
    kept_lines,
    kept_lines_of,
    mentions_of,
    rows_among,
)
from app.storage.occasion_lines.families import live_among

_DAYS = select(LINE.c.person_id, LINE.c.line, LINE.c.day, LINE.c.answer_id).where(
    LINE.c.person_id.in_(bindparam("ids", expanding=True))
)
_INSTANTS = select(ANSWER.c.id, ANSWER.c.answered_at).where(ANSWER.c.id.in_(bindparam("ids", expanding=True)))
_Whose = tuple[int, str]
"""A person and a metric: only among these do answers follow each other."""


class Lately(NamedTuple):
    """The lines of a change by their answers: ``fresh`` as they must be, ``kept`` as they are."""

    fresh: Lines
    kept: Lines


@dataclass
class _Days:
    """On which days somebody answered besides the answers that are touched, and what was touched of theirs."""

    others: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    touched: set[int] = field(default_factory=set)
    new: list[Told] = field(default_factory=list)

    def neighbours(self) -> set[int]:
        """The other answers that may be followed by something else now."""
        days = sorted(self.others)
        near: set[int] = set()
        for day in self.touched:
            at = bisect_left(days, day)
            near.update(self.others.get(day, ()))
            if at:
                near.update(self.others[days[at - 1]])
        return near


def lines_of_people(
    connection: Connection, zone: ZoneInfo, *, answer_ids: Collection[int], card_ids: Collection[int]
) -> Lately:
    """All lines of the people with these cards, whoever they are taken for now, and of these answers."""
    kept = kept_lines(connection, answer_ids)
    answers = {answer.id: answer for answer in answers_themselves(connection, answer_ids)}
    people = live_among(connection, _cards(kept.values(), answers.values()) | set(card_ids))
    kept |= kept_lines_of(connection, people)
    answers |= {answer.id: answer for answer in answers_on(connection, people)}
    themes = _themes(connection, answers.values())
    fresh: Lines = {}
    whose: dict[_Whose, list[Told]] = defaultdict(list)
    for each in told(answers.values(), zone=zone, people=people):
        whose[each.person_id, each.metric].append(each)
    for same in whose.values():
        following = NEVER
        for each in reversed(same):
            fresh[each.id] = each.line(next_day=following, themes=themes.get(each.id, ""))
            following = each.day
    return Lately(fresh, kept)


def lines_around(connection: Connection, zone: ZoneInfo, *, answer_ids: Collection[int]) -> Lately:
    """The lines of these answers, and of those right before them where they were and where they are."""
    kept = kept_lines(connection, answer_ids)
    answers = answers_themselves(connection, answer_ids)
    cards = _cards(kept.values(), answers)
    people = live_among(connection, cards) if cards else {}
    now = told(answers, zone=zone, people=people)
    themes = _themes(connection, answers)
    fresh = {each.id: each.line(next_day=NEVER, themes=themes.get(each.id, "")) for each in now}
    whose = _touched_days(kept.values(), now)
    if not whose:
        return Lately(fresh, kept)
    _add_others(connection, whose, besides=answer_ids)
    near = kept_lines(connection, {each for days in whose.values() for each in days.neighbours()})
    by_whose: dict[_Whose, list[Line]] = defaultdict(list)
    for line in near.values():
        by_whose[line.person_id, metric_of(line.line)].append(line)
    instants = _instants(connection, near)
    for key, days in whose.items():
        fresh |= _followed(days, by_whose[key], fresh=fresh, instants=instants)
    return Lately(fresh, kept | near)


def _touched_days(kept: Iterable[Line], now: Iterable[Told]) -> dict[_Whose, _Days]:
    whose: dict[_Whose, _Days] = defaultdict(_Days)
    for line in kept:
        if line.person_id:
            whose[line.person_id, metric_of(line.line)].touched.add(line.day)
    for each in now:
        if each.person_id:
            days = whose[each.person_id, each.metric]
            days.touched.add(each.day)
            days.new.append(each)
    return dict(whose)


def _add_others(connection: Connection, whose: Mapping[_Whose, _Days], *, besides: Collection[int]) -> None:
    people = {person_id for person_id, _metric in whose}
    for row in rows_among(connection, _DAYS, among=people):
        days = whose.get((row.person_id, metric_of(row.line)))
        if days is not None and row.answer_id not in besides:
            days.others[row.day].append(row.answer_id)


def _followed(days: _Days, near: list[Line], *, fresh: Lines, instants: Mapping[int, datetime]) -> Lines:
    """The lines of one person and metric that were looked at, each with what follows it."""
    order = [(each.day, each.answered_at, each.id) for each in days.new]
    order += [(line.day, instants[line.answer_id], line.answer_id) for line in near]
    lines = {line.answer_id: line for line in near} | {each.id: fresh[each.id] for each in days.new}
    all_days = sorted({*days.others, *(each.day for each in days.new)})
    found: Lines = {}
    after = None
    for day, _at, answer_id in sorted(order, reverse=True):
        at = bisect_right(all_days, day)
        later = all_days[at] if at < len(all_days) else NEVER
        found[answer_id] = lines[answer_id]._replace(next_day=day if after == day else later)
        after = day
    return found


def _instants(connection: Connection, lines: Mapping[int, Line]) -> dict[int, datetime]:
    return {row.id: row.answered_at for row in rows_among(connection, _INSTANTS, among=lines)}


def _cards(kept: Iterable[Line], answers: Iterable[Any]) -> set[int]:
    cards = {line.person_id for line in kept if line.person_id}
    return cards | {answer.customer_id for answer in answers if answer.customer_id is not None}


def _themes(connection: Connection, answers: Iterable[Any]) -> dict[int, str]:
    return mentions_of(connection, [answer.id for answer in answers if answer.is_worded])
