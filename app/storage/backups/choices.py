"""What is chosen for the backups of one computer; beside them, so that it is known when the venue cannot be opened."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.storage.backups.disk import disk_failures_translated, make_private, write_private

NAME = "choices.json"


class Choices(BaseModel):
    """``second`` is a folder on a stick or share, or empty. ``plain`` says whether the plain export is wanted;
    None leaves it to whether the venue is encrypted. The rest is what was done last.
    """

    model_config = ConfigDict(frozen=True)

    second: str = ""
    plain: bool | None = None
    looked_at: datetime | None = None
    plain_on: date | None = None


def read_choices(folder: Path) -> Choices:
    """What is chosen; the usual where nothing is, or it cannot be read."""
    try:
        return Choices.model_validate_json((folder / NAME).read_bytes())
    except (OSError, ValidationError):
        return Choices()


def keep_choices(folder: Path, choices: Choices) -> None:
    """Keep what is chosen."""
    with disk_failures_translated(folder):
        make_private(folder)
        write_private(folder / NAME, choices.model_dump_json(indent=2).encode())
