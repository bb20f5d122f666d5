"""Drafts say what is wrong beside each field."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest
from pydantic import Field, ValidationError

from app.core.drafts import Draft, Edit
from app.core.errors import InvalidInput, Problem
from app.core.typed_text import NeededName, Note


class Colour(StrEnum):
    """A choice."""

    RED = "red"


class ThingDraft(Draft):
    """A draft of many kinds of fields."""

    name: NeededName
    note: Note = ""
    colour: Colour = Colour.RED
    count: int = Field(default=0, ge=0)
    on: date | None = None


class ThingEdit(Edit):
    """A change of some fields."""

    name: NeededName = ""
    note: Note = ""


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, Problem("name", "This is needed.")),
        ({"name": "\t \x00"}, Problem("name", "This is needed.")),
        ({"name": "x", "colour": "blue"}, Problem("colour", "This is not one of the choices.")),
        ({"name": "x", "count": "many"}, Problem("count", "This is not a number.")),
        ({"name": "x", "count": -1}, Problem("count", "This number cannot be.")),
        ({"name": "x", "on": "2026-02-31"}, Problem("on", "This is not a day that exists.")),
        ({"name": "x", "shoe_size": 43}, Problem("shoe_size", "This cannot be saved as it is.")),
        ({"name": 7}, Problem("name", "This cannot be saved as it is.")),
    ],
)
def test_each_problem_names_its_field(fields: dict[str, object], problem: Problem) -> None:
    with pytest.raises(InvalidInput) as caught:
        ThingDraft(**fields)
    assert caught.value.problems == (problem,)


def test_all_problems_come_at_once() -> None:
    with pytest.raises(InvalidInput) as caught:
        ThingDraft(name="", note="x" * 10_001, count=-1)
    assert [problem.field for problem in caught.value.problems] == ["name", "note", "count"]


def test_braces_in_what_was_typed_are_only_braces() -> None:
    with pytest.raises(InvalidInput) as caught:
        ThingDraft(name="{message} {0} 4111111111111111")
    assert caught.value.problems[0].suggestion == "{message} {0} ••••••••••••1111"


def test_an_edit_knows_which_fields_were_given() -> None:
    assert ThingEdit(version=3, note=" new ").given() == {"note": "new"}
    assert ThingEdit(version=3).given() == {}
    with pytest.raises(InvalidInput):
        ThingEdit(version=3, name="")


def test_a_draft_cannot_be_changed_afterwards() -> None:
    draft = ThingDraft(name="x")
    with pytest.raises(ValidationError):
        draft.name = "y"
