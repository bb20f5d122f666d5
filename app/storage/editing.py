"""Changing one row that somebody looked at before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.core.errors import NotFound
from app.core.words import gettext as _
from app.storage.failures import conflict

T = TypeVar("T")


def get_row(session: Session, mapped: type[T], *, row_id: int) -> T:
    """The row; raises NotFound when it is not there any more."""
    row = session.get(mapped, row_id)
    if row is None:
        raise NotFound(_("This is not there any more."), kept=_("Nothing was changed."))
    return row


def apply_edit(row: Any, *, version: int, values: Mapping[str, Any]) -> None:
    """Set the columns in ``values``; raises Conflict with both sides when ``row`` is newer than ``version``.

    A newer row that already says the same is no conflict.
    """
    differing = {key: value for key, value in values.items() if getattr(row, key) != value}
    if differing and row.version != version:
        raise conflict(theirs={key: getattr(row, key) for key in differing}, yours=differing)
    for key, value in differing.items():
        setattr(row, key, value)
