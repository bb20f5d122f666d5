"""One of several pages that stand in the same place of a pane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class FrontPage:
    """One way to look at what a pane is about: its words, and its widget, made when it is first shown.

    Where it ``may`` not be looked at, it says instead who can change that, and nothing is made or read.
    ``close`` is called before the window goes, whether it was shown or not; ``refresh`` when everything is
    to be read again, as for somebody else at the desk.
    """

    key: str
    words: str
    build: Callable[[], QWidget]
    close: Callable[[], None] = lambda: None
    refresh: Callable[[], None] = lambda: None
    may: Callable[[], bool] = lambda: True
