"""A home of its own for each test."""

from __future__ import annotations

import itertools
from pathlib import Path

_numbers = itertools.count()


def new_home(base: Path) -> Path:
    """An empty folder that stands for the home of the person using the computer."""
    folder = base / "homes" / str(next(_numbers))
    folder.mkdir(parents=True)
    return folder


def variables(home: Path) -> dict[str, str]:
    """What tells Python, Qt and the desktop where to keep a person's files."""
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home / "AppData" / "Roaming"),
        "LOCALAPPDATA": str(home / "AppData" / "Local"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
    }
