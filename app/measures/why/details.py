"""What is shown of answers beside their scores: who gave them, about what, and who waits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.consents.limits import restricted_among, restricted_words
from app.core.measures.scales import Scale
from app.measures.queries.narrowing import ANSWER
from app.measures.why.rows import CommentRow, SaidTheme
from app.model.promise import Promise, PromiseState
from app.model.theme import Theme, ThemeMention
from app.model.touchpoint import JourneyStage
from app.storage.comment_search.listening import BETWEEN
from app.storage.comment_search.searching import CommentSearch
from app.storage.lookup.spans import Marker
from app.storage.occasion_lines.families import live_among
from app.surveys.queries.waiting import names_of

_PROMISE = Promise.__table__
_SHOWN = (
    "id customer_id metric scale_min scale_max high_is_good score comment place channel answered_at".split()
)


def comment_rows(
    session: Session, answer_ids: Sequence[int], *, words: str, now: datetime
) -> tuple[CommentRow, ...]:
    """The answers in this order; ``words`` is what was searched for. Of restricted data there is no word."""
    wanted = (
        select(*(ANSWER.c[name] for name in _SHOWN), func.coalesce(JourneyStage.name, "").label("stage"))
        .outerjoin(JourneyStage, JourneyStage.id == ANSWER.c.stage_id)
        .where(ANSWER.c.id.in_(answer_ids))
    )
    rows = {row.id: row for row in session.execute(wanted)}
    live = live_among(session.connection(), {row.customer_id for row in rows.values() if row.customer_id})
    kept_only = restricted_among(session, live.values())
    names = names_of(session, set(live.values()) - kept_only)
    themes = _themes(session, answer_ids)
    due = _due(session, answer_ids)
    search = CommentSearch.of(words) if words else None
    marker = Marker(search.needs) if search is not None else None

    def as_row(row: Any) -> CommentRow:
        customer_id = live.get(row.customer_id)
        quiet = customer_id in kept_only
        comment = "" if quiet else row.comment
        promise_id, due_at = due.get(row.id, (None, None))
        return CommentRow(
            answer_id=row.id,
            scale=Scale(row.metric, row.scale_min, row.scale_max, row.high_is_good),
            score=row.score,
            comment=comment,
            marked=marker.spans(comment) if marker is not None else (),
            themes=() if quiet else themes.get(row.id, ()),
            customer_id=customer_id if customer_id in names else None,
            who=restricted_words() if quiet else names.get(customer_id, ""),
            answered_at=row.answered_at,
            stage=row.stage,
            place=row.place,
            channel=row.channel,
            promise_id=promise_id,
            late=due_at is not None and due_at < now,
        )

    return tuple(as_row(rows[answer_id]) for answer_id in answer_ids if answer_id in rows)


def _themes(session: Session, answer_ids: Collection[int]) -> dict[int, tuple[SaidTheme, ...]]:
    """What the comments are about, without themes that are retired."""
    wanted = (
        select(ThemeMention.answer_id, Theme.id, Theme.name, ThemeMention.words)
        .join(Theme, Theme.id == ThemeMention.theme_id)
        .where(ThemeMention.answer_id.in_(answer_ids), Theme.active)
        .order_by(Theme.position, Theme.id)
    )
    found: defaultdict[int, list[SaidTheme]] = defaultdict(list)
    for answer_id, theme_id, name, words in session.execute(wanted):
        found[answer_id].append(SaidTheme(theme_id, name, tuple(words.split(BETWEEN))))
    return {answer_id: tuple(themes) for answer_id, themes in found.items()}


def _due(session: Session, answer_ids: Collection[int]) -> dict[int, tuple[int, datetime | None]]:
    """The promises to answer that are open, and by when."""
    wanted = select(_PROMISE.c.answer_id, _PROMISE.c.id, _PROMISE.c.due_at).where(
        _PROMISE.c.answer_id.in_(answer_ids), _PROMISE.c.state == PromiseState.OPEN
    )
    return {answer_id: (promise_id, due_at) for answer_id, promise_id, due_at in session.execute(wanted)}
