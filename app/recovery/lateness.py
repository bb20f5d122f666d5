"""Whether a case is late, by the clock and without asking again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.cases.schemas.rows import CaseRow
from app.model.case import CaseState


def is_late(row: CaseRow, now: datetime) -> bool:
    """Whether what is due next should have happened by now."""
    return row.state is CaseState.OPEN and row.due_at is not None and row.due_at < now


def late_ids(rows: Iterable[CaseRow], now: datetime) -> frozenset[int]:
    """Which of these are late."""
    return frozenset(row.id for row in rows if is_late(row, now))
