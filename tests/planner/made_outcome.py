"""Outcomes as they are shown."""

from __future__ import annotations

from app.moments.schemas.rows import OutcomeRow


def outcome(name: str, mean: float | None, times: int) -> OutcomeRow:
    """What came of a gesture, without intervals."""
    return OutcomeRow(
        name=name,
        gesture_id=1,
        playbook_id=None,
        times=times,
        reactions=times if mean else 0,
        mean_reaction=mean,
        interval=None,
        cost_minor=0,
        mean_cost_minor=None,
        returned=None,
        returned_interval=None,
        returned_n=0,
        returned_without=None,
        returned_without_interval=None,
        returned_without_n=0,
    )
