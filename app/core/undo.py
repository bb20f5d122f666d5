"""The bounded history of what can be taken back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from app.core.changes import Change


@dataclass(frozen=True)
class Reversal:
    """How one saved step is taken back and done again; each is a transaction of its own.

    Both raise ``Conflict`` when the rows were changed meanwhile, and then change nothing.
    """

    label: str
    undo: Callable[[], Change]
    redo: Callable[[], Change]


class History:
    """The last steps done and undone; a step moves only after its transaction succeeded."""

    def __init__(self, *, limit: int = 200) -> None:
        self._done: deque[Reversal] = deque(maxlen=limit)
        self._undone: deque[Reversal] = deque(maxlen=limit)

    @property
    def next_undo(self) -> Reversal | None:
        """What ``undo`` would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Reversal | None:
        """What ``redo`` would do again."""
        return self._undone[-1] if self._undone else None

    def push(self, reversal: Reversal) -> None:
        """Remember a step just done; what was undone before can no longer be done again."""
        self._done.append(reversal)
        self._undone.clear()

    def undo(self) -> Change:
        """Take the last step back; raises IndexError when there is none."""
        change = self._done[-1].undo()
        self._undone.append(self._done.pop())
        return change

    def redo(self) -> Change:
        """Do the last undone step again; raises IndexError when there is none."""
        change = self._undone[-1].redo()
        self._done.append(self._undone.pop())
        return change

    def clear(self) -> None:
        """Forget everything, as when another venue is opened."""
        self._done.clear()
        self._undone.clear()
