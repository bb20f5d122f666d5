"""Fields of the settings, and how a value gets into one and out again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.ui.form_fields import Field, LineField
from app.ui.typed_fields import MoneyField, PickField

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Bound:
    """A field with what it is called, how its value is read (or InvalidInput raised), shown and worded."""

    title: str
    field: Field
    read: Callable[[str], Any]
    put: Callable[[Any], None]
    words: Callable[[Any], str]


class BoundFields:
    """Fields by name, each with its way in and out; the half of ``Shared`` that knows no service."""

    def __init__(self, bound: Mapping[str, Bound]) -> None:
        self.bound = dict(bound)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name."""
        return {name: bound.field for name, bound in self.bound.items()}

    @property
    def titles(self) -> Mapping[str, str]:
        """What each is called."""
        return {name: bound.title for name, bound in self.bound.items()}

    def read(self) -> dict[str, Any]:
        """The values typed; raises InvalidInput with the problems of all."""
        return read_all(self.bound)

    def put(self, name: str, value: Any) -> None:
        """Show a value in its field."""
        self.bound[name].put(value)

    def words(self, name: str, value: Any) -> str:
        """A value in words."""
        return self.bound[name].words(value)


def read_all(bound: Mapping[str, Bound]) -> dict[str, Any]:
    """What is typed into every field, by name; raises InvalidInput with the problems of all."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, one in bound.items():
        try:
            values[name] = one.read(name)
        except InvalidInput as error:
            problems += error.problems
    if problems:
        raise InvalidInput(problems)
    return values


def bound_money(field: MoneyField, title: str, *, words: Callable[[Any], str]) -> Bound:
    """An amount."""
    return Bound(title, field, field.read, field.show_minor, words)


def bound_line(title: str, *, limit: int = 1_000) -> Bound:
    """A line of text."""
    field = LineField(title, limit=limit)
    return Bound(title, field, lambda _name: field.text, field.set_text, str)


def bound_switch(title: str, *, no: str) -> Bound:
    """A switch that is on unless somebody turns it off."""
    field = PickField(title, [(YES, _("Yes")), (NO, no)])
    field.choose(YES)
    return Bound(
        title,
        field,
        lambda _name: field.value == YES,
        lambda on: field.choose(YES if on else NO),
        lambda on: _("Yes") if on else no,
    )


def bound_offered() -> Bound:
    """Whether something is offered to be chosen."""
    return bound_switch(_("Offered"), no=_("No longer"))
