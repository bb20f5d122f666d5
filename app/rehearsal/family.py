"""Who comes along, and the dates worth remembering."""

from __future__ import annotations

from app.core.recurring import Repeats
from app.rehearsal.frame import Frame
from app.rehearsal.person import Dated, Person, draw_given
from app.rehearsal.rows import Rows
from app.rehearsal.wheels import Chance, draw, wheel_of

KINDS = {"partner": 46, "child": 30, "pet": 11, "parent": 5, "friend": 5, "assistant": 3}
RELATIONS = {
    "partner": ("wife", "partner"),
    "child": ("daughter", "son"),
    "parent": ("mother", "father"),
    "friend": ("friend", "friend"),
    "assistant": ("assistant", "assistant"),
}
"""What a woman and a man of each kind are called."""
HAVE_COMPANION, HAVE_ANOTHER = 0.15, 0.3
HAVE_BIRTHDAY, HAVE_ANNIVERSARY, HAVE_NAME_DAY, HAVE_CUSTOM = 0.92, 0.32, 0.1, 0.1
YEAR_KNOWN, NEAR_WHEN_HERE = 0.7, 0.2
CELEBRATED = ("birthday", "anniversary")
OLDEST_CHILD = 15
_YEARLY = str(Repeats.YEARLY)


class Family:
    """Makes companions and occasions of one customer after the other."""

    def __init__(self, frame: Frame, rows: Rows) -> None:
        self._rows = rows
        self._kinds = wheel_of(KINDS)
        self._pets = frame.words["occasions"]["pets"]
        self._custom = frame.words["occasions"]["custom"]
        self._year = frame.days.today.year
        self._all_days = [(day.month, day.day) for day in (frame.days.date(n) for n in range(-366, 0))]
        self._all_days.append((2, 29))
        self._near = [(day.month, day.day) for day in (frame.days.date(n) for n in range(14))]

    def add(self, chance: Chance, person: Person) -> None:
        """Add companions with their birthdays, then the customer's own dates."""
        known_well = person.role is not None and chance() < 0.5
        if known_well or chance() < HAVE_COMPANION:
            self._add_companion(chance, person)
            while chance() < HAVE_ANOTHER:
                self._add_companion(chance, person)
        if chance() < HAVE_BIRTHDAY:
            near = person.role is not None and chance() < NEAR_WHEN_HERE
            self._add_date(chance, person, kind="birthday", youngest=19, oldest=86, near=near)
        if chance() < HAVE_ANNIVERSARY:
            self._add_date(chance, person, kind="anniversary", youngest=0, oldest=45)
        if chance() < HAVE_NAME_DAY:
            month, day = draw(chance, self._all_days)
            self._write(person, "name_day", month=month, day=day)
        if chance() < HAVE_CUSTOM:
            label = draw(chance, self._custom)
            self._add_date(chance, person, kind="custom", label=label, youngest=0, oldest=5)

    def _add_companion(self, chance: Chance, person: Person) -> None:
        number, kind = self._rows.new_companion(), draw(chance, self._kinds)
        if kind == "partner":
            kind = "friend" if person.with_partner else kind
            person.with_partner = True
        if kind == "pet":
            name, relation = draw(chance, self._pets)
        else:
            woman = chance() < 0.5 if kind != "partner" else (chance() < 0.06) is person.woman
            given = draw_given(chance, person.culture, woman=woman).latin
            name = given if kind == "child" or chance() < 0.5 else f"{given} {person.family[0].latin}"
            relation = RELATIONS[kind][0 if woman else 1]
            if kind == "partner" and not woman and person.woman:
                relation = "husband"
        self._rows.of["companion"].append((number, person.id, name, kind, relation, "", None))
        if chance() < 0.7:
            youngest, oldest = (1, 15) if kind in ("child", "pet") else (25, 80)
            self._add_date(
                chance, person, kind="birthday", companion=number, youngest=youngest, oldest=oldest
            )

    def _add_date(
        self,
        chance: Chance,
        person: Person,
        *,
        kind: str,
        youngest: int,
        oldest: int,
        companion: int | None = None,
        label: str = "",
        near: bool = False,
    ) -> None:
        month, day = draw(chance, self._near if near else self._all_days)
        year = None
        if chance() < YEAR_KNOWN:
            year = self._year - youngest - 1 - int(chance() * (oldest - youngest))
            if (month, day) == (2, 29):
                year -= year % 4
        number = self._write(person, kind, month=month, day=day, year=year, companion=companion, label=label)
        if kind in CELEBRATED:
            of_child = companion is not None and oldest <= OLDEST_CHILD
            person.dates.append(Dated(number, kind, month, day, companion, of_child))

    def _write(
        self,
        person: Person,
        kind: str,
        *,
        month: int,
        day: int,
        year: int | None = None,
        companion: int | None = None,
        label: str = "",
    ) -> int:
        number = self._rows.new_id("occasion")
        self._rows.of["occasion"].append(
            (number, person.id, companion, kind, label, month, day, year, _YEARLY)
        )
        return number
