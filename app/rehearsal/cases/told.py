"""The cases written by hand: one in every state, so that each can be practised."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.model.case import CaseEntryKind, CaseStep, Severity
from app.model.gesture import Decision, GivenState
from app.model.promise import PromiseState
from app.rehearsal.cases.again import Earlier, promise_a_manager
from app.rehearsal.cases.gifts import Gift
from app.rehearsal.cases.giving import Thing, decide, drop, give, hand_out, promise, settle
from app.rehearsal.cases.ground import Ground
from app.rehearsal.cases.life import Ending, Life, Opening
from app.rehearsal.cases.vows import Vow
from app.rehearsal.days import minutes
from app.rehearsal.rows import Rows

Told = Mapping[str, Any]
"""One entry as it stands in resources/demo; ``at`` is a day counted from today and a time, as "-1 07:50"."""
Visits = Mapping[tuple[int, int], int]
"""The ids of visits by customer and first day."""
ALL_DAY = "23:59"


class ToldCases:
    """Adds the cases of a venue's list whose people are there."""

    def __init__(self, ground: Ground, rows: Rows) -> None:
        self._ground, self._rows = ground, rows
        self._frame, self._days = ground.frame, ground.frame.days
        self._earlier = Earlier(ground.settings.again_days)
        self._incidents: dict[str, int] = {}

    def add(self, cases: Sequence[Told], *, customers: Mapping[str, int], visits: Visits) -> None:
        """Add them in their order; those of one customer stand in the order in which they were reported."""
        for told in cases:
            if "who" not in told or told["who"] in customers:
                self._add(told, customers.get(told.get("who", "")), visits)

    def _add(self, told: Told, customer: int | None, visits: Visits) -> None:
        opening = self._opening(told, customer, visits)
        life = Life(self._ground, self._rows, opening)
        actor = Actor(life, moment=self._moment, staff=self._frame.staff)
        if told.get("listened", True):
            actor.act({"do": "listen", "at": told["reported"], "by": told["by"]})
        if opening.earlier is not None:
            promise_a_manager(life, told["who"])
        for act in told.get("acts", []):
            actor.act(act)
        life.finish()
        self._earlier.remember(customer, number=opening.number, reported=opening.reported)

    def _opening(self, told: Told, customer: int | None, visits: Visits) -> Opening:
        reported = self._moment(told["reported"])
        visit = visits[customer, told["visit"]] if customer is not None and "visit" in told else None
        return Opening(
            number=told["number"],
            what=told["what"],
            happened=self._moment(told.get("happened", told["reported"])),
            reported=reported,
            opened=self._moment(told.get("opened", told["reported"])),
            by=self._frame.staff[told["by"]],
            owner=self._frame.staff[told.get("owner", told["by"])],
            severity=Severity[told["severity"].upper()],
            category=self._ground.categories[told["category"]],
            kind=told["kind"],
            channel=told.get("channel", "in_person"),
            place=told.get("place", ""),
            fault=told.get("fault", "us"),
            feeling=told.get("feeling"),
            restricted=told.get("restricted", False),
            customer=customer,
            walk_in=told.get("walk_in", ""),
            visit=visit,
            incident=self._incident(told),
            earlier=self._earlier.case_of(customer, reported=reported),
        )

    def _incident(self, told: Told) -> int | None:
        what = told.get("incident")
        if what is None:
            return None
        if what not in self._incidents:
            number = self._rows.new_id("incident")
            happened, added = told.get("happened", told["reported"]), told["reported"]
            instants = (self._days.written(self._moment(at)) for at in (happened, added))
            self._rows.of["incident"].append((number, what, *instants))
            self._incidents[what] = number
        return self._incidents[what]

    def _moment(self, told: str) -> int:
        day, clock = told.split()
        return self._days.moment(int(day), minutes(clock))


