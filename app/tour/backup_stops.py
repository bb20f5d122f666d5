"""What the tour shows of backups, and of a venue that cannot be opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from app.core.clock import Clock
from app.core.errors import Corrupt
from app.core.words import gettext as _
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from app.tour.guide import Guide

_TAKEN = (
    (Why.REGULAR, timedelta(days=24)),
    (Why.IMPORT, timedelta(days=3, hours=2)),
    (Why.QUIT, timedelta(hours=14)),
    (Why.REGULAR, timedelta(hours=1)),
)
"""Some of many, the oldest first."""


@dataclass(frozen=True)
class _Earlier:
    """A clock that is behind."""

    clock: Clock
    by: timedelta

    def now(self) -> datetime:
        """The instant it was then."""
        return self.clock.now() - self.by


def backups(guide: Guide) -> QWidget:
    """The list, and what one of them holds."""
    session = guide.desk.session
    clock = session.workplace.database.clock
    for why, ago in _TAKEN:
        Backups(session.folder.venue_file, clock=_Earlier(clock, ago)).take(why)
    guide.desk.backing_up.show()
    return guide.desk.window


def damaged(guide: Guide) -> QWidget:
    """The window instead of the desk when the file is damaged."""
    session = guide.desk.session
    error = Corrupt(
        _("“{file}” is damaged and cannot be opened.").format(file=session.folder.venue_file.name),
        kept=_("The file was not touched."),
    )
    guide.program.rescues.tell(session.folder, error, remembered=guide.desk.remembered)
    window = guide.program.rescues.window
    assert window is not None
    window.resize(*guide.size)
    return window


def leave_damaged(guide: Guide) -> None:
    """Put the window away."""
    guide.program.rescues.close()
