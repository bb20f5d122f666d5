"""How many were asked, by the time at which the question was put."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from app.core.measures.scales import METRICS, Scale
from app.storage.answer_counts.summing import Sums
from app.storage.recording import RowChange, Snapshot


def add_asked(sums: Sums, changes: Iterable[RowChange], *, zone: ZoneInfo) -> None:
    """Take into ``sums`` what became of questions one by one."""
    for row in changes:
        for snapshot, times in ((row.before, -1), (row.after, 1)):
            if snapshot is not None and _was_asked(snapshot):
                scale = Scale(
                    *(snapshot[name] for name in ("metric", "scale_min", "scale_max", "high_is_good"))
                )
                day = snapshot["asked_at"].astimezone(zone).toordinal()
                answered = snapshot["score"] is not None
                sums.add_asked(scale.number, day, answered=answered, times=times)


def _was_asked(answer: Snapshot) -> bool:
    asked: Any = answer["asked_at"]
    return asked is not None and answer["left_out"] == "" and answer["metric"] in METRICS