class Actor:
    """Does in a case what is told of it."""

    def __init__(self, life: Life, *, moment: Callable[[str], int], staff: Mapping[str, int]) -> None:
        self._life, self._moment, self._staff = life, moment, staff
        self._ways: dict[str, Callable[[Told, int, int], None]] = {
            **dict.fromkeys(map(str, CaseStep), self._step),
            **dict.fromkeys(("remark", "call", "message", "attempt"), self._remark),
            **dict.fromkeys(map(str, Decision), self._decide),
            "give": self._give,
            "plan": self._give,
            "hand_out": self._hand_out,
            "drop": self._drop,
            "promise": self._promise,
            "keep": self._settle,
            "break": self._settle,
            "hand_over": self._hand_over,
            "close": self._close,
            "reopen": self._reopen,
            "story": self._story,
            "file": self._file,
        }

    def act(self, told: Told) -> None:
        """Do it."""
        self._ways[told["do"]](told, self._moment(told["at"]), self._staff[told["by"]])

    def _step(self, told: Told, at: int, by: int) -> None:
        self._life.take_step(
            told["do"], at=at, by=by, note=told.get("note", ""), skipped=told.get("skip", False)
        )

    def _remark(self, told: Told, at: int, by: int) -> None:
        self._life.tell(CaseEntryKind(told["do"]), at=at, by=by, text=told["note"])

    def _give(self, told: Told, at: int, by: int) -> None:
        ground = self._life.ground
        offer = ground.offers[told["key"]] if "key" in told else None
        cost = ground.money(told["cost"]) if "cost" in told else offer.cost if offer else 0
        thing = Thing(told.get("what") or (offer.name if offer else ""), cost, offer)
        give(self._life, thing, at=at, by=by, done=told["do"] == "give", note=told.get("note", ""))

    def _decide(self, told: Told, at: int, by: int) -> None:
        gift = self._last_gift(GivenState.WAITING)
        cost = self._life.ground.money(told["cost"]) if "cost" in told else gift.cost
        decision = Decision(told["do"])
        decide(self._life, gift, at=at, by=by, decision=decision, cost=cost, note=told.get("note", ""))

    def _hand_out(self, _told: Told, at: int, by: int) -> None:
        hand_out(self._life, self._last_gift(GivenState.PLANNED), at=at, by=by)

    def _drop(self, told: Told, at: int, by: int) -> None:
        drop(self._life, self._last_gift(GivenState.PLANNED), at=at, by=by, note=told["note"])

    def _promise(self, told: Told, at: int, by: int) -> None:
        due = told.get("due")
        whole_day = due is not None and " " not in due
        moment = None if due is None else self._moment(f"{due} {ALL_DAY}" if whole_day else due)
        owner = self._staff[told.get("keeper", told["by"])]
        promise(self._life, told["what"], at=at, by=by, owner=owner, due=moment, whole_day=whole_day)

    def _settle(self, told: Told, at: int, by: int) -> None:
        state = PromiseState.KEPT if told["do"] == "keep" else PromiseState.BROKEN
        settle(self._life, self._open_vow(told), at=at, by=by, state=state, note=told.get("note", ""))

    def _hand_over(self, told: Told, at: int, by: int) -> None:
        self._life.hand_over(at=at, by=by, to=self._staff[told["to"]], note=told.get("note", ""))

    def _close(self, told: Told, at: int, by: int) -> None:
        ending = Ending(
            through=told.get("through", ""),
            feeling=told.get("feeling"),
            rating=told.get("rating"),
            reason=told.get("reason", ""),
            attempts=told.get("attempts", ""),
        )
        self._life.close(ending, at=at, by=by)

    def _reopen(self, told: Told, at: int, by: int) -> None:
        self._life.reopen(at=at, by=by, reason=told["reason"])

    def _story(self, told: Told, at: int, by: int) -> None:
        self._life.tell_story(told["note"], at=at, by=by)

    def _file(self, told: Told, at: int, by: int) -> None:
        life, content = self._life, told["content"].encode()
        number, opening = life.rows.new_id("attachment"), life.opening
        written, digest = life.ground.frame.days.written(at), hashlib.sha256(content).hexdigest()
        row = (number, opening.customer, opening.number, told["name"], "text/plain", len(content), digest)
        life.rows.of["attachment"].append((*row, written, by, None))
        life.rows.of["attachment_content"].append((number, content))
        details = {"act": "added", "attachment_id": number, "file": told["name"]}
        life.tell(CaseEntryKind.FILE, at=at, by=by, details=details)

    def _last_gift(self, state: GivenState) -> Gift:
        return next(gift for gift in reversed(self._life.gifts) if gift.state == state)

    def _open_vow(self, told: Told) -> Vow:
        return next(
            vow for vow in self._life.vows if vow.state == PromiseState.OPEN and told["what"] == vow.what
        )
