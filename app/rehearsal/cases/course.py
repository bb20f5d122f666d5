"""How a case of the crowd runs from its report to its end."""

from __future__ import annotations

from typing import NamedTuple

from app.model.case import CaseEntryKind, CaseStep, Severity
from app.model.gesture import Decision, GivenState
from app.model.promise import PromiseState
from app.rehearsal.cases.again import promise_a_manager
from app.rehearsal.cases.giving import Thing, decide, give, hand_out, promise, settle
from app.rehearsal.cases.ground import Ground, Offer
from app.rehearsal.cases.life import Ending, Life, Opening
from app.rehearsal.cases.plan import draw_pace
from app.rehearsal.cases.vows import Vow
from app.rehearsal.days import MINUTES_A_DAY
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw, wheel_of

THROUGH = {"in_person": 50, "phone": 28, "email": 12, "message": 10}
REOPENED, GIVEN, PROMISED, REMARKED = 0.05, 0.55, 0.3, 0.2
UNREACHABLE = 0.6
"""How many of those who were not recovered could not even be asked."""
FIRST_STEPS = (CaseStep.LISTEN, CaseStep.EMPATHISE, CaseStep.APOLOGISE)
WELL, BADLY = (5, 5, 5, 5, 4, 4, 4, 3, None), (1, 2, 2, 3, None)

MORNING, EVENING, HALF_A_DAY = 8 * 60, 23 * 60, 720
"""When nobody is asked anything, in minutes of the day."""
DEAR = {1: 25, 2: 60, 3: 400, 4: 400}
"""What is fitting to give, by severity: up to so many units of the currency."""


class Fate(NamedTuple):
    """What is to become of a case.

    ``end`` is the last moment there is; ``unfinished`` leaves it to be followed up; ``fixes`` are what helps.
    """

    recovered: bool
    end: int
    unfinished: bool
    fixes: tuple[str, ...]


class Course:
    """Lives one case after the other."""

    def __init__(self, ground: Ground, rows: Rows) -> None:
        words = ground.frame.words["recovery"]
        self._endings = words
        self._broken_notes = ground.frame.words["promises"]["broken_notes"]
        self._ground, self._rows = ground, rows
        self._through = wheel_of(THROUGH, slots=100)
        self._remarks, self._vows = words["remarks"], words["promises"]
        self._offers = {int(severity): _fitting(ground, severity) for severity in Severity}
        self._midnight = ground.frame.days.moment(0, 0)
        self._nights = ground.frame.kind == "hotel"

    def run(self, chance: Chance, opening: Opening, *, fate: Fate, who: str) -> int | None:
        """Live it; gives the moment at which it was closed, None when it is still open."""
        life = Life(self._ground, self._rows, opening)
        pace = draw_pace(chance, life.severity)
        heard = max(min(opening.reported + pace.respond, fate.end - 20), opening.opened)
        right = min(max(opening.reported + pace.put_right, heard + 4), fate.end - 10)
        if not self._nights and self._asleep(right):
            right = min(heard + 5 + int(chance() * 30), right)
        speak = promise_a_manager(life, who) if opening.earlier is not None else None
        for later, step in enumerate(FIRST_STEPS):
            life.take_step(step, at=heard + later, by=life.owner)
        self._put_right(chance, life, fate, at=right)
        if speak is not None:
            self._speak(chance, life, speak, at=right)
        closed = None if fate.unfinished else self._end(chance, life, fate, right=right, ask=pace.ask)
        life.finish()
        return closed

    def _put_right(self, chance: Chance, life: Life, fate: Fate, *, at: int) -> None:
        by = life.owner
        if chance() < REMARKED:
            life.tell(CaseEntryKind.REMARK, at=at, by=by, text=draw(chance, self._remarks))
        self._give(chance, life, at=at)
        if chance() < PROMISED:
            self._promise(chance, life, at=at, end=fate.end)
        life.take_step(CaseStep.RESOLVE, at=at, by=by, note=draw(chance, fate.fixes))

    def _speak(self, chance: Chance, life: Life, vow: Vow, *, at: int) -> None:
        """The manager speaks with them when it is put right, if that is by when it was promised."""
        in_time = vow.due is not None and at <= vow.due
        state = PromiseState.KEPT if in_time else PromiseState.BROKEN
        note = "" if in_time else draw(chance, self._broken_notes)
        settle(life, vow, at=at, by=vow.owner, state=state, note=note)

    def _asleep(self, at: int) -> bool:
        minute = (at - self._midnight) % MINUTES_A_DAY
        return minute < MORNING or minute > EVENING

    def _end(self, chance: Chance, life: Life, fate: Fate, *, right: int, ask: int) -> int:
        asked, by = right + ask, life.owner
        if self._asleep(asked):
            asked += HALF_A_DAY
        asked = min(asked, fate.end)
        if asked < fate.end - 4 * 1440 and chance() < REOPENED:
            life.close(self._ending(chance, recovered=False, asked=True), at=asked, by=by)
            again = asked + 300
            life.reopen(at=again, by=by, reason=draw(chance, self._endings["reopened"]))
            life.take_step(CaseStep.RESOLVE, at=again + 60, by=by, note=draw(chance, fate.fixes))
            asked = again + 60 + 1440
        ending = self._ending(chance, recovered=fate.recovered, asked=chance() > UNREACHABLE)
        life.close(ending, at=asked, by=by)
        return asked

    def _ending(self, chance: Chance, *, recovered: bool, asked: bool) -> Ending:
        if recovered:
            feeling = 1 if chance() < 0.6 else 2 if chance() < 0.5 else 0
            rating = draw(chance, WELL)
        elif asked:
            feeling, rating = (-1 if chance() < 0.6 else 0), draw(chance, BADLY)
        else:
            attempts = draw(chance, self._endings["attempts"])
            reason = draw(chance, self._endings["not_reached"])
            return Ending(attempts=attempts, reason=reason)
        reasons = self._endings["content" if recovered else "not_content"]
        return Ending(draw(chance, self._through), feeling, rating, draw(chance, reasons))

    def _give(self, chance: Chance, life: Life, *, at: int) -> None:
        if chance() > GIVEN:
            return
        offer, by = draw(chance, self._offers[life.severity]), life.owner
        gift = give(life, Thing(offer.name, offer.cost, offer), at=at, by=by, done=True)
        if gift.state == GivenState.WAITING:
            manager = self._ground.manager
            decide(life, gift, at=at, by=manager, decision=Decision.APPROVED, cost=gift.cost, note="")
            hand_out(life, gift, at=at, by=by)

    def _promise(self, chance: Chance, life: Life, *, at: int, end: int) -> None:
        by, due = life.owner, at + 60 + int(chance() * 1400)
        vow = promise(life, draw(chance, self._vows), at=at, by=by, owner=by, due=due)
        kept = chance() < 0.85
        settled = due - 20 if kept else due + 400
        if settled <= end:
            settle(
                life,
                vow,
                at=settled,
                by=by,
                state=PromiseState.KEPT if kept else PromiseState.BROKEN,
                note="" if kept else draw(chance, self._broken_notes),
            )


def _fitting(ground: Ground, severity: int) -> list[Offer]:
    """What may be given to anybody, whatever they must not have, and is not out of proportion."""
    most = ground.money(DEAR[severity])
    return [offer for offer in ground.offers.values() if offer.contains == "[]" and offer.cost <= most]
