"""What the cases of a rehearsal venue stand on: departments, categories, the catalogue, targets and limits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.cases.settings import SETTING, RecoverySettings
from app.core.money import usual_minor
from app.model.codes import Role
from app.rehearsal.frame import Frame
from app.rehearsal.rows import Rows
from app.wording.recovery_starters import category_starters, department_starters
from app.wording.starter_gestures import starter_gestures

TARGETS = {"targets": {"minor": {"acknowledge": 2160, "put_right": 2880}}, "follow_up_minutes": 4320}
"""What the venue has set for itself: so long that whenever somebody opens it, the same two cases are late."""


class Category(NamedTuple):
    """A category's id, and the department whose work it is."""

    id: int
    department: int | None


class Offer(NamedTuple):
    """A gesture of the catalogue; amounts in minor units, ``contains`` as it is kept."""

    id: int
    name: str
    kind: str
    cost: int
    price: int
    contains: str
    lead: int
    department: int | None


@dataclass(frozen=True)
class Ground:
    """Ids by key, how soon what is due, and who may give away how much."""

    frame: Frame
    settings: RecoverySettings
    categories: Mapping[str, Category]
    departments: Mapping[str, int]
    offers: Mapping[str, Offer]
    limits: Mapping[int, int | None]
    staff_names: Mapping[int, str]
    manager: int

    def target(self, severity: int) -> tuple[int, int]:
        """In how many minutes such a case is to be acknowledged and put right."""
        span = self.settings.target(severity)
        return span.acknowledge, span.put_right

    def money(self, units: int) -> int:
        """So many units of the currency in its minor units."""
        return usual_minor(units, self.frame.venue["currency"])


def lay_ground(rows: Rows, frame: Frame) -> Ground:
    """Add the rows that cases refer to."""
    departments = _add_departments(rows, frame.kind)
    settings = RecoverySettings(**TARGETS)
    kept = json.dumps(settings.model_dump(mode="json", exclude_unset=True))
    rows.of["venue_setting"].append((SETTING, kept))
    staff = frame.words["staff"]
    managers = [number for number, one in enumerate(staff, 1) if one["role"] == Role.MANAGER]
    return Ground(
        frame=frame,
        settings=settings,
        departments=departments,
        categories=_add_categories(rows, frame.kind, departments),
        offers=_add_catalogue(rows, frame, departments),
        limits={number: _limit(one, settings, frame) for number, one in enumerate(staff, 1)},
        staff_names={number: one["name"] for number, one in enumerate(staff, 1)},
        manager=managers[0],
    )


def _add_departments(rows: Rows, kind: str) -> dict[str, int]:
    ids = {}
    for position, starter in enumerate(department_starters(kind)):
        ids[starter.key] = position + 1
        rows.of["department"].append((position + 1, starter.key, starter.name, position))
    return ids


def _add_categories(rows: Rows, kind: str, departments: Mapping[str, int]) -> dict[str, Category]:
    categories = {}
    for position, starter in enumerate(category_starters(kind)):
        category = Category(position + 1, departments.get(starter.department))
        categories[starter.key] = category
        rows.of["case_category"].append(
            (category.id, starter.key, starter.name, category.department, position)
        )
    return categories


def _add_catalogue(rows: Rows, frame: Frame, departments: Mapping[str, int]) -> dict[str, Offer]:
    currency, offers = frame.venue["currency"], {}
    for position, starter in enumerate(starter_gestures(frame.kind)):
        cost, price = usual_minor(starter.cost, currency), usual_minor(starter.price, currency)
        contains = json.dumps(list(starter.contains))
        offer = Offer(
            id=position + 1,
            name=starter.name,
            kind=starter.kind,
            cost=cost,
            price=price,
            contains=contains,
            lead=starter.lead,
            department=departments.get(starter.department),
        )
        offers[starter.key] = offer
        rows.of["gesture"].append(
            (
                offer.id,
                starter.key,
                offer.name,
                offer.kind,
                cost,
                price,
                starter.lead,
                contains,
                offer.department,
                int(starter.for_moments),
                position,
            )
        )
    return offers


def _limit(one: Mapping[str, Any], settings: RecoverySettings, frame: Frame) -> int | None:
    currency = frame.venue["currency"]
    return (
        usual_minor(one["limit"], currency)
        if "limit" in one
        else settings.limit_of(Role(one["role"]), currency)
    )
