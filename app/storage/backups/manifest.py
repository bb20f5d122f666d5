"""What is written down beside a backup: what is in it, why it was taken, and when it was last proven."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.storage.backups.disk import write_private

ENDING = ".json"


class Anchor(BaseModel):
    """How long the account of changes was, and the chain's value at its end."""

    model_config = ConfigDict(frozen=True)

    count: int
    chain: str


class Manifest(BaseModel):
    """``rows`` counts each table, ``last_entry`` is the newest change in it and ``newest_at`` when it was made.

    ``venue_made_at`` tells of which venue it is, for several may keep theirs in one folder.

    ``proven_at`` is when every page of it was last read and found in order.
    """

    model_config = ConfigDict(frozen=True)

    made_at: datetime
    why: str
    revision: str
    rows: dict[str, int]
    size: int
    sha256: str
    last_entry: int = 0
    newest_at: datetime | None = None
    anchor: Anchor | None = None
    venue_made_at: datetime | None = None
    proven_at: datetime | None = None
    wrong: str = ""
    """What was found when it was last looked through; empty while it is in order."""


def manifest_path(backup: Path) -> Path:
    """Where the manifest of a backup lies."""
    return backup.with_name(backup.name + ENDING)


def find_manifest(backup: Path) -> Manifest | None:
    """The manifest beside a backup; None when there is none that can be read."""
    try:
        return Manifest.model_validate_json(manifest_path(backup).read_bytes())
    except (OSError, ValidationError):
        return None


def write_manifest(backup: Path, manifest: Manifest) -> None:
    """Put a manifest beside a backup, whole or not at all."""
    write_private(manifest_path(backup), manifest.model_dump_json(indent=2).encode())
