"""Stopping work that nobody waits for."""

from __future__ import annotations

import pytest

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled


def test_cancelling_calls_what_the_work_registered() -> None:
    cancellation, called = Cancellation(), []
    with cancellation.on_cancel(lambda: called.append("interrupt")):
        cancellation.cancel()
    assert called == ["interrupt"]


def test_work_that_has_finished_is_not_interrupted_any_more() -> None:
    cancellation, called = Cancellation(), []
    with cancellation.on_cancel(lambda: called.append("interrupt")):
        pass
    cancellation.cancel()
    assert called == []


def test_work_does_not_begin_when_it_was_cancelled_before() -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(Cancelled), cancellation.on_cancel(lambda: None):
        pytest.fail("the work began")


def test_a_look_in_between_stops_the_work() -> None:
    cancellation = Cancellation()
    cancellation.raise_if_cancelled()
    cancellation.cancel()
    with pytest.raises(Cancelled):
        cancellation.raise_if_cancelled()
