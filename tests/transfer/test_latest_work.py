"""Of long work only the newest counts."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled
from app.core.progress import Progress
from app.transfer.latest_work import LatestWork
from app.ui.job import Job

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def slow(stop: Cancellation, _progress: Progress) -> str:
    """Works until somebody stops it."""
    stopped = Event()
    with stop.on_cancel(stopped.set):
        assert stopped.wait(10)
    stop.raise_if_cancelled()
    return "slow"


def test_newer_work_stops_the_older_and_its_answer_alone_comes(qtbot: QtBot) -> None:
    work, answers, errors = LatestWork(Job()), [], list[AppError]()
    work.ask(slow, then=answers.append, otherwise=errors.append)
    work.ask(lambda _stop, _progress: "second", then=answers.append, otherwise=errors.append)
    work.ask(lambda _stop, _progress: "third", then=answers.append, otherwise=errors.append)
    qtbot.waitUntil(lambda: bool(answers))
    work.close()
    assert (answers, errors) == (["third"], [])


def test_work_that_is_stopped_says_so(qtbot: QtBot) -> None:
    work, answers, errors = LatestWork(Job()), [], list[AppError]()
    work.ask(slow, then=answers.append, otherwise=errors.append)
    work.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    work.close()
    assert isinstance(errors[0], Cancelled)
    assert not answers


def test_work_that_was_dropped_is_not_heard_of(qtbot: QtBot) -> None:
    job = Job()
    work, answers, errors = LatestWork(job), [], list[AppError]()
    work.ask(slow, then=answers.append, otherwise=errors.append)
    work.drop()
    assert not work.running
    qtbot.waitUntil(lambda: not job.running)
    work.ask(lambda _stop, _progress: "after", then=answers.append, otherwise=errors.append)
    qtbot.waitUntil(lambda: bool(answers))
    work.close()
    assert (answers, errors) == (["after"], [])
