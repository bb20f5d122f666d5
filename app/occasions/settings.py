"""Which milestones the venue marks."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.model.moment import Milestone
from app.venue.queries import find_setting

MOMENTS = "moments"
"""The name of the setting in which everything about moments is kept."""
ALL_MILESTONES = frozenset(Milestone)


def milestones_marked(session: Session) -> frozenset[Milestone]:
    """The milestones that are on; all of them where nobody has chosen."""
    kept = find_setting(session.connection(), MOMENTS)
    chosen = kept.get("milestones") if isinstance(kept, dict) else None
    if not isinstance(chosen, list):
        return ALL_MILESTONES
    return frozenset(milestone for milestone in Milestone if milestone in chosen)
