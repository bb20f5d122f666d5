"""Lines of an iCalendar file: escaped, without what no reader takes, and folded as the standard wants."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LONGEST = 75
"""Bytes of a line, its end not counted."""
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def text_line(name: str, text: str) -> str:
    """A property whose value is free text."""
    return plain_line(name, escaped(text))


def plain_line(name: str, value: str, **params: str) -> str:
    """A property whose value is written as it stands."""
    head = "".join(f";{key}={entry}" for key, entry in params.items())
    return f"{name}{head}:{value}"


def escaped(text: str) -> str:
    """The text with every letter that means something else marked, and without what is no letter."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (letter for letter in lines if letter == "\n" or not _is_control(letter))
    return "".join(_ESCAPED.get(letter, letter) for letter in kept)


def as_bytes(lines: Iterable[str]) -> bytes:
    """The file: UTF-8, each line folded and ended by CR LF."""
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _folded(line: str) -> bytes:
    """The line in pieces that never part the bytes of one letter."""
    whole = line.encode("utf-8", "replace")
    if len(whole) <= _LONGEST:
        return whole
    pieces, piece = [], bytearray()
    for letter in line:
        spelled = letter.encode("utf-8", "replace")
        if len(piece) + len(spelled) > _LONGEST:
            pieces.append(bytes(piece))
            piece = bytearray(b" ")
        piece += spelled
    return b"\r\n".join((*pieces, bytes(piece)))


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs") or letter in "\u2028\u2029\ufeff\u0085"
