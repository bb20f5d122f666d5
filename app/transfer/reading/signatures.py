"""Files that are something else than text, told by their first bytes."""

from __future__ import annotations

import codecs

from app.core.words import gettext as _

_ENOUGH = 64
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1a\x1b") | {0x7F}
_MOST_CONTROL = 0.01


def foreign_kind(head: bytes) -> str | None:
    """What a file that starts with ``head`` is in plain words, or nothing when it may be text."""
    for begins, kind in _signatures():
        if head.startswith(begins):
            return kind
    text = head.removeprefix(codecs.BOM_UTF8).lstrip()[:64].lower()
    for begins, kind in _text_signatures():
        if text.startswith(begins):
            return kind
    if head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI ")):
        return _("a picture, a sound or a film")
    return _("not a text file") if _is_binary(head) else None


def _signatures() -> tuple[tuple[bytes, str], ...]:
    picture, packed = _("a picture"), _("a packed file")
    return (
        (b"\x89PNG\r\n", picture),
        (b"\xff\xd8\xff", picture),
        (b"GIF8", picture),
        (b"II*\x00", picture),
        (b"MM\x00*", picture),
        (b"%PDF-", _("a PDF document")),
        (b"%!PS", _("a PostScript document")),
        (b"SQLite format 3\x00", _("a database")),
        (b"{\\rtf", _("a text document with formatting")),
        (b"\x1f\x8b", packed),
        (b"BZh", packed),
        (b"\xfd7zXZ\x00", packed),
        (b"7z\xbc\xaf\x27\x1c", packed),
        (b"Rar!\x1a\x07", packed),
        (b"\x28\xb5\x2f\xfd", packed),
        (b"MZ\x90\x00", _("a program")),
        (b"\x7fELF", _("a program")),
        (b"\xcf\xfa\xed\xfe", _("a program")),
        (b"OggS", _("a sound")),
        (b"ID3", _("a sound")),
    )


def _text_signatures() -> tuple[tuple[bytes, str], ...]:
    page, data = _("a web page"), _("a file of data for programs")
    return (
        (b"<!doctype html", page),
        (b"<html", page),
        (b"<?xml", data),
        (b"[{", data),
        (b'{"', data),
        (b"{\n", data),
        (b"{\r\n", data),
    )


def _is_binary(head: bytes) -> bool:
    if head.startswith(_BYTE_ORDER_MARKS) or wide_order(head):
        return False
    allowed_nulls = max(2, len(head.rstrip(b"\0")) // 1000)
    if head.rstrip(b"\0").count(0) > allowed_nulls or not head.strip(b"\0"):
        return True
    control = sum(byte in _CONTROL for byte in head if byte)
    return control > 2 and control > _MOST_CONTROL * len(head)


def wide_order(head: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` when ``head`` looks like UTF-16 without a mark.

    Western text has a zero in every second byte; any text has its spaces and line ends that way.
    """
    head = head[: len(head) // 2 * 2]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) < 8 or max(even, odd) < max(2, len(head) // 200):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) > max(even, odd) // 50:
        return None
    try:
        text = codecs.getincrementaldecoder(name)("strict").decode(head)
    except UnicodeDecodeError:
        return None
    plain = sum(letter.isprintable() or letter in "\r\n\t" for letter in text)
    return name if plain >= 0.98 * len(text) else None
