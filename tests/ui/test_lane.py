"""A lane answers the newest question, in the GUI thread, and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled, NotFound
from app.ui.lane import InlineLane, Lane

PATIENCE = 5.0


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:
    lane = Lane()
    yield lane
    lane.close()


def never(error: AppError) -> None:
    pytest.fail(f"did not expect {error}")


def test_the_work_runs_elsewhere_and_its_answer_comes_here(lane: Lane, qtbot: QtBot) -> None:
    answers: list[object] = []
    threads: list[threading.Thread] = []

    lane.ask(
        lambda _cancellation: threading.current_thread(),
        then=lambda worker: answers.append((worker, threading.current_thread(), QThread.isMainThread())),
        otherwise=never,
    )
    qtbot.waitUntil(lambda: len(answers) == 1)

    worker, receiver, in_gui = answers[0]  # type: ignore[misc]
    assert receiver is threading.main_thread()
    assert worker is not receiver
    assert in_gui
    assert not threads


def test_a_newer_question_cancels_the_older_one_and_only_its_answer_comes(lane: Lane, qtbot: QtBot) -> None:
    started, answers = threading.Event(), []

    def slow(cancellation: Cancellation) -> str:
        asked_to_stop = threading.Event()
        with cancellation.on_cancel(asked_to_stop.set):
            started.set()
            assert asked_to_stop.wait(PATIENCE)
        return "late"

    lane.ask(slow, then=answers.append, otherwise=never)
    assert started.wait(PATIENCE)
    lane.ask(lambda _cancellation: "skipped", then=answers.append, otherwise=never)
    lane.ask(lambda _cancellation: "newest", then=answers.append, otherwise=never)
    qtbot.waitUntil(lambda: bool(answers))

    assert answers == ["newest"]


def test_an_answer_already_under_way_is_dropped_when_something_newer_was_asked(
    lane: Lane, qtbot: QtBot
) -> None:
    done, answers = threading.Event(), []

    def quick(_cancellation: Cancellation) -> str:
        done.set()
        return "old"

    lane.ask(quick, then=answers.append, otherwise=never)
    assert done.wait(PATIENCE)
    lane.ask(lambda _cancellation: "new", then=answers.append, otherwise=never)
    qtbot.waitUntil(lambda: "new" in answers)

    assert answers == ["new"]


def test_an_expected_failure_goes_to_otherwise(lane: Lane, qtbot: QtBot) -> None:
    failures: list[AppError] = []

    def fail(_cancellation: Cancellation) -> None:
        raise NotFound("She is not here any more.")

    lane.ask(fail, then=lambda _value: pytest.fail("no answer was expected"), otherwise=failures.append)
    qtbot.waitUntil(lambda: bool(failures))

    assert failures[0].what == "She is not here any more."


def test_cancelled_work_says_nothing(lane: Lane, qtbot: QtBot) -> None:
    answers: list[str] = []

    def give_up(_cancellation: Cancellation) -> str:
        raise Cancelled

    lane.ask(give_up, then=answers.append, otherwise=never)
    lane.ask(lambda _cancellation: "next", then=answers.append, otherwise=never)
    qtbot.waitUntil(lambda: bool(answers))

    assert answers == ["next"]


def test_a_bug_reaches_the_gui_thread_and_the_lane_goes_on(lane: Lane, qtbot: QtBot) -> None:
    answers: list[str] = []

    def stumble(_cancellation: Cancellation) -> str:
        raise ZeroDivisionError("a bug")

    with qtbot.captureExceptions() as caught:
        lane.ask(stumble, then=answers.append, otherwise=never)
        qtbot.waitUntil(lambda: bool(caught))
        lane.ask(lambda _cancellation: "still here", then=answers.append, otherwise=never)
        qtbot.waitUntil(lambda: bool(answers))

    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    assert answers == ["still here"]


def test_closing_cancels_waits_and_delivers_nothing(qtbot: QtBot) -> None:
    lane, started, answers = Lane(), threading.Event(), []
    ended = threading.Event()

    def slow(cancellation: Cancellation) -> str:
        asked_to_stop = threading.Event()
        with cancellation.on_cancel(asked_to_stop.set):
            started.set()
            asked_to_stop.wait(PATIENCE)
        ended.set()
        return "late"

    lane.ask(slow, then=answers.append, otherwise=never)
    assert started.wait(PATIENCE)
    lane.close()

    assert ended.is_set()
    lane.ask(lambda _cancellation: "too late", then=answers.append, otherwise=never)
    qtbot.wait(0)
    assert answers == []
    assert not [thread for thread in threading.enumerate() if thread.name == "lane"]


def test_a_lane_that_was_never_asked_has_no_thread(qapp: object) -> None:
    before = threading.active_count()
    lane = Lane()

    assert threading.active_count() == before
    lane.close()


def test_an_inline_lane_answers_at_once() -> None:
    lane, answers, failures = InlineLane(), [], []

    def fail(_cancellation: Cancellation) -> None:
        raise NotFound("Gone.")

    lane.ask(lambda _cancellation: 3, then=answers.append, otherwise=never)
    lane.ask(fail, then=answers.append, otherwise=failures.append)
    lane.close()
    lane.ask(lambda _cancellation: 4, then=answers.append, otherwise=never)

    assert answers == [3]
    assert [failure.what for failure in failures] == ["Gone."]
