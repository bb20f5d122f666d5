"""The bounded history of what can be taken back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from app.core.changes import Change


@dataclass(frozen=True)
class Reversal:
    """How one saved step is taken back and done again; each is a transaction of its own.

    Both raise ``Conflict`` when the rows were changed meanwhile, and then change nothing. ``here`` marks a step that
    shows by itself that it is waited for, which the window's own thread does.
    """

    label: str
    undo: Callable[[], Change]
    redo: Callable[[], Change]
    here: bool = False


class History:
    """The last steps done and undone; a step moves only after its transaction succeeded."""

    def __init__(self, *, limit: int = 200) -> None:
        self._done: deque[Reversal] = deque(maxlen=limit)
        self._undone: deque[Reversal] = deque(maxlen=limit)

    @property
    def next_undo(self) -> Reversal | None:
        """What is to be taken back next."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Reversal | None:
        """What is to be done again next."""
        return self._undone[-1] if self._undone else None

    def push(self, reversal: Reversal) -> None:
        """Remember a step just done; what was undone before can no longer be done again."""
        self._done.append(reversal)
        self._undone.clear()

    def undone(self) -> None:
        """The last step was taken back."""
        self._undone.append(self._done.pop())

    def redone(self) -> None:
        """The last undone step was done again."""
        self._done.append(self._undone.pop())

    def clear(self) -> None:
        """Forget everything, as when another venue is opened."""
        self._done.clear()
        self._undone.clear()
