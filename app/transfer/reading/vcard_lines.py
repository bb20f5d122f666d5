"""The lines of an address book or a calendar, with what was folded over several lines joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.core.cancelling import Cancellation
from app.core.errors import Unreadable
from app.core.words import gettext as _
from app.transfer.reading.encodings import decode_chunks
from app.transfer.reading.sources import Source, read_chunks

_LONGEST = 24_000_000
_LONGEST_HEAD, _HEAD_PIECES = 4000, 8
_PROPERTY = re.compile(rb"\s*(?:[A-Za-z0-9_-]+\.)?(?P<name>[A-Za-z0-9_-]+)\s*(?:;[^:]*)?:", re.DOTALL)
_BROKEN_OFF = re.compile(rb"\s*(?:[A-Za-z0-9_-]+\.)?(?P<name>[A-Za-z0-9_-]+)\s*(?:;.*)?", re.DOTALL)
_NOT_NAMES = frozenset((b"HTTP", b"HTTPS", b"MAILTO", b"FTP", b"DATA"))
_BORDER = re.compile(rb"(?:BEGIN|END):(?:VCARD|VCALENDAR|VEVENT)", re.IGNORECASE)
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+")
_KNOWN_NAMES = b"""BEGIN END VERSION FN N NICKNAME PHOTO BDAY ANNIVERSARY DEATHDATE GENDER ADR LABEL TEL EMAIL IMPP
    LANG TZ GEO TITLE ROLE LOGO ORG MEMBER RELATED CATEGORIES NOTE PRODID REV SOUND UID CLIENTPIDMAP URL KEY FBURL
    CALADRURI CALURI MAILER AGENT NAME SOURCE PROFILE SORT-STRING CLASS KIND XML"""
KNOWN_NAMES = frozenset(_KNOWN_NAMES.split())


@dataclass(slots=True)
class Line:
    """One property as written, without its folds.

    ``broken``: it has no colon and is no property; ``mended``: a piece without a fold was joined to it.
    """

    number: int
    text: bytes
    broken: bool = False
    mended: bool = False


def read_lines(
    source: Source, encoding: str, *, mend: bool = True, cancellation: Cancellation | None = None
) -> Iterator[Line]:
    """The unfolded lines of the file in bytes (UTF-8 for the wide encodings, otherwise as they are).

    Pieces without a fold are joined to what stands before them where ``mend`` allows it.
    """
    chunks: Iterable[bytes] = read_chunks(source, cancellation=cancellation)
    if encoding.startswith(("utf-16", "utf-32")):
        chunks = (
            text.encode("utf-8", "replace") for text in decode_chunks(chunks, encoding, name=source.name)
        )
    return unfold(_physical(chunks, source.name), mend=mend)


def unfold(lines: Iterable[tuple[int, bytes]], *, mend: bool = True) -> Iterator[Line]:
    """Join folded lines: by leading white space, by "=" at the end of quoted-printable, by bare base64."""
    current: _Open | None = None
    for number, text in lines:
        if current is not None and current.takes(text):
            continue
        if not text.strip():
            continue
        fresh = _fresh(number, text, following=mend and current is not None)
        if fresh is None and current is not None:
            current.mend(text)
            continue
        if current is not None:
            yield current.line()
        current = fresh or _Open(number, text, broken=True)
    if current is not None:
        yield current.line()


class _Open:
    """A property whose further lines may still come."""

    def __init__(self, number: int, text: bytes, *, broken: bool = False) -> None:
        self._number = number
        self._pieces = [text]
        self._broken = broken
        self._mended = False
        self._quoted = self._packed = False
        self._look(text)

    def takes(self, text: bytes) -> bool:
        """Whether ``text`` belongs to the property by the rules of folding; it is joined then."""
        if self._quoted and self._pieces[-1].endswith(b"="):
            self._pieces[-1] = self._pieces[-1][:-1]
            if _is_border(text):
                return False
            self._join(text[1:] if text[:1] in (b" ", b"\t") else text)
            return True
        if text[:1] in (b" ", b"\t") and not _is_border(text):
            self._join(text[1:])
            return True
        if self._packed and text.strip() and b":" not in text and _BASE64.fullmatch(text):
            self._join(text)
            return True
        return False

    def mend(self, text: bytes) -> None:
        """Join a piece that no rule joins."""
        self._mended = True
        self._join(text)

    def line(self) -> Line:
        """The whole property."""
        text = b"".join(self._pieces)
        broken = self._broken and _PROPERTY.match(text) is None
        return Line(self._number, text, broken=broken, mended=self._mended)

    def _join(self, text: bytes) -> None:
        self._pieces.append(text)
        if len(self._pieces) < _HEAD_PIECES and not self._quoted and not self._packed:
            self._look(b"".join(self._pieces))

    def _look(self, text: bytes) -> None:
        head = text[:_LONGEST_HEAD].partition(b":")[0].upper()
        self._quoted = b"QUOTED-PRINTABLE" in head
        self._packed = b"ENCODING=B" in head or b";BASE64" in head or b"BASE64," in text[:200].upper()


def _fresh(number: int, text: bytes, *, following: bool) -> _Open | None:
    """A new property, or nothing when ``text`` is a piece of the one before."""
    text = text.removeprefix(b"\xef\xbb\xbf")
    match = _PROPERTY.match(text)
    if match and match["name"].upper() not in _NOT_NAMES:
        return _Open(number, text)
    named = _BROKEN_OFF.fullmatch(text)
    if not following or (named and named["name"].upper() in KNOWN_NAMES):
        return _Open(number, text, broken=True)
    return None


def _is_border(text: bytes) -> bool:
    return _BORDER.fullmatch(text.strip()) is not None


def _physical(chunks: Iterable[bytes], name: str) -> Iterator[tuple[int, bytes]]:
    """Numbered lines with any line ends, also CR CR LF."""
    pieces: list[bytes] = []
    held, number, length = b"", 0, 0
    for chunk in chunks:
        block = held + chunk
        held = block[len(block.rstrip(b"\r")) :]
        first, *others = _same_ends(block[: len(block) - len(held)]).split(b"\n")
        pieces.append(first)
        for line in others:
            number += 1
            yield number, b"".join(pieces)
            pieces, length = [line], 0
        length += len(pieces[-1])
        if length > _LONGEST:
            raise Unreadable(
                _("“{name}”, line {line}: the line is longer than {limit} MB.").format(
                    name=name, line=number + 1, limit=_LONGEST // 10**6
                )
            )
    for line in _same_ends(b"".join(pieces) + held).split(b"\n"):
        number += 1
        yield number, line


def _same_ends(block: bytes) -> bytes:
    return re.sub(rb"\r+\n", b"\n", block).replace(b"\r", b"\n")
