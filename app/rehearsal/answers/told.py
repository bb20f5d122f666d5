"""The answers written by hand: what is to be answered today, and what everybody still talks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.model.promise import PromiseState
from app.rehearsal.answers.follow_ups import FollowUps
from app.rehearsal.answers.questions import read_scale
from app.rehearsal.answers.reply import Reply
from app.rehearsal.cases.ground import Ground
from app.rehearsal.days import minutes
from app.rehearsal.rows import Rows

Told = Mapping[str, Any]
"""One entry as it stands in resources/demo; ``at`` is a day counted from today and a time, as "-1 07:50"."""
Visits = Mapping[tuple[int, int], int]


class ToldAnswers:
    """Adds the answers of a venue's list whose people are there."""

    def __init__(self, ground: Ground, rows: Rows, follow_ups: FollowUps) -> None:
        self._ground, self._rows, self._follow_ups = ground, rows, follow_ups
        self._frame, self._days = ground.frame, ground.frame.days

    def add(self, answers: Sequence[Told], *, customers: Mapping[str, int], visits: Visits) -> None:
        """Add them in their order."""
        for told in answers:
            who = told.get("who", "")
            if not who or who in customers:
                self._add(told, customers.get(who), visits)

    def _add(self, told: Told, customer: int | None, visits: Visits) -> None:
        reply = self._reply(told, customer, visits)
        reply.write(self._rows, self._days)
        if not reply.is_bad:
            return
        back = told.get("answered_back")
        if back is None:
            self._follow_ups.write(reply, PromiseState.OPEN)
        else:
            settled = self._moment(back), self._frame.staff[told["answered_by"]]
            self._follow_ups.write(reply, PromiseState.KEPT, settled=settled, note=told.get("note", ""))

    def _reply(self, told: Told, customer: int | None, visits: Visits) -> Reply:
        frame, answered = self._frame, self._moment_of(told, "at")
        return Reply(
            read_scale(told),
            told["channel"],
            stage=frame.stages[told["stage"]] if "stage" in told else None,
            customer=customer,
            score=told.get("score"),
            comment=told.get("comment", ""),
            language=told.get("language", ""),
            place=told.get("place", ""),
            visit=visits[customer, told["visit"]] if customer is not None and "visit" in told else None,
            case=told.get("case"),
            department=self._ground.departments[told["department"]] if "department" in told else None,
            staff=frame.staff[told["by"]] if "by" in told else None,
            asked=self._moment_of(told, "asked"),
            answered=answered,
            arrived=self._moment_of(told, "arrived") or answered,
            source=told.get("source", ""),
            left_out=told.get("left_out", ""),
        )

    def _moment_of(self, told: Told, key: str) -> int | None:
        return self._moment(told[key]) if key in told else None

    def _moment(self, told: str) -> int:
        day, clock = told.split()
        return self._days.moment(int(day), minutes(clock))
