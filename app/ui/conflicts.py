"""Writing in a form that somebody else may have overtaken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.core.errors import Conflict
from app.core.outcome import Outcome
from app.ui.commands import CommandRunner
from app.ui.running import succeeded

T = TypeVar("T")


class OvertakenError(Exception):
    """Somebody saved the same thing first; for the form to show both versions, never for a notice."""

    def __init__(self, conflict: Conflict) -> None:
        super().__init__(conflict.what)
        self.conflict = conflict


def saved(runner: CommandRunner, work: Callable[[], Outcome[T]]) -> bool:
    """Whether ``work`` was done; raises OvertakenError and InvalidInput for the form."""

    def told() -> Outcome[T]:
        try:
            return work()
        except Conflict as conflict:
            raise OvertakenError(conflict) from conflict

    return succeeded(runner, told)
