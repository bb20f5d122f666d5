"""What is given and promised in a rehearsal case, with the lines about it in its log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.model.case import CaseEntryKind
from app.model.gesture import Decision, GivenState
from app.model.promise import PromiseState
from app.rehearsal.cases.gifts import Gift
from app.rehearsal.cases.ground import Offer
from app.rehearsal.cases.life import Life, iso_instant
from app.rehearsal.cases.vows import Vow

ACTS = {GivenState.WAITING: "asked", GivenState.PLANNED: "planned", GivenState.GIVEN: "given"}
STATE_AFTER = {
    Decision.APPROVED: GivenState.PLANNED,
    Decision.CHANGED: GivenState.PLANNED,
    Decision.DECLINED: GivenState.DECLINED,
}


class Thing(NamedTuple):
    """What is given, from the catalogue or in free words; ``cost`` in minor units."""

    what: str
    cost: int
    offer: Offer | None = None


def give(life: Life, thing: Thing, *, at: int, by: int, done: bool, note: str = "") -> Gift:
    """Give it, or plan it; above the limit of whoever does it waits for a manager."""
    limit = life.ground.limits[by]
    used = sum(gift.cost for gift in life.gifts if gift.counts)
    within = limit is None or used + thing.cost <= limit
    offer = thing.offer
    gift = Gift(
        id=life.rows.new_id("given_gesture"),
        case=life.opening.number,
        customer=life.opening.customer,
        gesture=offer.id if offer else None,
        what=thing.what,
        kind=offer.kind if offer else "other",
        cost=thing.cost,
        price=offer.price if offer else 0,
        contains=offer.contains if offer else "[]",
        planned=(at, by),
        state=(GivenState.GIVEN if done else GivenState.PLANNED) if within else GivenState.WAITING,
        above_limit=not within,
        asked_note=note,
    )
    if gift.state == GivenState.GIVEN:
        gift.given = (at, by)
    life.gifts.append(gift)
    _tell_gift(life, gift, at=at, by=by, act=ACTS[GivenState(gift.state)], text=note)
    return gift


def decide(life: Life, gift: Gift, *, at: int, by: int, decision: Decision, cost: int, note: str) -> None:
    """What a manager says; ``cost`` is the one that was asked for unless the decision is to change it."""
    details: dict[str, Any] = {"decision": decision.value}
    if decision is Decision.CHANGED:
        gift.asked_cost, gift.cost = gift.cost, cost
        details["asked_cost_minor"] = gift.asked_cost
    gift.state, gift.decision, gift.decision_note = STATE_AFTER[decision], decision.value, note
    gift.decided = (at, by)
    life.tell(CaseEntryKind.APPROVAL, at=at, by=by, text=note, details=_of_gift(gift) | details)


def hand_out(life: Life, gift: Gift, *, at: int, by: int) -> None:
    """What was planned is given."""
    gift.state, gift.given = GivenState.GIVEN, (at, by)
    _tell_gift(life, gift, at=at, by=by, act="given", text="")


def drop(life: Life, gift: Gift, *, at: int, by: int, note: str) -> None:
    """What was planned is not given after all."""
    gift.state, gift.dropped_note = GivenState.DROPPED, note
    _tell_gift(life, gift, at=at, by=by, act="dropped", text=note)


def promise(
    life: Life, what: str, *, at: int, by: int, owner: int, due: int | None, whole_day: bool = False
) -> Vow:
    """Promise something to whoever the case is of."""
    opening = life.opening
    vow = Vow(
        id=life.rows.new_id("promise"),
        case=opening.number,
        customer=opening.customer,
        visit=opening.visit,
        what=what,
        due=due,
        whole_day=whole_day,
        owner=owner,
        made=(at, by),
    )
    life.vows.append(vow)
    _tell_vow(life, vow, at=at, by=by, act="made")
    return vow


def settle(life: Life, vow: Vow, *, at: int, by: int, state: PromiseState, note: str = "") -> None:
    """It was kept or broken."""
    vow.state, vow.settled, vow.note = state.value, (at, by), note
    _tell_vow(life, vow, at=at, by=by, act=state.value)


def _tell_gift(life: Life, gift: Gift, *, at: int, by: int, act: str, text: str) -> None:
    life.tell(CaseEntryKind.GESTURE, at=at, by=by, text=text, details={"act": act, **_of_gift(gift)})


def _tell_vow(life: Life, vow: Vow, *, at: int, by: int, act: str) -> None:
    ground = life.ground
    details: Mapping[str, Any] = {
        "act": act,
        "promise_id": vow.id,
        "what": vow.what,
        "due_at": None if vow.due is None else iso_instant(ground.frame.days.written(vow.due)),
        "whole_day": vow.whole_day,
        "owner_id": vow.owner,
        "owner": ground.staff_names[vow.owner],
    }
    life.tell(CaseEntryKind.PROMISE, at=at, by=by, text=vow.note, details=details)


def _of_gift(gift: Gift) -> dict[str, Any]:
    return {"given_id": gift.id, "what": gift.what, "cost_minor": gift.cost}
