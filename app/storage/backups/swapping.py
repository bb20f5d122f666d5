"""Putting one file in the place of another so that a computer that dies half way leaves the old one or the new one.

What is about to be done is written down first; whoever opens the venue next goes on with it.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.storage.backups.disk import COMPANIONS, sync_folder, write_private


class Intent(BaseModel):
    """Where the file that stands there now goes; empty when there is none."""

    model_config = ConfigDict(frozen=True)

    aside: str = ""


def incoming_path(venue: Path) -> Path:
    """Where the file is prepared that takes the place of ``venue``."""
    return venue.with_name(f".{venue.name}.restoring")


def intent_path(venue: Path) -> Path:
    """Where it is written down that the swap has begun."""
    return venue.with_name(f".{venue.name}.restoring.json")


def swap(venue: Path, aside: Path | None) -> None:
    """Put what was prepared in the place of ``venue``, which is set aside and never deleted."""
    intent = Intent(aside=str(aside) if aside is not None else "")
    write_private(intent_path(venue), intent.model_dump_json().encode())
    try:
        finish_swap(venue)
    except OSError:
        with suppress(OSError):
            _go_back(venue, aside)
        raise


def is_under_way(venue: Path) -> bool:
    """Whether a swap was begun that could neither be finished nor taken back; the next start finishes it."""
    return intent_path(venue).exists()


def finish_swap(venue: Path) -> None:
    """Go on with a swap that was begun; nothing where none was. What was only prepared is taken away."""
    noted, incoming = intent_path(venue), incoming_path(venue)
    if not noted.exists():
        return
    try:
        intent = Intent.model_validate_json(noted.read_bytes())
    except ValidationError:
        intent = None
    if intent is not None and incoming.exists():
        if intent.aside:
            _set_aside(venue, Path(intent.aside))
        for suffix in COMPANIONS:
            venue.with_name(venue.name + suffix).unlink(missing_ok=True)
        incoming.replace(venue)
        sync_folder(venue.parent)
    noted.unlink(missing_ok=True)
    sync_folder(venue.parent)


def _set_aside(venue: Path, aside: Path) -> None:
    """The log first: without its file it changes nothing, while a file without its log may lack what was saved."""
    for suffix in ("-wal", ""):
        standing = venue.with_name(venue.name + suffix)
        if standing.exists():
            standing.replace(aside.with_name(aside.name + suffix))
    sync_folder(aside.parent)


def _go_back(venue: Path, aside: Path | None) -> None:
    """The venue stands in its place again, unless what was prepared is there already."""
    if not incoming_path(venue).exists():
        return
    if aside is not None:
        for suffix in ("", "-wal"):
            standing, moved = venue.with_name(venue.name + suffix), aside.with_name(aside.name + suffix)
            if moved.exists() and not standing.exists():
                moved.replace(standing)
    sync_folder(venue.parent)
    intent_path(venue).unlink(missing_ok=True)
