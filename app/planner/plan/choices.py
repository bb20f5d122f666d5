"""What the forms of a moment offer, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.core.words import gettext as _
from app.planner.sources import Choice
from app.ui.form_fields import Option
from app.venue.rows import StaffRow

NOT_SAID = ""


def people(rows: Iterable[StaffRow], *, now: int | None = None, name: str = "") -> list[Option]:
    """Those who work here, and whoever it is now although they do not any more."""
    offered = [Option(str(row.id), row.name) for row in rows]
    return [Option(NOT_SAID, _("Nobody yet")), *_with_present(offered, now, name)]


def departments(rows: Sequence[Choice], *, now: int | None = None, name: str = "") -> list[Option]:
    """The departments, and the one it is now although it is not offered any more."""
    offered = [Option(str(row.id), row.words) for row in rows]
    return [Option(NOT_SAID, _("No department")), *_with_present(offered, now, name)]


def _with_present(offered: list[Option], now: int | None, name: str) -> list[Option]:
    if now is not None and str(now) not in {option.value for option in offered}:
        offered.append(Option(str(now), name))
    return offered


def key_of(row_id: int | None) -> str:
    """How a choice is known in its field."""
    return str(row_id) if row_id is not None else NOT_SAID


def id_of(key: str) -> int | None:
    """What a field's choice stands for."""
    return int(key) if key else None
