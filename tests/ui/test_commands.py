"""Every write tells everybody, can be taken back, and says what happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtGui import QAction

from app.core.changes import Change
from app.core.errors import AskedAgain, Cancelled, Conflict, DiskFull, InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.undo import History, Reversal
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.notices import Notice, Notices
from app.ui.writer import InlineWriter

T = TypeVar("T")
CHANGE = Change(frozenset({("preference", 1)}), frozenset({7}))


class Desk:
    """A runner with ears at everything it tells."""

    def __init__(self) -> None:
        self.bus, self.notices = ChangeBus(), Notices()
        self.runner = CommandRunner(self.bus, History(limit=10), self.notices)
        self.changes: list[Change] = []
        self.said: list[Notice] = []
        self.bus.changed.connect(self.changes.append)
        self.notices.shown.connect(self.said.append)
        self.steps: list[str] = []

    def keep(self, label: str = "Keep preference") -> Outcome[int]:
        reversal = Reversal(label, undo=lambda: self._step("undone"), redo=lambda: self._step("redone"))
        return Outcome(42, CHANGE, reversal, "Preference kept")

    def _step(self, words: str) -> Change:
        self.steps.append(words)
        return CHANGE


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_a_write_gives_its_value_tells_the_change_and_says_so(desk: Desk) -> None:
    assert desk.runner.do(desk.keep) == 42

    assert desk.changes == [CHANGE]
    assert desk.said == [Notice("Preference kept", kind="done", undo_label="Keep preference")]
    assert desk.runner.undo_label == "Keep preference"


def test_undo_and_redo_go_back_and_forth(desk: Desk) -> None:
    desk.runner.do(desk.keep)

    desk.runner.undo()
    assert (desk.runner.undo_label, desk.runner.redo_label) == ("", "Keep preference")
    desk.runner.redo()

    assert desk.steps == ["undone", "redone"]
    assert desk.changes == [CHANGE] * 3
    assert [notice.text for notice in desk.said[1:]] == [
        "Taken back: Keep preference",
        "Done again: Keep preference",
    ]


def test_with_nothing_to_undo_nothing_happens(desk: Desk) -> None:
    desk.runner.undo()
    desk.runner.redo()

    assert desk.said == []


def test_a_failed_write_becomes_a_notice_and_nothing_can_be_undone(desk: Desk) -> None:
    def fail() -> Outcome[int]:
        raise DiskFull("The disk is full.", kept="What was saved is safe.", to_do="Free some space.")

    assert desk.runner.do(fail) is None

    assert desk.said == [
        Notice("The disk is full.", kind="problem", more="What was saved is safe. Free some space.")
    ]
    assert desk.changes == []
    assert desk.runner.undo_label == ""


def test_what_was_typed_wrongly_goes_back_to_the_form(desk: Desk) -> None:
    def refuse() -> Outcome[int]:
        raise InvalidInput([Problem("name", "Write a name.")])

    with pytest.raises(InvalidInput):
        desk.runner.do(refuse)
    assert desk.said == []


def test_a_bug_is_not_swallowed(desk: Desk) -> None:
    def stumble() -> Outcome[int]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.runner.do(stumble)


def test_an_undo_that_somebody_got_in_the_way_of_stays_to_be_tried_again(desk: Desk) -> None:
    def refuse() -> Change:
        raise Conflict("Somebody changed it meanwhile.")

    desk.runner.do(lambda: Outcome(None, CHANGE, Reversal("Rename", refuse, refuse), "Renamed"))
    desk.runner.undo()

    assert desk.said[-1].kind == "problem"
    assert desk.runner.undo_label == "Rename"
    assert desk.runner.redo_label == ""


class Elsewhere(InlineWriter):
    """A writer that remembers what it wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.wrote: list[object] = []

    def run(self, work: Callable[[], T], *, then: Callable[[T], None]) -> T:
        value = super().run(work, then=then)
        self.wrote.append(value)
        return value


def test_writes_undo_and_redo_go_by_the_writer_but_not_what_shows_its_own_waiting(desk: Desk) -> None:
    writer = Elsewhere()
    runner = CommandRunner(desk.bus, History(), desk.notices, writer)
    runner.do(desk.keep)
    runner.undo()
    runner.redo()
    assert len(writer.wrote) == 3
    import_step = Reversal("Import", undo=lambda: CHANGE, redo=lambda: CHANGE, here=True)
    runner.do(lambda: Outcome(None, CHANGE, import_step), here=True)
    runner.undo()
    runner.redo()
    assert len(writer.wrote) == 3


def test_a_write_that_was_given_up_is_said_not_to_be_saved(desk: Desk) -> None:
    def give_up() -> Outcome[int]:
        raise Cancelled

    assert desk.runner.do(give_up) is None
    assert desk.said[-1].kind == "problem"
    assert desk.said[-1].text.startswith("Not saved")
    assert desk.changes == []


def test_what_somebody_waits_for_is_read_by_the_writer_and_told_when_it_cannot_be(desk: Desk) -> None:
    writer = Elsewhere()
    runner = CommandRunner(desk.bus, History(), desk.notices, writer)
    words: list[str] = []

    def read() -> int:
        words.append(runner.waits_for)
        return 7

    assert runner.look(read) == 7
    assert writer.wrote == [7]
    assert words == ["Reading …"]
    assert runner.waits_for == "Saving …"

    def fail() -> int:
        raise DiskFull("The disk is full.")

    assert runner.look(fail) is None
    assert desk.said[-1].text == "The disk is full."


def test_a_reading_that_was_given_up_needs_no_words(desk: Desk) -> None:
    def give_up() -> int:
        raise Cancelled

    assert desk.runner.look(give_up) is None
    assert desk.said == []


def test_a_write_that_touched_nothing_tells_nobody(desk: Desk) -> None:
    desk.runner.do(lambda: Outcome(None, Change()))

    assert desk.changes == []
    assert desk.said == []


def test_menu_items_are_named_after_what_they_would_do(desk: Desk) -> None:
    undo, redo = QAction("Undo"), QAction("Redo")
    desk.runner.follow(undo, redo)
    assert not undo.isEnabled()
    assert not redo.isEnabled()

    desk.runner.do(desk.keep)
    assert (undo.text(), undo.isEnabled()) == ("Undo: Keep preference", True)
    undo.trigger()

    assert desk.steps == ["undone"]
    assert (redo.text(), redo.isEnabled()) == ("Redo: Keep preference", True)
    desk.runner.forget()
    assert not redo.isEnabled()


def test_the_bus_passes_on_what_is_not_known_row_by_row(desk: Desk) -> None:
    desk.bus.publish(Change(everything=True))

    assert desk.changes == [Change(everything=True)]


def test_a_write_that_needs_the_password_is_done_once_it_was_right(desk: Desk) -> None:
    asked: list[str] = []

    def keep() -> Outcome[int]:
        if not asked:
            raise AskedAgain
        return desk.keep()

    desk.runner.prove = lambda: not asked.append("password")

    assert desk.runner.do(keep) == 42
    assert asked == ["password"]


def test_a_write_that_needs_the_password_is_left_when_it_is_not_typed(desk: Desk) -> None:
    def keep() -> Outcome[int]:
        raise AskedAgain

    assert desk.runner.do(keep) is None
    assert [notice.text for notice in desk.said] == ["This needs your password."]
