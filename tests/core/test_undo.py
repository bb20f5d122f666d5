"""The history of what can be taken back."""

from __future__ import annotations

import pytest

from app.core.changes import Change
from app.core.errors import Conflict
from app.core.undo import History, Reversal


class Counter:
    """A number with steps that can be taken back."""

    def __init__(self) -> None:
        self.value = 0
        self.fails = False

    def step(self, by: int) -> Reversal:
        self.value += by
        return Reversal(f"add {by}", lambda: self._move(-by), lambda: self._move(by))

    def _move(self, by: int) -> Change:
        if self.fails:
            raise Conflict("changed meanwhile")
        self.value += by
        return Change(touched=frozenset({("counter", by)}))


def undo(history: History) -> None:
    """Take the last step back, as the window does."""
    assert history.next_undo is not None
    history.next_undo.undo()
    history.undone()


def test_steps_come_back_in_the_opposite_order() -> None:
    counter, history = Counter(), History()
    history.push(counter.step(1))
    history.push(counter.step(10))
    undo(history)
    assert counter.value == 1
    undo(history)
    assert counter.value == 0
    assert history.next_undo is None


def test_an_undone_step_can_be_done_again() -> None:
    counter, history = Counter(), History()
    history.push(counter.step(5))
    undo(history)
    assert history.next_redo is not None
    assert history.next_redo.redo() == Change(touched=frozenset({("counter", 5)}))
    history.redone()
    assert counter.value == 5
    assert history.next_redo is None


def test_a_step_that_cannot_be_undone_stays_where_it_was() -> None:
    counter, history = Counter(), History()
    history.push(counter.step(5))
    counter.fails = True
    with pytest.raises(Conflict):
        undo(history)
    assert history.next_undo is not None
    assert history.next_redo is None


def test_a_new_step_forgets_what_was_undone() -> None:
    counter, history = Counter(), History()
    history.push(counter.step(1))
    undo(history)
    history.push(counter.step(2))
    assert history.next_redo is None


def test_the_history_forgets_the_oldest_steps_first() -> None:
    counter, history = Counter(), History(limit=2)
    for by in (1, 2, 3):
        history.push(counter.step(by))
    undo(history)
    undo(history)
    assert history.next_undo is None
    assert counter.value == 1
