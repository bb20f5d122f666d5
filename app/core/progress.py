"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total); total is 0 while it is not known."""


def no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""
