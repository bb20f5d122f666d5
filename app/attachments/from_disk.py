"""Files of this computer on their way into the venue, and their sizes in words."""

from __future__ import annotations

from pathlib import Path

from app.attachments.schemas import LARGEST_BYTES, AttachmentDraft
from app.core.errors import InvalidInput, Problem
from app.core.raw_files import opened_raw
from app.core.words import gettext as _

_KILO = 1024


def read_draft(path: Path) -> AttachmentDraft:
    """The file to keep, not read at all when it is too large; raises InvalidInput on ``file_name``."""
    try:
        if path.is_dir():
            raise _wrong(_("“{file}” is a folder."), path)
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise _wrong(_("“{file}” is larger than 20 MB."), path)
        if not size:
            raise _wrong(_("“{file}” is empty."), path)
        with opened_raw(path) as file:
            return AttachmentDraft(file_name=path.name, content=file.readall())
    except OSError as error:
        raise _wrong(_("“{file}” cannot be read."), path) from error


def size_words(size: int) -> str:
    """A number of bytes as people read it."""
    if size < _KILO * _KILO:
        return _("{count} KB").format(count=max(1, round(size / _KILO)))
    return _("{count} MB").format(count=f"{size / _KILO / _KILO:.1f}")


def _wrong(message: str, path: Path) -> InvalidInput:
    return InvalidInput([Problem("file_name", message.format(file=path.name))])
