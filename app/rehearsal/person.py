"""Somebody of the crowd while their rows are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from app.rehearsal.roles import Role
from app.rehearsal.wheels import Chance, draw
from app.rehearsal.word_lists import Culture, Part


class Stay(NamedTuple):
    """One visit already written: its id, its days counted from today, and whether it took place.

    ``begins`` is in minutes since midnight of its first day.
    """

    id: int
    day: int
    leaves: int
    took_place: bool
    place: str
    begins: int


class Wrong(NamedTuple):
    """What went wrong on a visit: the case, when it was closed as moments, None while it is open."""

    case: int
    recovered: bool
    closed: int | None


class Dated(NamedTuple):
    """One birthday or anniversary already written: its id, and of which companion it is."""

    id: int
    kind: str
    month: int
    day: int
    companion: int | None
    of_child: bool


@dataclass(slots=True)
class Person:
    """One customer: ``family`` holds one part, or two of a double name.

    What went wrong, was celebrated, or was promised and broken is kept by the id of the visit.
    """

    id: int
    culture: Culture
    woman: bool
    given: Part
    family: tuple[Part, ...]
    role: Role | None
    stays: list[Stay] = field(default_factory=list)
    with_children: bool = False
    with_partner: bool = False
    with_must: bool = False
    dates: list[Dated] = field(default_factory=list)
    language: str = ""
    went_wrong: dict[int, list[Wrong]] = field(default_factory=dict)
    celebrated: set[int] = field(default_factory=set)
    let_down: set[int] = field(default_factory=set)

    @property
    def family_name(self) -> str:
        """The family name in Latin letters."""
        if len(self.family) == 1:
            return self.family[0].latin
        return self.family[0].latin + self.culture.joint + self.family[1].latin

    @property
    def name(self) -> str:
        """The name in Latin letters."""
        return f"{self.given.latin} {self.family_name}"

    @property
    def original(self) -> str:
        """The name in its own script; empty when that is Latin."""
        given, family = self.given.original, self.family[0].original
        if not given or not family:
            return ""
        parts = (family, given) if self.culture.family_first else (given, family)
        return (self.culture.joint if self.culture.family_first else " ").join(parts)


def draw_person(chance: Chance, *, number: int, culture: Culture, role: Role | None) -> Person:
    """A customer of this culture with nothing but a name."""
    woman = chance() < 0.53
    families = culture.family_of_women if woman else culture.family_of_men
    family: tuple[Part, ...] = (draw(chance, families),)
    if chance() < culture.double:
        other = draw(chance, families)
        if other is not family[0]:
            family = (family[0], other)
    return Person(number, culture, woman, draw_given(chance, culture, woman=woman), family, role)


def draw_given(chance: Chance, culture: Culture, *, woman: bool) -> Part:
    """A given name of this culture."""
    return draw(chance, culture.women if woman else culture.men)
