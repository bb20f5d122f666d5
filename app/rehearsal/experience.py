"""How it went: contacts along the journey with the feeling they left, and what was promised."""

from __future__ import annotations

from app.rehearsal.days import minutes
from app.rehearsal.frame import Frame
from app.rehearsal.person import Person, Stay
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw, wheel_of

STAGES = {"booking": 16, "arrival": 24, "stay": 34, "problem": 8, "departure": 14, "after": 9}
CHANNELS = {"booking": "phone", "after": "email"}
TALKED, TALKED_WHEN_HERE, KEPT, BROKEN = 0.13, 0.75, 0.02, 0.002
OVERDUE_DAYS = (1, 1, 2, 3, 5)


class Experience:
    """Makes touchpoints and promises of one customer after the other."""

    def __init__(self, frame: Frame, rows: Rows) -> None:
        self._frame, self._rows, self._days = frame, rows, frame.days
        self._stages = wheel_of(STAGES, slots=100)
        self._words = frame.words["touchpoints"]
        self._promises = frame.words["promises"]
        self._evening = [minutes(clock) for clock in frame.shape["starts"]]

    def add(self, chance: Chance, person: Person) -> None:
        """Add all of it."""
        talked = TALKED_WHEN_HERE if person.role is not None else TALKED
        for stay in person.stays:
            if stay.took_place and chance() < talked:
                self._add_touchpoint(chance, person, stay)
        if person.role is not None and person.role.promise:
            self._add_open_promise(chance, person, person.role.promise)
        elif person.stays and person.stays[0].day < -10:
            settled = chance()
            if settled < KEPT + BROKEN:
                self._add_settled_promise(chance, person, kept=settled < KEPT)

    def _add_touchpoint(self, chance: Chance, person: Person, stay: Stay) -> None:
        stage = draw(chance, self._stages)
        if stay.leaves >= 0:
            stage = "arrival" if stage in ("departure", "after", "stay") else stage
        feeling, text = draw(chance, self._words[stage])
        day, minute = _when(chance, stage, stay)
        self._rows.of["touchpoint"].append(
            (
                person.id,
                stay.id,
                self._frame.stages[stage],
                self._days.instant(day, minute),
                CHANNELS.get(stage, "in person"),
                text,
                feeling,
                draw(chance, self._frame.desk),
            )
        )

    def _add_open_promise(self, chance: Chance, person: Person, kind: str) -> None:
        role = person.role
        assert role is not None
        minute: int | None = draw(chance, self._evening)
        due: int | None = 0
        if kind == "overdue":
            due = -draw(chance, OVERDUE_DAYS)
        elif kind == "coming":
            due, minute = role.arrives, None if chance() < 0.4 else minute
        elif kind == "undated":
            due = None
        due_at = None if due is None else self._days.instant(due, 1439 if minute is None else minute)
        made, staff = -6 - int(chance() * 9) if kind == "overdue" else -1, draw(chance, self._frame.desk)
        visit = person.stays[-1].id if person.stays else None
        self._rows.of["promise"].append(
            (
                self._rows.new_id("promise"),
                person.id,
                draw(chance, self._promises[kind]),
                due_at,
                int(due is not None and minute is None),
                staff,
                self._days.instant(made, 540 + int(chance() * 480)),
                staff,
                "open",
                None,
                None,
                "",
                visit,
                None,
            )
        )

    def _add_settled_promise(self, chance: Chance, person: Person, *, kept: bool) -> None:
        stay, minute = draw(chance, person.stays), draw(chance, self._evening)
        due = min(stay.day, -2)
        owner = draw(chance, self._frame.desk)
        late = 0 if kept else 1
        if not kept:
            person.let_down.add(stay.id)
        self._rows.of["promise"].append(
            (
                self._rows.new_id("promise"),
                person.id,
                draw(chance, self._promises["kept" if kept else "broken"]),
                self._days.instant(due, minute),
                0,
                owner,
                self._days.instant(due - 2, 540 + int(chance() * 480)),
                draw(chance, self._frame.desk),
                "kept" if kept else "broken",
                self._days.instant(due + late, max(minute - 30, 420)),
                owner,
                "" if kept else draw(chance, self._promises["broken_notes"]),
                stay.id,
                None,
            )
        )


def _when(chance: Chance, stage: str, stay: Stay) -> tuple[int, int]:
    """The day and minute at which a contact of this stage of the visit happened; never after today's opening."""
    anyhow = 540 + int(chance() * 600)
    if stage == "booking":
        return stay.day - 2 - int(chance() * 30), anyhow
    if stage == "arrival":
        return min(stay.day, -1) if stay.leaves > stay.day else stay.day, _opening(
            stay, 880 + int(chance() * 300)
        )
    if stage == "departure":
        return stay.leaves, 420 + int(chance() * 300)
    if stage == "after":
        return stay.leaves + 1 + int(chance() * min(12, max(1, -stay.leaves - 1))), anyhow
    return (stay.day if stay.leaves == stay.day else min(stay.day + 1, -1)), _opening(stay, anyhow)


def _opening(stay: Stay, minute: int) -> int:
    return minute if stay.day < 0 else min(minute, 550)
