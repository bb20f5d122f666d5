"""Some weeks of made-up cases."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select

from app.model.case import Case, CaseKind
from app.model.case_category import CaseCategory
from app.model.customer import Customer
from app.model.department import Department
from app.model.gesture import GivenGesture
from app.model.promise import Promise
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.venue.workplace import Workplace
from tests.venues import NOON

CASES = 120
PLACES = ("305", "412", "Bar", "Breakfast room", "")
CUSTOMERS = range(1, 121)


def fill(work: Workplace, seed: int = 7) -> None:
    """Cases over ten months, with what was given and promised, and what guests did next."""
    rng = random.Random(seed)
    with work.database.engine.begin() as connection:
        categories = list(connection.scalars(select(CaseCategory.id))) or [None]
        departments = list(connection.scalars(select(Department.id))) or [None]
        for mapped, rows in _rows(rng, categories, departments):
            connection.execute(insert(mapped.__table__), rows)


def _rows(rng: random.Random, categories: list[Any], departments: list[Any]) -> list[tuple[Any, list[Any]]]:
    cases = [_case(rng, number, categories, departments) for number in range(1, CASES + 1)]
    gestures = [
        {
            "case_id": case["id"],
            "what": "Breakfast",
            "contains": [],
            "kind": rng.choice(["upgrade", "food_drink", "refund", "note"]),
            "cost_minor": rng.randrange(0, 9000, 50),
            "state": rng.choice(["given", "given", "planned", "declined"]),
            "above_limit": rng.random() < 0.1,
            "planned_at": case["reported_at"],
        }
        for case in cases
        if rng.random() < 0.7
    ]
    promises = [
        {
            "case_id": case["id"],
            "what": "Call back",
            "made_at": case["reported_at"],
            "due_at": case["reported_at"] + timedelta(hours=20),
            "state": rng.choice(["kept", "kept", "kept", "broken", "open"]),
            "settled_at": case["reported_at"] + timedelta(hours=rng.choice([3, 19, 30])),
        }
        for case in cases
        if rng.random() < 0.4
    ]
    visits = [
        {"customer_id": one, "status": "completed", "arrives_on": on, "leaves_on": on + timedelta(days=2)}
        for one in CUSTOMERS
        for on in (date(2026, 1, 5), date(2026, 1, 5) + timedelta(days=rng.randrange(60, 320)))
    ]
    touches = [
        {"customer_id": one, "at": NOON - timedelta(days=rng.randrange(30, 280)), "text": "", "feeling": felt}
        for one in CUSTOMERS
        for felt in (rng.choice([-1, 0, 1, 2]), rng.choice([1, 2]))
    ]
    customers = [{"id": one, "display_name": f"Guest {one}", "created_at": NOON} for one in CUSTOMERS]
    return [
        (Customer, customers),
        (Visit, visits),
        (Case, cases),
        (GivenGesture, gestures),
        (Promise, promises),
        (Touchpoint, touches),
    ]


def _case(rng: random.Random, number: int, categories: list[Any], departments: list[Any]) -> dict[str, Any]:
    ago = timedelta(days=rng.choice([rng.randrange(1, 29), rng.randrange(1, 300)]), hours=rng.randrange(24))
    at = NOON - ago + timedelta(hours=rng.choice([0, 0, 1, 2]))
    done = ago > timedelta(days=3) or rng.random() < 0.5
    resolved_at = at + timedelta(minutes=rng.randrange(15, 700)) if done else None
    verified = done and rng.random() < 0.85
    return {
        "id": number,
        "customer_id": rng.choice([None, *range(1, 61)]),
        "walk_in": "Table 9",
        "what": "Waited long",
        "place": rng.choice(PLACES),
        "happened_at": at,
        "reported_at": at,
        "opened_at": at,
        "opened_by": 1,
        "owner_id": rng.choice([1, 2, None]),
        "kind": rng.choice(list(CaseKind)),
        "category_id": rng.choice(categories),
        "department_id": rng.choice(departments),
        "severity": rng.choice([1, 2, 2, 2, 3, 4]),
        "restricted": rng.random() < 0.05,
        "feeling": rng.choice([-2, -1, None]),
        "acknowledge_due_at": at + timedelta(minutes=30),
        "put_right_due_at": at + timedelta(hours=8),
        "due_at": None if done else at + timedelta(hours=8),
        "acknowledged_at": at + timedelta(minutes=rng.randrange(2, 50)),
        "first_resolved_at": resolved_at,
        "resolved_at": resolved_at,
        "reopened_count": 1 if done and rng.random() < 0.1 else 0,
        "closed_at": resolved_at + timedelta(hours=9) if resolved_at else None,
        "state": "closed" if done else "open",
        "ending": ("verified" if verified else "unreachable") if done else "",
        "feeling_after": rng.choice([0, 1, 2]) if verified else None,
        "rating": rng.choice([None, 3, 4, 5, 5]) if verified else None,
    }
