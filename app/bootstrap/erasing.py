"""Erasing away from the window's thread, and forgetting what could have been undone before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.bootstrap.way_out import WayOut
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.outcome import Outcome
from app.core.progress import Progress

T = TypeVar("T")


def erase_for_good(
    parts: WindowParts, way: WayOut, *, work: Callable[[], Outcome[T]], words: str
) -> T | None:
    """Its value; None when it was stopped or went wrong. Undoing an earlier step would bring words back."""

    def run(_stop: Cancellation, _progress: Progress) -> Outcome[T]:
        return work()

    outcome = way.wait(run, words)
    if outcome is None:
        return None
    parts.session.runner.forget()
    parts.session.runner.finish(outcome)
    return outcome.value
