"""What concerns this computer alone: notifications of the system, and the calendar file for phones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.showing import show_only
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class Feed(Protocol):
    """The calendar file that is kept up to date."""

    @property
    def path(self) -> Path | None:
        """Where it is; None where none is kept."""
        ...

    @property
    def last_written_at(self) -> datetime | None:
        """When it was written last."""
        ...

    @property
    def problem(self) -> AppError | None:
        """Why it could not be written."""
        ...

    def choose(self, path: Path) -> None:
        """Keep it here from now on."""
        ...

    def stop(self) -> None:
        """Keep none any more."""
        ...


@dataclass(frozen=True)
class Tray:
    """Whether notifications of the system are possible and wanted, and how to change it."""

    possible: bool
    wanted: bool
    choose: Callable[[bool], object]


class ComputerCard(QWidget):
    """Changes apply at once and are remembered on this computer."""

    def __init__(
        self,
        theme: Theme,
        reading: Reading,
        *,
        tray: Tray,
        feed: Callable[[], Feed | None],
        ask_path: Callable[[], Path | None],
    ) -> None:
        super().__init__()
        self._reading = reading
        self._feed = feed
        self._ask_path = ask_path
        self.tray = QCheckBox(_("Tell new reminders through the notifications of the system"))
        self.tray.setChecked(tray.wanted and tray.possible)
        self.tray.setEnabled(tray.possible)
        self.tray.toggled.connect(tray.choose)
        about = _("They say how many there are, and name nobody.")
        if not tray.possible:
            about = _("This desktop has no place for notifications of programs.")
        self._told = plain_label("", "small", wrap=True)
        self.choose = PushButton(theme, _("Choose a file…"), icon="calendar")
        self.stop = PushButton(theme, _("Stop"), kind="quiet")
        self.choose.clicked.connect(self._choose)
        self.stop.clicked.connect(self._stop)
        names = _("The file holds names and days: whoever can open it can read them.")
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.stop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tray)
        column.addWidget(plain_label(about, "faint", wrap=True))
        column.addSpacing(8)
        column.addWidget(plain_label(_("A calendar file, kept up to date for phones"), "strong"))
        column.addWidget(self._told)
        column.addWidget(plain_label(names, "faint", wrap=True))
        column.addLayout(row)
        self.show_feed()

    @property
    def told(self) -> str:
        """What is said of the calendar file."""
        return self._told.text()

    def show_feed(self) -> None:
        """Say where the file is and when it was written."""
        feed = self._feed()
        path = feed.path if feed is not None else None
        show_only(self.stop, visible=path is not None)
        if feed is None or path is None:
            self._told.setText(_("None is kept on this computer."))
        elif feed.problem is not None:
            wrong = feed.problem
            self._told.setText(" ".join(filter(None, (f"{path}:", wrong.what, wrong.to_do))))
        elif feed.last_written_at is not None:
            at = self._reading.wording.instant(feed.last_written_at)
            self._told.setText(_("{path}, written {at}").format(path=path, at=at))
        else:
            self._told.setText(str(path))

    def _choose(self) -> None:
        feed, path = self._feed(), self._ask_path()
        if feed is not None and path is not None:
            feed.choose(path)
            self.show_feed()

    def _stop(self) -> None:
        feed = self._feed()
        if feed is not None:
            feed.stop()
            self.show_feed()
