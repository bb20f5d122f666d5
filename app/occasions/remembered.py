"""Milestones kept until somebody writes: the agenda, the marks and the reminders ask for the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.core.memory import Memory
from app.occasions.milestones import MilestoneLine, MilestoneWindow, find_milestones
from app.storage.change_feed import last_entry

_KIND = "milestones"


@dataclass(frozen=True)
class _Known:
    window: MilestoneWindow
    lines: Sequence[MilestoneLine]

    def holds(self, window: MilestoneWindow) -> bool:
        """Whether every line of this window is among them."""
        whole = replace(self.window, first=window.first, last=window.last)
        return whole == window and self.window.first <= window.first and window.last <= self.window.last


def remembered_milestones(
    session: Session, window: MilestoneWindow, *, memory: Memory
) -> Sequence[MilestoneLine]:
    """The milestones of a window, worked out again only when something was written since.

    In a file the newest entry of the audit says so, for every write adds one and they come one after the
    other. On a server they overtake each other, so there nothing is kept.
    """
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return find_milestones(session, window)
    state = last_entry(connection)
    known = memory.find(_KIND, state)
    if not (isinstance(known, _Known) and known.holds(window)):
        known = _Known(window, find_milestones(session, window))
        memory.keep(_KIND, state=state, answer=known)
    return [line for line in known.lines if window.first <= line.on <= window.last]
