"""Putting one file in the place of another so that a computer that dies half way leaves the old one or the new one.

What is about to be done is written down first; whoever opens the venue next goes on with it. The keys beside an
encrypted file go with it: those of the new one stand there only once it stands there itself.
"""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.core.errors import Unavailable
from app.core.words import gettext as _
from app.storage.backups.disk import COMPANIONS, remove, sync_folder, write_private
from app.storage.beside import keys_beside


class Keys(StrEnum):
    """What happens to the keys beside the venue."""

    STAY = "stay"
    GO = "go"
    CHANGE = "change"


class Intent(BaseModel):
    """Where the file that stands there now goes; empty when there is none."""

    model_config = ConfigDict(frozen=True)

    aside: str = ""
    keys: Keys = Keys.STAY
    """A program of before had them changed already when it wrote this down."""


def incoming_path(venue: Path) -> Path:
    """Where the file is prepared that takes the place of ``venue``."""
    return venue.with_name(f".{venue.name}.restoring")


def incoming_keys(venue: Path) -> Path:
    """Where its keys are prepared, if it has any."""
    return venue.with_name(f".{venue.name}.restoring.keys")


def prepare_keys(venue: Path, kept: Path) -> None:
    """Lay the keys of what is prepared beside it; there are none where ``kept`` is not there."""
    incoming_keys(venue).unlink(missing_ok=True)
    if kept.is_file():
        write_private(incoming_keys(venue), kept.read_bytes())


def take_prepared_away(venue: Path) -> None:
    """Remove what was prepared, unless it is about to take the place of the venue."""
    if not intent_path(venue).exists():
        remove(incoming_path(venue))
        incoming_keys(venue).unlink(missing_ok=True)


def intent_path(venue: Path) -> Path:
    """Where it is written down that the swap has begun."""
    return venue.with_name(f".{venue.name}.restoring.json")


def swap(venue: Path, aside: Path | None) -> None:
    """Put what was prepared in the place of ``venue``, which is set aside and never deleted.

    Raises OSError while the venue stands there as before, and will, or Unavailable where the disk allows neither. Once the other one does it is done: what a disk
    does not confirm or finish then is done by whoever opens the venue next, also after a power cut.
    """
    keys = Keys.CHANGE if incoming_keys(venue).exists() else Keys.GO
    intent = Intent(aside=str(aside) if aside is not None else "", keys=keys)
    try:
        write_private(intent_path(venue), intent.model_dump_json().encode())
        finish_swap(venue)
    except OSError as error:
        if incoming_path(venue).exists():
            with suppress(OSError):
                _go_back(venue, aside)
            if intent_path(venue).exists():
                raise _half_way(venue) from error
            raise
        with suppress(OSError):
            finish_swap(venue)


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
    if intent is not None and not incoming.exists():
        _change_keys(venue, intent.keys)
    noted.unlink(missing_ok=True)
    with suppress(OSError):
        # It is done: to find this note once more would change nothing.
        sync_folder(venue.parent)


def _change_keys(venue: Path, keys: Keys) -> None:
    """The keys of the file that stands there now; done twice it changes nothing more."""
    if keys is Keys.CHANGE and incoming_keys(venue).exists():
        incoming_keys(venue).replace(keys_beside(venue))
    if keys is Keys.GO:
        keys_beside(venue).unlink(missing_ok=True)
    sync_folder(venue.parent)


def _set_aside(venue: Path, aside: Path) -> None:
    """The log first: without its file it changes nothing, while a file without its log may lack what was saved."""
    if venue.exists() and keys_beside(venue).is_file():
        write_private(keys_beside(aside), keys_beside(venue).read_bytes())
    for suffix in ("-wal", ""):
        standing = venue.with_name(venue.name + suffix)
        if standing.exists():
            standing.replace(aside.with_name(aside.name + suffix))
    sync_folder(aside.parent)


def _half_way(venue: Path) -> Unavailable:
    return Unavailable(
        _("Another file is about to take the place of “{file}”, but its disk does not let it.").format(
            file=venue.name
        ),
        kept=_("Both files are there."),
        to_do=_("Look at the disk, then open the venue: it goes on by itself."),
    )


def _go_back(venue: Path, aside: Path | None) -> None:
    """The venue stands in its place again, and nobody goes on."""
    if aside is not None:
        for suffix in ("", "-wal"):
            standing, moved = venue.with_name(venue.name + suffix), aside.with_name(aside.name + suffix)
            if moved.exists() and not standing.exists():
                moved.replace(standing)
        if not aside.exists():
            keys_beside(aside).unlink(missing_ok=True)
    with suppress(OSError):
        sync_folder(venue.parent)
    intent_path(venue).unlink(missing_ok=True)
    with suppress(OSError):
        sync_folder(venue.parent)
