"""Where the program finds its own files and keeps the user's."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

VENUE_FILE = "venue.regulars"


def program_folder() -> Path:
    """The folder that holds resources/ and migrations/: the checkout, or the unpacked bundle."""
    bundled = getattr(sys, "_MEIPASS", None)
    return Path(bundled) if bundled else Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class DataFolder:
    """The user's data folder; nothing is created before something is saved into it."""

    root: Path

    @property
    def venue_file(self) -> Path:
        """The venue's database."""
        return self.root / VENUE_FILE

    @property
    def logs(self) -> Path:
        """Where the logs go."""
        return self.root / "logs"

    @property
    def window_settings(self) -> Path:
        """Where the window keeps its size, theme and the like."""
        return self.root / "window.ini"

    def rehearsal(self, kind: str) -> DataFolder:
        """The folder of the rehearsal venue of this kind, inside this one."""
        return DataFolder(self.root / "rehearsal" / kind)
