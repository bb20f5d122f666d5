"""Answers of the crowd: who of them was asked what after which visit, and how it was for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.rehearsal.answers.asking import AT_ONCE, Asking
from app.rehearsal.answers.questions import Question, read_question
from app.rehearsal.answers.reply import Reply
from app.rehearsal.answers.story import SINCE, Mood
from app.rehearsal.cases.ground import Ground
from app.rehearsal.days import MINUTES_A_DAY
from app.rehearsal.person import Person, Stay, Wrong
from app.rehearsal.wheels import Chance, draw

SMALL_HOUSE, LEAST_CARE = 2000, 0.06
"""Up to how many customers everybody is asked, and how many still are in a very large house."""
ASKED_TOO_SOON = 0.02
MORNING, EVENING, HALF_A_DAY = 8 * 60, 22 * 60, 720
SLOWEST = 3 * MINUTES_A_DAY
"""How long the last of those who answer a letter take."""
WRITTEN_FROM, WRITTEN_FOR = 9 * 60, 10 * 60
"""From when on and for how long those who left are written to, on the day after."""


def care_for(size: int) -> float:
    """How many visits are looked at in a venue of so many customers."""
    return LEAST_CARE + (1 - LEAST_CARE) * min(1.0, SMALL_HOUSE / size)


class CrowdAnswers:
    """Makes the answers of one customer after the other; ``rests`` are days by metric."""

    def __init__(
        self,
        ground: Ground,
        words: Mapping[str, Any],
        *,
        asking: Asking,
        rests: Mapping[str, int],
        care: float,
    ) -> None:
        self._days, self._asking, self._care = ground.frame.days, asking, care
        self._questions = [read_question(ground, told) for told in words["questions"]]
        self._after_cases = [read_question(ground, told, stage="problem") for told in words["after_cases"]]
        self._rests = {metric: days * MINUTES_A_DAY for metric, days in rests.items()}
        self._overnight = ground.frame.kind == "hotel"
        self._facts = asking.story.facts

    def add(self, chance: Chance, person: Person) -> None:
        """Add what they were asked on the visits of the last years, and what they answered."""
        stays = person.stays
        if not stays or stays[-1].leaves < SINCE:
            return
        last: dict[str, int] = {}
        for stay in stays:
            if SINCE <= stay.day < 0 and stay.took_place and chance() < self._care:
                for wrong in person.went_wrong.get(stay.id, ()):
                    self._ask_after(chance, person, stay, wrong=wrong, last=last)
                for question in self._questions:
                    if chance() < question.asked:
                        self._ask(chance, person, stay, question=question, last=last)

    def _ask_after(
        self, chance: Chance, person: Person, stay: Stay, *, wrong: Wrong, last: dict[str, int]
    ) -> None:
        """How it was put right, once it was."""
        for question in self._after_cases:
            if wrong.closed is None or chance() > question.asked:
                continue
            at = self._awake(wrong.closed + int(chance() * 90))
            if self._may_ask(chance, question, at, last=last):
                reply = self._reply(chance, question, person, stay, at=at)
                reply.case = wrong.case
                self._hear(
                    chance, question, reply, person, about="put_right" if wrong.recovered else "not_put_right"
                )

    def _ask(
        self, chance: Chance, person: Person, stay: Stay, *, question: Question, last: dict[str, int]
    ) -> None:
        day, minute = self._when(chance, question.when, stay)
        at = self._days.moment(day, minute)
        if not (
            day >= SINCE and question.is_asked_on(day) and self._may_ask(chance, question, at, last=last)
        ):
            return
        reply = self._reply(chance, question, person, stay, at=at)
        about = "" if question.when in ("booking", "arrival") else _what_happened(person, stay)
        self._hear(chance, question, reply, person, about=about)

    def _may_ask(self, chance: Chance, question: Question, at: int, *, last: dict[str, int]) -> bool:
        """Whether it is past, and they were not asked the same of late."""
        if at > self._asking.end - 5:
            return False
        before = last.get(question.scale.metric)
        too_soon = before is not None and abs(at - before) < self._rests[question.scale.metric]
        if too_soon and chance() > ASKED_TOO_SOON:
            return False
        last[question.scale.metric] = at
        return True

    def _reply(self, chance: Chance, question: Question, person: Person, stay: Stay, *, at: int) -> Reply:
        reply = self._asking.reply(chance, question, channel=draw(chance, question.channels), at=at)
        reply.customer, reply.visit = person.id, stay.id
        if question.place is None:
            reply.place = stay.place
        return reply

    def _hear(self, chance: Chance, question: Question, reply: Reply, person: Person, *, about: str) -> None:
        asked = reply.asked
        assert asked is not None
        at = asked + 1 + int(chance() * 3) if reply.channel in AT_ONCE else self._later(chance, asked)
        if at > self._asking.end or chance() > question.answered:
            self._asking.leave(reply)
            return
        mood = self._asking.mood(chance, question, reply=reply)
        if about:
            mood = Mood(mood.level + self._facts[about], about)
        self._asking.answer(chance, question, reply=reply, at=at, mood=mood, language=person.language)

    def _later(self, chance: Chance, asked: int) -> int:
        return self._awake(asked + 20 + int(chance() ** 3 * SLOWEST))

    def _awake(self, at: int) -> int:
        minute = (at - self._asking.midnight) % MINUTES_A_DAY
        return at if MORNING <= minute <= EVENING else at + HALF_A_DAY

    def _when(self, chance: Chance, when: str, stay: Stay) -> tuple[int, int]:
        if when == "booking":
            return stay.day - 2 - int(chance() * 20), 600 + int(chance() * 600)
        if when == "arrival":
            return stay.day, stay.begins + 4 + int(chance() * 25)
        if when == "after":
            return stay.leaves + 1, WRITTEN_FROM + stay.id * 37 % WRITTEN_FOR
        if not self._overnight:
            return stay.day, stay.begins + (35 if when == "mid" else 75) + int(chance() * 45)
        if when == "mid" and stay.leaves > stay.day:
            return stay.day + 1 + int(chance() * (stay.leaves - stay.day)), 540 + int(chance() * 640)
        return stay.leaves, 420 + int(chance() * 300)


def _what_happened(person: Person, stay: Stay) -> str:
    """What of the visit stays with them most."""
    wrongs = person.went_wrong.get(stay.id)
    if wrongs:
        return "put_right" if all(wrong.recovered for wrong in wrongs) else "not_put_right"
    if stay.id in person.let_down:
        return "let_down"
    return "celebrated" if stay.id in person.celebrated else ""
