"""Values of address book properties: decoded, split and unescaped."""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}
_LATIN = frozenset(("ascii", "iso8859-1", "us-ascii"))


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a card.

    ``text`` is decoded but still escaped, so that ";" and "," can be told from separators; ``raw``
    are the bytes of the value without any transfer encoding. Parameter names are in upper case.
    """

    name: str
    text: str
    raw: bytes
    line: int
    group: str = ""
    params: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    version: str = ""

    def types(self) -> frozenset[str]:
        """What the property says it is ("HOME", "CELL"), in upper case."""
        return frozenset(kind.upper() for kind in self.params.get("TYPE", ()))

    def plain(self) -> str:
        """The value as one text."""
        return unescape(self.text, version=self.version).strip()

    def parts(self, separator: str = ";") -> list[str]:
        """The value split at ``separator`` where it is not escaped."""
        return [unescape(part, version=self.version).strip() for part in split(self.text, separator)]


def unescape(text: str, *, version: str = "") -> str:
    r"""Take the backslashes off; ``\n`` is a new line from version 3.0 on."""
    if "\\" not in text:
        return text

    def letter(match: re.Match[str]) -> str:
        escaped = match.group(1)
        if escaped in "nN":
            return "\n" if version != "2.1" else match.group()
        return escaped if escaped in ",;:\\" else match.group()

    return _ESCAPED.sub(letter, text)


def split(text: str, separator: str) -> list[str]:
    """Split at every ``separator`` that no backslash stands before."""
    if "\\" not in text:
        return text.split(separator)
    parts, start, place = [], 0, 0
    while place < len(text):
        if text[place] == "\\":
            place += 2
            continue
        if text[place] == separator:
            parts.append(text[start:place])
            start = place + 1
        place += 1
    return [*parts, text[start:]]


def read_params(head: str) -> dict[str, tuple[str, ...]]:
    """The parameters after the name; bare words of version 2.1 are types or encodings."""
    found: dict[str, tuple[str, ...]] = {}
    for part in _outside_quotes(head, ";"):
        name, has_value, value = part.partition("=")
        name = name.strip().upper()
        if not has_value:
            kind = "ENCODING" if name in ("QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT") else "TYPE"
            name, value = kind, part.strip()
        values = tuple(_uncaret(entry.strip().strip('"')) for entry in _outside_quotes(value, ","))
        if name:
            found[name] = found.get(name, ()) + values
    return found


def transfer_decoded(value: bytes, params: Mapping[str, tuple[str, ...]]) -> bytes:
    """The bytes behind quoted-printable or base64; raises ``ValueError`` when they are damaged."""
    encoding = "".join(params.get("ENCODING", ())).upper()
    if encoding == "QUOTED-PRINTABLE":
        return quopri.decodestring(value)
    if encoding in ("B", "BASE64"):
        return from_base64(value)
    return value


def from_base64(value: bytes) -> bytes:
    """Decoded base64 with white space and without the filling allowed; ``ValueError`` when it is none."""
    packed = re.sub(rb"\s+", b"", value).rstrip(b"=")
    try:
        return base64.b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
    except binascii.Error as failure:
        raise ValueError(str(failure)) from failure


def from_data_uri(text: str) -> tuple[str, bytes] | None:
    """Media type and bytes of a ``data:`` address, nothing for any other; ``ValueError`` when damaged."""
    if text[:5].lower() != "data:":
        return None
    head, comma, body = text[5:].partition(",")
    if not comma:
        raise ValueError("no data")
    media = head.partition(";")[0]
    if head.lower().endswith("base64"):
        return media, from_base64(body.encode("ascii", "replace"))
    return media, unquote_to_bytes(body)


def as_text(value: bytes, *, charset: str, fallback: str) -> tuple[str, bool]:
    """Decoded by the charset named, UTF-8 or the fallback; and whether every byte made sense."""
    for name in filter(None, (_codec(charset), "utf-8")):
        try:
            return value.decode(name), True
        except UnicodeDecodeError:
            continue
    try:
        return value.decode(fallback), fallback != "utf-8"
    except UnicodeDecodeError:
        return value.decode(fallback, "replace"), False


def _codec(charset: str) -> str:
    """Python's name; Latin-1 is read as Windows-1252, as everybody writes it."""
    try:
        name = codecs.lookup(charset).name if charset else ""
    except LookupError:
        return ""
    return "cp1252" if name in _LATIN else name


def _uncaret(text: str) -> str:
    return re.sub(r"\^[n'^]", lambda match: _CARET[match.group()], text)


def _outside_quotes(text: str, separator: str) -> list[str]:
    if '"' not in text:
        return text.split(separator)
    parts, start, quoted = [], 0, False
    for place, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif letter == separator and not quoted:
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]
