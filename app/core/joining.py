"""Several writes that a person takes for one step, to be taken back together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from app.core.changes import Change
from app.core.errors import AppError
from app.core.outcome import Outcome
from app.core.undo import Reversal


def joined(steps: Sequence[Outcome[Any]]) -> Outcome[Any]:
    """The first outcome with the changes of all, whose undo takes all of them back."""
    return replace(steps[0], change=_changes(steps), reversal=_together(steps))


def _changes(steps: Sequence[Outcome[Any]]) -> Change:
    change = Change()
    for step in steps:
        change |= step.change
    return change


def _together(steps: Sequence[Outcome[Any]]) -> Reversal | None:
    reversals = [step.reversal for step in steps if step.reversal is not None]
    if len(reversals) < 2:
        return reversals[0] if reversals else None
    return Reversal(
        reversals[0].label,
        undo=lambda: _run([(one.undo, one.redo) for one in reversed(reversals)]),
        redo=lambda: _run([(one.redo, one.undo) for one in reversals]),
    )


Move = Callable[[], Change]


def _run(moves: Sequence[tuple[Move, Move]]) -> Change:
    """Each first move; when one of them cannot be, those before it are turned back by their second."""
    change = Change()
    turned: list[Move] = []
    try:
        for move, back in moves:
            change |= move()
            turned.append(back)
    except AppError:
        for back in reversed(turned):
            back()
        raise
    return change
