"""Milestones kept until something they follow from is written: agenda, marks and reminders ask for the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.core.memory import Memory
from app.occasions.milestones import MilestoneLine, MilestoneWindow, find_milestones
from app.storage.change_feed import change_between, last_entry
from app.storage.looking import Looks

_KIND = "milestones"
_BESIDE = frozenset(
    "annotation attachment clue given_gesture moment moment_task occasion preference promise "
    "reminder survey_answer theme theme_action theme_telling touchpoint".split()
)
"""What a desk writes all day and no milestone follows from; whatever else was written, they are read anew."""


@dataclass(frozen=True)
class _Known:
    entry: int
    window: MilestoneWindow
    lines: Sequence[MilestoneLine]

    def holds(self, window: MilestoneWindow, *, connection: Looks, newest: int) -> bool:
        """Whether every line of this window is among them, as the data are now."""
        whole = replace(self.window, first=window.first, last=window.last)
        if whole != window or not (self.window.first <= window.first and window.last <= self.window.last):
            return False
        since = change_between(connection, after=self.entry, up_to=newest)
        return not since.everything and {kind for kind, _ in since.touched} <= _BESIDE


def remembered_milestones(
    session: Session, window: MilestoneWindow, *, memory: Memory
) -> Sequence[MilestoneLine]:
    """The milestones of a window, worked out again only when something that decides was written since.

    In a file the entries of the audit say so, for every write adds one and they come one after the other.
    On a server they overtake each other, so there nothing is kept.
    """
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return find_milestones(session, window)
    newest, known = last_entry(connection), memory.find(_KIND)
    if not (isinstance(known, _Known) and known.holds(window, connection=connection, newest=newest)):
        known = _Known(newest, window, find_milestones(session, window))
        memory.keep(_KIND, known)
    return [line for line in known.lines if window.first <= line.on <= window.last]
