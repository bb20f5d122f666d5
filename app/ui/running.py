"""Runs a use case and tells whether it worked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.core.outcome import Outcome
from app.ui.commands import CommandRunner

T = TypeVar("T")


def succeeded(runner: CommandRunner, work: Callable[[], Outcome[T]]) -> bool:
    """Whether ``work`` was done; when not, a notice says why. Raises InvalidInput for the form."""
    done = False

    def told() -> Outcome[T]:
        nonlocal done
        outcome = work()
        done = True
        return outcome

    runner.do(told)
    return done
