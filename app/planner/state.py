"""What of the agenda is in sight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.occasions.schemas import AgendaQuery, AgendaView, MomentKey

RANGES = (14, 30, 90)


@dataclass(frozen=True, slots=True)
class PlannerState:
    """So many days from today on, or the one ``day``, narrowed by view, kind and department."""

    days: int = RANGES[0]
    day: date | None = None
    view: AgendaView = AgendaView.ALL
    kinds: frozenset[str] = frozenset()
    own_kind_ids: frozenset[int] = frozenset()
    department_id: int | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether something is left out."""
        return self.view is not AgendaView.ALL or self.narrows_within_view

    @property
    def narrows_within_view(self) -> bool:
        """Whether kinds or a department leave something of the view out."""
        return bool(self.kinds or self.own_kind_ids or self.department_id)

    def widened(self) -> PlannerState:
        """The same days with nothing left out."""
        return PlannerState(days=self.days, day=self.day)

    def coming(self, days: int | None = None) -> PlannerState:
        """What comes from today on, narrowed as before."""
        return replace(self, day=None, days=days or self.days)

    def query(self, today: date) -> AgendaQuery:
        """What the agenda is asked for."""
        return AgendaQuery(
            first=self.day or today,
            days=1 if self.day else self.days,
            view=self.view,
            kinds=self.kinds,
            own_kind_ids=self.own_kind_ids,
            department_id=self.department_id,
        )


def same_moment(key: MomentKey) -> MomentKey:
    """The key without what comes to it once there is a plan, so that a row stays the same one."""
    is_surprise = key.occasion_id is None and key.milestone is None
    return key if is_surprise else replace(key, moment_id=None, visit_id=None)
