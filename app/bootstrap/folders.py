"""Where the data is."""

from __future__ import annotations

from pathlib import Path

from app.core.paths import DataFolder


def data_folder(given: Path | None) -> DataFolder:
    """The folder asked for, else this user's own."""
    if given is not None:
        return DataFolder(given.absolute())
    from platformdirs import user_data_path

    return DataFolder(user_data_path("regulars", appauthor=False))
