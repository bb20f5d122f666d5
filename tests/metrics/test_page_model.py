"""What is needed first is read first, and nothing that waits for it is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import NotFound
from app.metrics.page_model import PageModel
from app.ui.change_bus import ChangeBus
from app.ui.notices import Notices


class PatientLane:
    """A lane whose answers come when a test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[Callable[[Cancellation], Any], Callable[..., None], Callable[..., None]]] = []

    def ask(self, work: Any, *, then: Any, otherwise: Any) -> None:
        self.asked = [(work, then, otherwise)]

    def drop(self) -> None:
        self.asked = []

    def close(self) -> None:
        self.asked = []

    def answer(self) -> None:
        """Let what was asked last come."""
        work, then, _otherwise = self.asked.pop()
        then(work(Cancellation()))

    def fail(self) -> None:
        """Let it fail."""
        _work, _then, otherwise = self.asked.pop()
        otherwise(NotFound("Gone"))


class Readings:
    """One that comes first, and one that waits for it."""

    def __init__(self) -> None:
        self.bus, self.notices = ChangeBus(), Notices()
        self.quick, self.slow = PatientLane(), PatientLane()
        self.first: PageModel[str] = self._model(self.quick)
        self.second: PageModel[str] = self._model(self.slow, after=(self.first,))

    def look(self) -> None:
        """Somebody looks at both."""
        self.first.look()
        self.second.look()

    def _model(self, lane: PatientLane, after: tuple[PageModel[Any], ...] = ()) -> PageModel[str]:
        return PageModel(
            lambda: lambda _stop: "read",
            lane=lane,
            bus=self.bus,
            notices=self.notices,
            kinds=frozenset({"survey_answer"}),
            after=after,
        )


@pytest.fixture
def readings(qapp: object) -> Readings:
    del qapp
    return Readings()


def test_what_comes_after_another_is_asked_once_that_is_there(readings: Readings) -> None:
    readings.look()
    assert readings.second.waits
    assert not readings.slow.asked
    readings.quick.answer()
    readings.slow.answer()
    assert (readings.first.value, readings.second.value) == ("read", "read")
    assert not readings.second.waits


def test_what_comes_after_another_is_asked_as_well_when_that_fails(readings: Readings) -> None:
    readings.look()
    readings.quick.fail()
    readings.slow.answer()
    assert readings.second.value == "read"
    assert readings.notices.latest is not None


def test_nothing_is_asked_for_nobody_while_it_waits(readings: Readings) -> None:
    readings.look()
    readings.second.look_away()
    readings.quick.answer()
    assert not readings.slow.asked
    readings.second.look()
    assert readings.slow.asked


def test_what_was_asked_before_is_dropped_while_the_first_is_read_again(readings: Readings) -> None:
    readings.look()
    readings.quick.answer()
    assert readings.slow.asked
    readings.bus.publish(Change(frozenset({("survey_answer", 1)}), frozenset()))
    assert not readings.slow.asked
    readings.quick.answer()
    readings.slow.answer()
    assert readings.second.value == "read"


def test_what_is_wanted_anew_while_something_is_shown_is_read_again(readings: Readings) -> None:
    rested: list[str] = []

    def want_another() -> None:
        readings.second.shown.disconnect(want_another)
        readings.first.outdate()
        readings.second.outdate()

    readings.second.shown.connect(want_another)
    readings.look()
    readings.quick.answer()
    readings.second.rested.connect(lambda: rested.append("rested"))
    readings.slow.answer()
    assert readings.second.waits
    assert not readings.slow.asked
    assert rested == []
    readings.quick.answer()
    readings.slow.answer()
    assert not readings.second.waits
    assert rested == ["rested"]
