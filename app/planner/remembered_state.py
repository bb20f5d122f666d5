"""Range and filter of the agenda as they are kept from one start to the next."""

from __future__ import annotations

from app.occasions.schemas import AgendaView
from app.planner.state import RANGES, PlannerState
from app.ui.remembered import Remembered

_DAYS, _VIEW, _KINDS, _OWN, _DEPARTMENT = (
    "moments_days",
    "moments_view",
    "moments_kinds",
    "moments_own_kinds",
    "moments_department",
)


def remembered_state(remembered: Remembered, *, days: int = RANGES[0]) -> PlannerState:
    """What was in sight last; what cannot be read counts as not kept, ``days`` where no range is."""
    view = remembered.text(_VIEW)
    kept_days = int(remembered.number(_DAYS, days))
    return PlannerState(
        days=kept_days if kept_days in RANGES else RANGES[0],
        view=AgendaView(view) if view in {each.value for each in AgendaView} else AgendaView.ALL,
        kinds=frozenset(_parts(remembered.text(_KINDS))),
        own_kind_ids=frozenset(int(part) for part in _parts(remembered.text(_OWN)) if part.isdecimal()),
        department_id=int(remembered.number(_DEPARTMENT, 0)) or None,
    )


def keep_state(state: PlannerState, remembered: Remembered) -> None:
    """Keep it; the chosen day is of this hour only."""
    remembered.keep(_DAYS, state.days)
    remembered.keep(_VIEW, state.view.value)
    remembered.keep(_KINDS, " ".join(sorted(state.kinds)))
    remembered.keep(_OWN, " ".join(str(each) for each in sorted(state.own_kind_ids)))
    remembered.keep(_DEPARTMENT, state.department_id or 0)


def _parts(text: str) -> list[str]:
    return text.split()
