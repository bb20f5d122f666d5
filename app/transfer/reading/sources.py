"""Opening a file that somebody dropped on the window, whatever it turns out to be."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import IO

from app.core.cancelling import Cancellation
from app.core.errors import Unreadable
from app.core.raw_files import opened_raw
from app.core.words import gettext as _
from app.transfer.reading.signatures import foreign_kind

_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_CHUNK = 1 << 18
_HEAD = 1 << 16
_READABLE_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".psv", ".ssv", ".txt", ".vcf", ".vcard"})
CALENDAR_SUFFIXES = frozenset({".ics", ".ical", ".icalendar", ".ifb", ".vcs"})
_PACKED_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still read; bytes of the file, characters of a line and of one cell, columns."""

    file_bytes: int = 4_000_000_000
    line_chars: int = 1_000_000
    columns: int = 2_000


USUAL_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Source:
    """A readable file as it was when first looked at; ``size`` counts bytes after unpacking.

    ``workbook`` is "xlsx", "xls" or "ods" for a workbook and empty for text.
    """

    path: Path
    name: str
    size: int
    modified_ns: int
    member: str | None = None
    workbook: str = ""

    @property
    def suffix(self) -> str:
        """The ending of the (unpacked) file's name in lower case, with its dot."""
        return PurePosixPath(self.member or self.path.name).suffix.lower()


def look_at(path: Path, *, limits: Limits = USUAL_LIMITS) -> Source:
    """Check that ``path`` is a file with something readable in it.

    Raises ``Unreadable`` with one sentence for everything else; never blocks on pipes or devices.
    """
    with _opened(path) as file:
        status = os.fstat(file.fileno())
        source = Source(path, path.name, status.st_size, status.st_mtime_ns)
        with _explained(source.name):
            head = file.read(_HEAD)
        if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0") and source.size <= _HEAD:
            raise Unreadable(_("“{name}” is empty.").format(name=path.name))
    workbook = _workbook_in(source, head)
    if workbook:
        return replace(source, workbook=workbook)
    if head.startswith(_ZIPPED):
        source = _look_inside(source)
        with _stream(source) as packed, _explained(source.name):
            head = packed.read(_HEAD)
    _refuse_foreign(source, head)
    if source.size > limits.file_bytes:
        raise Unreadable(
            _("“{name}” is larger than {limit} MB.").format(
                name=source.name, limit=limits.file_bytes // 10**6
            ),
            to_do=_("Split it and import the parts."),
        )
    return source


def read_head(source: Source, count: int = 1 << 20) -> bytes:
    """The first ``count`` bytes."""
    with _stream(source) as stream, _explained(source.name):
        return stream.read(count)


def read_chunks(source: Source, *, cancellation: Cancellation | None = None) -> Iterator[bytes]:
    """The whole file piece by piece.

    Raises ``Unreadable`` when the file is another one than at first, vanishes or changes meanwhile,
    and ``Cancelled`` when ``cancellation`` says so.
    """
    count = 0
    with _stream(source) as stream:
        while True:
            if cancellation is not None:
                cancellation.raise_if_cancelled()
            with _explained(source.name):
                chunk = stream.read(_CHUNK)
            if not chunk:
                break
            count += len(chunk)
            if count > source.size:
                raise _changed(source.name)
            yield chunk
    if count != source.size:
        raise _changed(source.name)


def _refuse_foreign(source: Source, head: bytes) -> None:
    kind = foreign_kind(head)
    if kind is None:
        return
    raise Unreadable(
        _("“{name}” is {kind}, not a list of people.").format(name=source.name, kind=kind),
        to_do=_("Export the list as CSV, XLSX or vCard and import that file."),
    )


def _changed(name: str) -> Unreadable:
    return Unreadable(
        _("“{name}” changed while it was read.").format(name=name),
        to_do=_("Import it again when it is complete."),
    )


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """An ordinary file opened without ever waiting for the other end of a pipe."""
    with ExitStack() as stack:
        with _explained(path.name or str(path)):
            if path.is_dir():
                raise Unreadable(
                    _("“{name}” is a folder.").format(name=path.name or str(path)),
                    to_do=_("Import the files in it, not the folder."),
                )
            file = stack.enter_context(opened_raw(path, flags=getattr(os, "O_NONBLOCK", 0)))
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise Unreadable(_("“{name}” is a pipe or a device, not a file.").format(name=path.name))
        yield BufferedReader(file)


