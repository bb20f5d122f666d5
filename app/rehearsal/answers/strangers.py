"""Answers of people whom the venue does not know by name: cards, the screen in the hall, the web."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.rehearsal.answers.asking import Asking
from app.rehearsal.answers.comments import Comments
from app.rehearsal.answers.questions import Question, read_question
from app.rehearsal.cases.ground import Ground
from app.rehearsal.wheels import Chance, draw, wheel_of
from app.rehearsal.word_lists import places_of

ANYWHERE = frozenset({"rooms", "tables"})
"""Names of places that stand for any of the house."""


class Strangers:
    """Makes the answers of one day after the other; ``a_day`` are there on an average one."""

    def __init__(
        self, ground: Ground, words: Mapping[str, Any], *, asking: Asking, comments: Comments, a_day: float
    ) -> None:
        frame = ground.frame
        self._days, self._asking, self._comments = frame.days, asking, comments
        self._a_day, self._months = a_day, words["months"]
        told: Sequence[Mapping[str, Any]] = words["questions"]
        self._questions = wheel_of([(read_question(ground, one), one["weight"]) for one in told], slots=300)
        self._places = tuple(places_of(frame.shape["places"]))

    def add(self, chance: Chance, days: range) -> None:
        """Add the answers of these days."""
        for day in days:
            month = self._days.date(day).month
            for _ in range(int(self._a_day * self._months[month - 1] / 100 + chance())):
                question = draw(chance, self._questions)
                if question.is_asked_on(day):
                    self._add(chance, question, day)

    def _add(self, chance: Chance, question: Question, day: int) -> None:
        first, until = question.hours
        at = self._days.moment(day, first * 60 + int(chance() * (until - first) * 60))
        reply = self._asking.reply(chance, question, channel=draw(chance, question.channels), at=at)
        if question.place in ANYWHERE:
            reply.place = draw(chance, self._places)
        mood = self._asking.mood(chance, question, reply=reply)
        reply.asked = None
        language = self._comments.language(chance)
        self._asking.answer(chance, question, reply=reply, at=at, mood=mood, language=language)
