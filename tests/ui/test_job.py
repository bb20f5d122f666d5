"""Long work runs one at a time, tells how far it is, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled, DiskFull
from app.core.progress import Progress
from app.ui.job import InlineJob, Job, Throttle

PATIENCE = 5.0


@pytest.fixture
def job(qapp: object) -> Iterator[Job]:
    job = Job()
    yield job
    job.close()


def never(error: object) -> None:
    pytest.fail(f"did not expect {error}")


def test_a_job_tells_how_far_it_is_and_then_its_result(job: Job, qtbot: QtBot) -> None:
    steps, results, running = [], [], []
    job.progressed.connect(lambda done, total: steps.append((done, total)))
    job.running_changed.connect(running.append)

    def work(_cancellation: Cancellation, progress: Progress) -> str:
        progress(1, 2)
        progress(2, 2)
        return "52 people"

    assert job.start(work, then=results.append, otherwise=never)
    qtbot.waitUntil(lambda: bool(results))

    assert results == ["52 people"]
    assert steps == [(1, 2), (2, 2)]
    assert running == [True, False]
    assert not job.running


def test_only_one_job_runs_at_a_time(job: Job, qtbot: QtBot) -> None:
    go_on, results = threading.Event(), []

    def work(_cancellation: Cancellation, _progress: Progress) -> str:
        assert go_on.wait(PATIENCE)
        return "first"

    assert job.start(work, then=results.append, otherwise=never)
    assert not job.start(lambda _cancellation, _progress: "second", then=results.append, otherwise=never)
    go_on.set()
    qtbot.waitUntil(lambda: bool(results))

    assert results == ["first"]


def test_a_stopped_job_ends_as_cancelled(job: Job, qtbot: QtBot) -> None:
    started, failures = threading.Event(), []

    def work(cancellation: Cancellation, _progress: Progress) -> None:
        stopped = threading.Event()
        with cancellation.on_cancel(stopped.set):
            started.set()
            assert stopped.wait(PATIENCE)
        cancellation.raise_if_cancelled()

    job.start(work, then=never, otherwise=failures.append)
    assert started.wait(PATIENCE)
    job.cancel()
    qtbot.waitUntil(lambda: bool(failures))

    assert isinstance(failures[0], Cancelled)


def test_closing_waits_for_the_job_and_delivers_nothing(qtbot: QtBot) -> None:
    job, started, calls = Job(), threading.Event(), []

    def work(cancellation: Cancellation, _progress: Progress) -> None:
        stopped = threading.Event()
        with cancellation.on_cancel(stopped.set):
            started.set()
            stopped.wait(PATIENCE)

    job.start(work, then=calls.append, otherwise=calls.append)
    assert started.wait(PATIENCE)
    job.close()
    qtbot.wait(0)

    assert calls == []
    assert not job.start(lambda _cancellation, _progress: None, then=calls.append, otherwise=never)


def test_a_bug_in_a_job_reaches_the_gui_thread(job: Job, qtbot: QtBot) -> None:
    def stumble(_cancellation: Cancellation, _progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        job.start(stumble, then=never, otherwise=never)
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError
    assert not job.running


def test_progress_comes_at_most_every_thirty_milliseconds_and_always_at_the_end() -> None:
    told, times = [], iter([0.0, 0.01, 0.02, 0.035, 0.04])
    throttle = Throttle(lambda done, total: told.append(done), now=lambda: next(times))

    for done in (1, 2, 3, 4, 5):
        throttle(done, 5)

    assert told == [1, 4, 5]


def test_an_inline_job_is_done_at_once(qapp: object) -> None:
    job, results, failures, steps = InlineJob(), [], [], []
    job.progressed.connect(lambda done, total: steps.append((done, total)))

    def work(_cancellation: Cancellation, progress: Progress) -> int:
        progress(3, 3)
        return 7

    def fail(_cancellation: Cancellation, _progress: Progress) -> int:
        raise DiskFull("No space is left.")

    job.start(work, then=results.append, otherwise=never)
    job.start(fail, then=never, otherwise=failures.append)

    assert results == [7]
    assert steps == [(3, 3)]
    assert isinstance(failures[0], AppError)
