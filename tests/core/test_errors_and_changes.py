"""Errors in words, and changes that say whom they concern."""

from __future__ import annotations

from app.core.changes import Change
from app.core.errors import DiskFull, InvalidInput, Problem


def test_an_error_says_what_was_kept_and_what_to_do() -> None:
    error = DiskFull("The disk is full.", kept="Nothing was changed.", to_do="Free some space.")
    assert str(error) == "The disk is full. Nothing was changed. Free some space."


def test_invalid_input_names_every_field() -> None:
    error = InvalidInput([Problem("name", "A name is needed."), Problem("phone", "Too short.")])
    assert [problem.field for problem in error.problems] == ["name", "phone"]
    assert str(error) == "A name is needed. Too short."


def test_changes_add_up() -> None:
    one = Change(frozenset({("customer", 1)}), frozenset({1}))
    two = Change(frozenset({("visit", 7)}), frozenset({2}))
    both = one | two
    assert both.kinds == {"customer", "visit"}
    assert both.concerns(1)
    assert both.concerns(2)
    assert not both.concerns(3)


def test_a_change_of_everything_concerns_everybody() -> None:
    assert (Change() | Change(everything=True)).concerns(99)
    assert not Change().concerns(99)