@contextmanager
def _stream(source: Source) -> Iterator[IO[bytes]]:
    """The bytes of the file (or of the one packed in it), as long as it is still the same file."""
    with _opened(source.path) as file:
        status = os.fstat(file.fileno())
        unpacked_size = status.st_size if source.member is None else source.size
        if (unpacked_size, status.st_mtime_ns) != (source.size, source.modified_ns):
            raise _changed(source.name)
        if source.member is None:
            yield file
            return
        with _explained(source.name):
            archive = zipfile.ZipFile(file)
            member = archive.open(source.member)
        with archive, member:
            yield member


def _workbook_in(source: Source, head: bytes) -> str:
    """Which kind of workbook a file is; empty when it is none."""
    if head.startswith(_OLD_OFFICE):
        return "xls"
    if not head.startswith(_ZIPPED):
        return ""
    with _explained(source.name), _opened(source.path) as file, zipfile.ZipFile(file) as archive:
        members = {name.lower().replace("\\", "/").lstrip("/"): name for name in archive.namelist()}
        kind = archive.read(members["mimetype"])[:100] if "mimetype" in members else b""
    if "xl/workbook.bin" in members:
        raise Unreadable(
            _("“{name}” is a binary workbook.").format(name=source.name),
            to_do=_("Save it as XLSX or CSV and import that file."),
        )
    if kind.strip() == _OPEN_SHEET:
        return "ods"
    return "xlsx" if any(name.startswith("xl/") for name in members) else ""


def _look_inside(source: Source) -> Source:
    """The one list inside a zip file."""
    name = source.path.name
    with _explained(name), _opened(source.path) as file, zipfile.ZipFile(file) as archive:
        inside = [info for info in archive.infolist() if _counts(info.filename)]
    if any(info.filename in ("[Content_Types].xml", "mimetype") for info in inside):
        raise Unreadable(
            _("“{name}” is an Office document, not a list of people.").format(name=name),
            to_do=_("Save the list as XLSX or CSV and import that file."),
        )
    lists = [
        info
        for info in inside
        if PurePosixPath(info.filename).suffix.lower() in _READABLE_SUFFIXES | CALENDAR_SUFFIXES
    ]
    if len(inside) != 1 or len(lists) != 1:
        raise Unreadable(
            _("“{name}” is a zip file with {count} files in it.").format(name=name, count=len(inside)),
            to_do=_("Unpack it and import the list itself."),
        )
    (found,) = lists
    if found.flag_bits & 1:
        raise Unreadable(
            _("“{name}” is protected by a password.").format(name=name),
            to_do=_("Unpack it and import the list itself."),
        )
    shown = _("{inner} in {outer}").format(inner=PurePosixPath(found.filename).name, outer=name)
    if found.file_size == 0:
        raise Unreadable(_("“{name}” is empty.").format(name=shown))
    return Source(source.path, shown, found.file_size, source.modified_ns, found.filename)


def _counts(member: str) -> bool:
    parts = PurePosixPath(member).parts
    return not member.endswith("/") and "__MACOSX" not in parts and not parts[-1].startswith(".")


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn what the operating system or the zip reader says into one sentence."""
    try:
        yield
    except OSError as failure:
        raise Unreadable(_why(failure).format(name=name)) from failure
    except _PACKED_FAILURES as failure:
        raise Unreadable(
            _("“{name}” is damaged and cannot be unpacked.").format(name=name),
            to_do=_("Get a fresh copy of it."),
        ) from failure


def _why(failure: OSError) -> str:
    if isinstance(failure, FileNotFoundError | NotADirectoryError):
        return _("“{name}” is not there (any more).")
    if isinstance(failure, PermissionError):
        return _("“{name}” may not be read by you.")
    if failure.errno == errno.ELOOP:
        return _("“{name}” is a link that leads back to itself.")
    if failure.errno == errno.ENAMETOOLONG:
        return _("“{name}” has a name that is too long.")
    if failure.errno in (errno.ENXIO, errno.EOPNOTSUPP, errno.ENODEV):
        return _("“{name}” is a pipe or a device, not a file.")
    return _("“{name}” could not be read: the disk or the network failed.")
