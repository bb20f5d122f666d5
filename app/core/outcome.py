"""What a write gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from app.core.changes import Change
from app.core.undo import Reversal

T = TypeVar("T")


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """The value of a use case, what it changed, how to take it back, and the words that say so.

    ``said`` is the sentence for the status bar; empty when nothing needs saying.
    """

    value: T
    change: Change
    reversal: Reversal | None = None
    said: str = ""
