"""What somebody began to type is theirs: somebody else at the desk neither sees nor uses it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject


@runtime_checkable
class KeptApart(Protocol):
    """Whatever may hold what somebody began to type, with all that is inside it."""

    def change_hands(self, before: int, now: int) -> None:
        """Take what ``before`` typed out of sight, and show again what ``now`` typed, where it was kept."""
        ...


def change_hands(whole: QObject, *, before: int, now: int) -> None:
    """Tell everything in ``whole`` that may hold such a thing; that tells what is in itself."""
    for child in whole.children():
        if isinstance(child, KeptApart):
            child.change_hands(before, now)
        else:
            change_hands(child, before=before, now=now)
