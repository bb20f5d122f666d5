"""A month of made-up work by three people: nothing that is open can fall out of sight."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.cases.schemas.drafts import CaseDraft, CaseEdit, EntryDraft, HandOverDraft, IncidentDraft, Somebody
from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.cases.service.paging import every_case
from app.core.errors import AppError
from app.core.outcome import Outcome
from app.core.undo import Reversal
from app.gestures.schemas import DecisionDraft, GiveDraft
from app.model.case import Case, CaseKind, Severity
from app.model.codes import Role
from app.model.gesture import Decision, GivenGesture
from app.model.promise import Promise, PromiseState
from app.promises.schemas import PromiseDraft, PromiseRow, PromiseSettling
from app.promises.service import PromiseService
from app.venue.roles import is_manager
from tests.cases.case_desk import CaseDesk
from tests.venues import open_place, troubles

DAYS, ACTS_A_DAY = 30, 14


class Month:
    """Three people at work, who do one thing after the other."""

    def __init__(self, desk: CaseDesk, seed: int) -> None:
        self.dice = random.Random(seed)
        nia = desk.add_staff("Nia Okafor", role=Role.MANAGER)
        self.desks = [desk.of(1), desk, desk.of(nia)]
        self.clock = desk.clock
        self.guests = [desk.add_customer(name) for name in ("Léa", "Bo", "Cy", "Dee", "Eve")]
        self.steps: list[Reversal] = []
        self.refused = self.done = 0

    def work_a_day(self) -> None:
        """Some acts, some of which are refused, then the night."""
        acts = self._acts()
        for _ in range(ACTS_A_DAY):
            self.clock.forward(minutes=self.dice.randint(1, 90))
            try:
                outcome = self.dice.choice(acts)(self.dice.choice(self.desks))
            except AppError:
                self.refused += 1
                continue
            self.done += 1
            if outcome is not None and outcome.reversal is not None:
                self.steps.append(outcome.reversal)
        self.clock.forward(minutes=self.dice.randint(1, 600))

    def _acts(self) -> list[Callable[[CaseDesk], Outcome[Any] | None]]:
        often = [self._log, self._step, self._step, self._step, self._step, self._close, self._promise]
        seldom = [self._incident, self._skip, self._give_up, self._reopen, self._edit, self._hand_over]
        beside = [self._say, self._give, self._decide, self._settle, self._promise_guest, self._undo]
        return [*often, *often, *seldom, *beside]

    def _log(self, desk: CaseDesk) -> Outcome[Any]:
        dice = self.dice
        return desk.log(
            dice.choice((None, *self.guests)),
            severity=dice.choice(list(Severity)),
            kind=dice.choice(list(CaseKind)),
            restricted=dice.random() < 0.2,
            listened=dice.random() < 0.5,
            owner_id=dice.choice((None, 1, 2, 3)),
            reported_at=self.clock.at - timedelta(minutes=dice.randint(0, 60)),
        )

    def _incident(self, desk: CaseDesk) -> Outcome[Any]:
        common = CaseDraft(customer_id=self.dice.choice(self.guests), what="Flood")
        others = (Somebody(walk_in="Somebody wet"), Somebody(customer_id=self.dice.choice(self.guests)))
        return desk.services.opening.log_incident(IncidentDraft(common=common, others=others))

    def _case(self, desk: CaseDesk) -> Case:
        with desk.work.read() as session:
            cases = session.scalars(select(Case).where(Case.removed_at.is_(None))).all()
            session.expunge_all()
        if not cases:
            raise AppError("There is none yet.")
        return self.dice.choice(cases)

    def _step(self, desk: CaseDesk) -> Outcome[Any]:
        case = self._case(desk)
        return desk.take(case.id, case.step)

    def _skip(self, desk: CaseDesk) -> Outcome[Any]:
        case = self._case(desk)
        return desk.take(case.id, case.step, skipped=True, note="Not wanted")

    def _close(self, desk: CaseDesk) -> Outcome[Any]:
        return desk.close(self._case(desk).id)

    def _give_up(self, desk: CaseDesk) -> Outcome[Any]:
        return desk.give_up(self._case(desk).id)

    def _reopen(self, desk: CaseDesk) -> Outcome[Any]:
        return desk.reopen(self._case(desk).id)

    def _edit(self, desk: CaseDesk) -> Outcome[Any]:
        case = self._case(desk)
        edit = CaseEdit(
            version=case.version,
            severity=self.dice.choice(list(Severity)),
            restricted=self.dice.random() < 0.5,
            place=f"Room {self.dice.randint(1, 9)}",
        )
        return desk.services.editing.edit_case(case.id, edit)

    def _hand_over(self, desk: CaseDesk) -> Outcome[Any]:
        draft = HandOverDraft(owner_id=self.dice.choice((1, 2, 3)))
        return desk.services.editing.hand_over([self._case(desk).id], draft)

    def _say(self, desk: CaseDesk) -> Outcome[Any]:
        return desk.services.log.add_entry(self._case(desk).id, EntryDraft(text="Called back"))

    def _give(self, desk: CaseDesk) -> Outcome[Any]:
        draft = GiveDraft(what="Wine", cost_minor=self.dice.choice((500, 5_000, 50_000)), asked_note="Please")
        return desk.services.gestures.plan(self._case(desk).id, draft)

    def _decide(self, desk: CaseDesk) -> Outcome[Any]:
        with desk.work.read() as session:
            waiting = session.scalars(select(GivenGesture).where(GivenGesture.state == "waiting")).all()
            session.expunge_all()
        if not waiting:
            raise AppError("Nothing waits.")
        row = self.dice.choice(waiting)
        decision = self.dice.choice((Decision.APPROVED, Decision.DECLINED))
        draft = DecisionDraft(version=row.version, decision=decision, note="So be it")
        return desk.services.gestures.decide(row.case_id or 0, row.id, draft=draft)

    def _promise(self, desk: CaseDesk) -> Outcome[Any]:
        draft = PromiseDraft(what="Call back", due_at=self.clock.at + timedelta(hours=3))
        return desk.services.promises.make_promise(self._case(desk).id, draft)

    def _promise_guest(self, desk: CaseDesk) -> Outcome[Any]:
        draft = PromiseDraft(what="Quiet room")
        return PromiseService(desk.work).make_promise(self.dice.choice(self.guests), draft)

    def _settle(self, desk: CaseDesk) -> Outcome[Any]:
        with desk.work.read() as session:
            promises = session.scalars(select(Promise)).all()
            session.expunge_all()
        if not promises:
            raise AppError("Nothing was promised.")
        row = self.dice.choice(promises)
        if row.state != PromiseState.OPEN:
            return desk.services.promises.reopen(row.id, version=row.version)
        settling = PromiseSettling(version=row.version, note="As it was")
        service = desk.services.promises
        return self.dice.choice((service.keep, service.keep, service.break_))(row.id, settling)

    def _undo(self, _desk: CaseDesk) -> None:
        if self.steps:
            self.steps.pop().undo()


def shown(desk: CaseDesk, view: CaseView) -> set[int]:
    """The numbers of all cases that a view shows at a desk."""
    query = CaseQuery(view=view, order=CaseOrder.NUMBER)
    return {row.id for row in every_case(desk.services.log_view, query)}


def check_nothing_is_lost(month: Month) -> tuple[int, int]:
    """Every case and promise in the tables against what each desk shows; gives how many are open."""
    manager = month.desks[0]
    now = month.clock.at
    with manager.work.read() as session:
        cases = session.scalars(select(Case).where(Case.removed_at.is_(None))).all()
        waiting = set(session.scalars(select(GivenGesture.case_id).where(GivenGesture.state == "waiting")))
        promises = session.scalars(select(Promise).where(Promise.state == PromiseState.OPEN)).all()
        sees_all = {desk.work.staff_id: is_manager(session, desk.work.staff_id) for desk in month.desks}
        session.expunge_all()
    opened = {case.id: case for case in cases if case.state == "open"}
    for desk in month.desks:
        me = desk.work.staff_id
        seen = {
            case.id
            for case in cases
            if sees_all[me] or not case.restricted or me in (case.owner_id, case.opened_by)
        }
        still_open = seen & opened.keys()
        assert shown(desk, CaseView.ALL) == seen
        assert shown(desk, CaseView.OPEN) == still_open
        assert shown(desk, CaseView.MINE) == {n for n in still_open if opened[n].owner_id == me}
        assert shown(desk, CaseView.LATE) == {n for n in still_open if opened[n].due_at < now}
        assert shown(desk, CaseView.APPROVAL) == still_open & waiting
        assert shown(desk, CaseView.FOLLOW_UP) == {n for n in still_open if opened[n].step == "follow_up"}
    assert {case.owner_id for case in opened.values()} <= set(sees_all), "whose nobody is, nobody looks after"
    for_guests = {one for promise in promises if (one := promise.customer_id) is not None}
    in_cases = {one for promise in promises if (one := promise.case_id) is not None}
    of_guest = {one: _open_ones(PromiseService(manager.work).list_open(one)) for one in for_guests}
    of_case = {one: _open_ones(manager.services.reader.get_case(one).promises) for one in in_cases}
    for promise in promises:
        assert promise.customer_id is not None or promise.case_id is not None
        assert promise.customer_id is None or promise.id in of_guest[promise.customer_id]
        assert promise.case_id is None or promise.id in of_case[promise.case_id]
    return len(opened), len(promises)


def _open_ones(rows: Iterable[PromiseRow]) -> set[int]:
    return {row.id for row in rows if row.state is PromiseState.OPEN}


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 12))])
def test_over_a_month_no_case_and_no_promise_falls_out_of_every_view(tmp_path: Path, seed: int) -> None:
    with open_place(tmp_path) as place:
        month = Month(CaseDesk(place.work, place.clock), seed)
        most = (0, 0)
        for _ in range(DAYS):
            month.work_a_day()
            most = max(most, check_nothing_is_lost(month))
        assert troubles(place.work.database) == []
    assert month.done > DAYS * ACTS_A_DAY / 4
    assert min(most) > 5
