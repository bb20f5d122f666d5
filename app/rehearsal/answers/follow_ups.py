"""How bad answers were answered: mostly within the day, some late, a few not at all."""

from __future__ import annotations

from app.core.words import gettext as _
from app.model.promise import PromiseState
from app.rehearsal.answers.reply import Reply
from app.rehearsal.cases.ground import Ground
from app.rehearsal.days import MINUTES_A_DAY
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw

TARGET = MINUTES_A_DAY
LATE, NEVER = 0.09, 0.02
MORNING, EVENING = 8 * 60, 20 * 60 + 30
LONGEST = 4 * MINUTES_A_DAY
"""After so many minutes every bad answer of the crowd is settled."""
Stamp = tuple[int, int]


class FollowUps:
    """Adds the promise that every bad answer makes."""

    def __init__(self, ground: Ground, rows: Rows, notes: tuple[str, ...]) -> None:
        self._ground, self._rows, self._days = ground, rows, ground.frame.days
        self._broken = notes
        self._midnight = self._days.moment(0, 0)

    def add(self, chance: Chance, reply: Reply) -> None:
        """Promise to answer it, and do so as people do."""
        assert reply.arrived is not None
        owner = reply.staff or self._ground.manager
        luck = chance()
        if luck < NEVER:
            settled = reply.arrived + TARGET + 600
            self.write(reply, PromiseState.BROKEN, settled=(settled, owner), note=draw(chance, self._broken))
            return
        wait = 1500 + int(chance() * 2400) if luck < NEVER + LATE else 15 + int(chance() ** 2 * 1100)
        settled = reply.arrived + wait
        minute = (settled - self._midnight) % MINUTES_A_DAY
        if minute < MORNING:
            settled += MORNING - minute + int(chance() * 50)
        elif minute > EVENING:
            settled += MINUTES_A_DAY - minute + MORNING + int(chance() * 50)
        self.write(reply, PromiseState.KEPT, settled=(settled, owner))

    def write(
        self, reply: Reply, state: PromiseState, *, settled: Stamp | None = None, note: str = ""
    ) -> None:
        """Add the row of the promise."""
        arrived, days, words = reply.arrived, self._days, _("Answer their {score} out of {high}")
        assert arrived is not None
        at, by = settled or (None, None)
        self._rows.of["promise/answer"].append(
            (
                self._rows.new_id("promise"),
                reply.customer,
                words.format(score=reply.score, high=reply.scale.high),
                days.written(arrived + TARGET),
                0,
                reply.staff or self._ground.manager,
                days.written(arrived),
                reply.staff,
                state.value,
                None if at is None else days.written(at),
                by,
                note,
                reply.visit,
                reply.id,
            )
        )
