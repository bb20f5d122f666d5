"""What is given at the moments of one customer."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from app.model.gesture import GivenGesture, GivenState
from app.storage.reading import read_rows

_GIVEN = GivenGesture.__table__.c
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_GESTURES = (
    select(_GIVEN.moment_id, _GIVEN.what)
    .where(_GIVEN.moment_id.in_(_IDS), _GIVEN.state.in_((GivenState.PLANNED, GivenState.GIVEN)))
    .order_by(_GIVEN.id)
)


def gestures_of_moments(session: Session, moment_ids: Collection[int]) -> dict[int, list[str]]:
    """What was given or is planned for each of these moments."""
    found: dict[int, list[str]] = {}
    if moment_ids:
        for row in read_rows(session, _GESTURES, ids=list(moment_ids)):
            found.setdefault(row.moment_id, []).append(row.what)
    return found
