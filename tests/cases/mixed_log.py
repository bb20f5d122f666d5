"""A log of many mixed cases, and the same answers worked out plainly from all of its rows."""

from __future__ import annotations

import random
import re
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from sqlalchemy import select

from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.cases.service.log_view import CaseLog
from app.core.text_folding import fold
from app.model.case import Case, CaseEntry, CaseKind, CaseState, CaseStep, Severity
from app.model.case_category import CaseCategory
from app.model.customer import Customer
from app.model.department import Department
from app.model.gesture import GivenGesture, GivenState
from app.model.staff import Staff
from app.venue.workplace import Workplace

NAMES = ("Léa Müller", "Karoline Berg", "王伟", "O'Brien Niamh", "Łukasz Kowal", "berg")
WHATS = (
    "Shower cold",
    "Wrong bill, twice",
    "Straße zu laut 😀",
    "Wi-Fi down",
    "“Nut” in the AND soup*",
    "Dog bit 341",
)
PLACES = ("", "Room 9", "Room 12", "room 9", "Terrasse", "412")
LOGS = ("Called back", "Waiting for parts", "Owner's OR call")
SORTED = {CaseStep(step): place for place, step in enumerate(CaseStep)}
KINDS = {CaseKind(kind): place for place, kind in enumerate(CaseKind)}

queries = st.builds(
    CaseQuery,
    view=st.sampled_from(CaseView),
    category_ids=st.sets(st.integers(1, 4), max_size=2).map(tuple),
    department_ids=st.sets(st.integers(1, 3), max_size=1).map(tuple),
    places=st.sets(st.sampled_from(PLACES[1:]), max_size=2).map(tuple),
    severities=st.sets(st.sampled_from(Severity), max_size=2).map(tuple),
    kinds=st.sets(st.sampled_from(CaseKind), max_size=3).map(tuple),
    owner_ids=st.sets(st.integers(1, 4), max_size=2).map(tuple),
    since=st.none() | st.sampled_from(range(40)),
    until=st.none() | st.sampled_from(range(20)),
    order=st.sampled_from(CaseOrder),
    descending=st.booleans(),
)


def fill_log(work: Workplace, *, cases: int = 150, seed: int = 4) -> None:
    """Names to sort by and cases of every kind; some are restricted, some were taken back."""
    dice = random.Random(seed)
    with work.write() as session:
        for names, mapped in ((("Öl", "zoo", "Ale"), CaseCategory), (("Bar", "änd"), Department)):
            session.add_all(mapped(name=name) for name in names)
        session.add_all(Staff(name=name) for name in ("Änne", "zoe"))
        session.add_all(Customer(display_name=name, created_at=work.now()) for name in NAMES)
        session.flush()
        for _ in range(cases):
            case = _case(work, dice)
            session.add(case)
            session.flush()
            for text in dice.sample(LOGS, dice.randint(0, 2)):
                session.add(_entry(case, text, removed=dice.random() < 0.2))
            for _ in range(dice.randint(0, 2)):
                session.add(_gesture(case, dice))


def _case(work: Workplace, dice: random.Random) -> Case:
    reported = work.now() - timedelta(
        hours=dice.choice((1, 5, 11, 24, 500, 5_000)), minutes=dice.randint(0, 3)
    )
    is_open, customer_id = dice.random() < 0.6, dice.choice((None, *range(1, len(NAMES) + 1)))
    step = dice.choice(list(CaseStep)[:-1]) if is_open else CaseStep.DONE
    return Case(
        customer_id=customer_id,
        walk_in="" if customer_id else dice.choice(("Man in red", "éclair lady", "Room 2 child")),
        what=dice.choice(WHATS),
        place=dice.choice(PLACES),
        happened_at=reported,
        reported_at=reported,
        opened_at=reported,
        opened_by=dice.choice((1, 2, 3, None)),
        owner_id=dice.choice((1, 2, 3, 4, None)),
        kind=dice.choice(list(CaseKind)),
        category_id=dice.choice((None, 1, 2, 3)),
        department_id=dice.choice((None, 1, 2)),
        severity=dice.choice(list(Severity)),
        restricted=dice.random() < 0.25,
        state=CaseState.OPEN if is_open else CaseState.CLOSED,
        step=step,
        due_at=work.now() + timedelta(minutes=dice.randint(-3, 3)) if is_open else None,
        acknowledged_at=None if step is CaseStep.LISTEN else reported,
        follow_up_due_at=work.now() if step is CaseStep.FOLLOW_UP else None,
        story=dice.choice(("", "", "A fine ending")),
        removed_at=reported if dice.random() < 0.1 else None,
    )


def _entry(case: Case, text: str, *, removed: bool) -> CaseEntry:
    at = case.reported_at
    return CaseEntry(
        case_id=case.id,
        customer_id=case.customer_id,
        kind="remark",
        at=at,
        added_at=at,
        text=text,
        details={},
        removed_at=at if removed else None,
    )


def _gesture(case: Case, dice: random.Random) -> GivenGesture:
    return GivenGesture(
        case_id=case.id,
        customer_id=case.customer_id,
        what=dice.choice(("Bottle of wine", "Späte Abreise")),
        cost_minor=dice.choice((0, 500, 2_000)),
        contains=[],
        state=dice.choice(list(GivenState)),
        planned_at=case.reported_at,
    )


