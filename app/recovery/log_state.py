"""What the log is asked to show, and how that is kept under a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.core.days import ANY_DAYS, Days
from app.model.case import CaseKind, Severity
from app.recovery.periods import Period, days_of

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class LogState:
    """A query whose period may move with the days; see CaseQuery for the rest."""

    view: CaseView = CaseView.OPEN
    text: str = ""
    category_ids: tuple[int, ...] = ()
    department_ids: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = ()
    kinds: tuple[CaseKind, ...] = ()
    owner_ids: tuple[int, ...] = ()
    period: Period = Period.ANY
    days: Days = ANY_DAYS
    order: CaseOrder = CaseOrder.DUE
    descending: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the view decides what is shown."""
        return self != LogState(view=self.view, order=self.order, descending=self.descending)

    def widened(self) -> LogState:
        """The same view without any filter."""
        return LogState(view=self.view, order=self.order, descending=self.descending)

    def query(self, today: date) -> CaseQuery:
        """What to ask for today."""
        days = days_of(self.period, today, chosen=self.days)
        return CaseQuery(
            view=self.view,
            text=self.text,
            category_ids=self.category_ids,
            department_ids=self.department_ids,
            places=self.places,
            severities=self.severities,
            kinds=self.kinds,
            owner_ids=self.owner_ids,
            since=days.since,
            until=days.until,
            order=self.order,
            descending=self.descending,
        )


def from_query(query: CaseQuery) -> LogState:
    """The state that asks for a query, its days being chosen ones."""
    days = Days(query.since, query.until)
    return LogState(
        view=query.view,
        text=query.text,
        category_ids=query.category_ids,
        department_ids=query.department_ids,
        places=query.places,
        severities=query.severities,
        kinds=query.kinds,
        owner_ids=query.owner_ids,
        period=Period.ANY if days == ANY_DAYS else Period.CHOSEN,
        days=days,
        order=query.order,
        descending=query.descending,
    )


def to_definition(state: LogState) -> dict[str, Any]:
    """What is kept of a state under a name, in plain values."""
    kept: dict[str, Any] = {}
    for field in fields(state):
        value = getattr(state, field.name)
        if isinstance(value, Days):
            kept |= {"since": _iso(value.since), "until": _iso(value.until)}
        else:
            kept[field.name] = list(value) if isinstance(value, tuple) else value
    return kept


def from_definition(kept: Mapping[str, Any]) -> LogState:
    """The state kept under a name; what cannot be read is left out."""
    state = LogState(
        view=_member(CaseView, kept.get("view"), CaseView.OPEN),
        text=str(kept.get("text") or ""),
        category_ids=_numbers(kept.get("category_ids")),
        department_ids=_numbers(kept.get("department_ids")),
        places=tuple(str(place) for place in _several(kept.get("places"))),
        severities=_severities(kept.get("severities")),
        kinds=tuple(kind for kind in CaseKind if kind in _several(kept.get("kinds"))),
        owner_ids=_numbers(kept.get("owner_ids")),
        period=_member(Period, kept.get("period"), Period.ANY),
        order=_member(CaseOrder, kept.get("order"), CaseOrder.DUE),
        descending=bool(kept.get("descending")),
    )
    return replace(state, days=Days(_day(kept.get("since")), _day(kept.get("until"))))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _member(kind: type[E], value: object, default: E) -> E:
    return next((member for member in kind if member == value), default)


def _several(value: object) -> Iterable[Any]:
    return value if isinstance(value, list | tuple) else ()


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(number for number in _several(value) if isinstance(number, int))


def _severities(value: object) -> tuple[Severity, ...]:
    known = {int(severity) for severity in Severity}
    return tuple(Severity(number) for number in _numbers(value) if number in known)