def whole_log(work: Workplace, query: CaseQuery, *, page: int) -> list[CaseRow]:
    """Every row of a query, so many at a time, each page after the last row of the one before."""
    log, rows = CaseLog(work), []
    found = log.list_cases(query, limit=page)
    rows += found.rows
    while found.more:
        found = log.list_cases(query, limit=page, after=rows[-1])
        rows += found.rows
    return rows


class PlainLog:
    """All that is in the file, sifted and sorted in Python."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        with work.read() as session:
            self.cases = list(session.scalars(select(Case)))
            self._entries = list(session.scalars(select(CaseEntry)))
            self._gifts = list(session.scalars(select(GivenGesture)))
            self._staff = {row.id: row for row in session.scalars(select(Staff))}
            self._names = {
                mapped: {row.id: row for row in session.scalars(select(mapped))}
                for mapped in (Customer, CaseCategory, Department)
            }
            session.expunge_all()

    def ids(self, query: CaseQuery) -> list[int]:
        """The ids that a query must give, in their order."""
        found = [case for case in self.cases if self._is_seen(case) and self._is_wanted(case, query)]
        found = [case for case in found if not query.text or self._is_found(case, query.text)]
        found.sort(key=lambda case: (self._key(case, query.order), case.id), reverse=query.descending)
        if query.order is CaseOrder.DUE:
            found.sort(key=lambda case: case.due_at is None)
        return [case.id for case in found]

    def _is_seen(self, case: Case) -> bool:
        me = self._work.staff_id
        sees_all = me is not None and self._staff[me].role in ("manager", "owner")
        return case.removed_at is None and (
            sees_all or not case.restricted or (me is not None and me in (case.opened_by, case.owner_id))
        )

    def _is_wanted(self, case: Case, query: CaseQuery) -> bool:
        day = case.reported_at.astimezone(ZoneInfo(self._work.venue.zone)).date()
        narrowed = (
            (case.category_id, query.category_ids),
            (case.department_id, query.department_ids),
            (case.place, query.places),
            (case.severity, query.severities),
            (case.kind, query.kinds),
            (case.owner_id, query.owner_ids),
        )
        return (
            self._is_in(case, query.view)
            and all(not wanted or value in wanted for value, wanted in narrowed)
            and (query.since is None or query.since <= day)
            and (query.until is None or day <= query.until)
        )

    def _is_in(self, case: Case, view: CaseView) -> bool:
        if view is CaseView.ALL:
            return True
        beside = {
            CaseView.OPEN: True,
            CaseView.MINE: case.owner_id == self._work.staff_id and case.owner_id is not None,
            CaseView.LATE: case.due_at is not None and case.due_at < self._work.now(),
            CaseView.FOLLOW_UP: case.follow_up_due_at is not None,
            CaseView.APPROVAL: any(gift.state == "waiting" for gift in self._gifts_of(case)),
        }
        return case.state == "open" and beside[view]

    def _gifts_of(self, case: Case) -> list[GivenGesture]:
        return [gift for gift in self._gifts if gift.case_id == case.id]

    def _is_found(self, case: Case, text: str) -> bool:
        texts = [case.what, case.walk_in, case.place, case.story, str(case.id), f"{case.id:04d}"]
        texts += [self._name(Customer, case.customer_id), self._name(CaseCategory, case.category_id)]
        texts += [entry.text for entry in self._entries if entry.case_id == case.id and not entry.removed_at]
        texts += [gift.what for gift in self._gifts_of(case)]
        words = re.findall(r"\w+", " ".join(map(fold, texts)))
        return all(any(word.startswith(typed) for word in words) for typed in re.findall(r"\w+", fold(text)))

    def _name(self, mapped: Any, row_id: int | None) -> str:
        row = self._names[mapped].get(row_id)
        return "" if row is None else (row.display_name if mapped is Customer else row.name)

    def _key(self, case: Case, order: CaseOrder) -> Any:
        costs = [
            gift.cost_minor for gift in self._gifts_of(case) if gift.state not in ("declined", "dropped")
        ]
        owner = self._staff.get(case.owner_id) if case.owner_id else None
        keys = {
            CaseOrder.DUE: case.due_at or self._work.now(),
            CaseOrder.NUMBER: case.id,
            CaseOrder.WHO: _sorted(self._name(Customer, case.customer_id) or case.walk_in),
            CaseOrder.REPORTED: case.reported_at,
            CaseOrder.SEVERITY: case.severity,
            CaseOrder.KIND: KINDS[CaseKind(case.kind)],
            CaseOrder.OWNER: _sorted(owner.name if owner else ""),
            CaseOrder.PLACE: _sorted(case.place),
            CaseOrder.STEP: SORTED[CaseStep(case.step)],
            CaseOrder.CATEGORY: _sorted(self._name(CaseCategory, case.category_id)),
            CaseOrder.DEPARTMENT: _sorted(self._name(Department, case.department_id)),
            CaseOrder.COST: sum(costs),
        }
        return keys[order]


def _sorted(text: str) -> list[Any]:
    """Numbers by their size, letters without case and accents."""
    return [
        (1, 0, part) if not part.isdigit() else (0, int(part), "")
        for part in re.findall(r"\d+|\D", fold(text))
    ]
