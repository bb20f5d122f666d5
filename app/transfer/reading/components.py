"""What stands between BEGIN and END, in address books and calendars alike: properties with their faults."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.core.words import gettext as _
from app.transfer.problems import Problem
from app.transfer.reading.vcard_lines import Line
from app.transfer.reading.vcard_values import Property, as_text, read_params, transfer_decoded

_HEAD = re.compile(r'(?P<name>[^;:"]+)(?P<params>(?:;(?:[^:"]|"[^"]*")*)?)')
_BINARY = frozenset(("PHOTO", "LOGO", "SOUND", "KEY", "ATTACH"))


@dataclass(slots=True)
class Component:
    """One card or event from its BEGIN to its END, with what was wrong in it.

    ``guessed``: some of its letters were read in an encoding that nothing in it names.
    """

    line: int
    version: str = ""
    properties: list[Property] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    complete: bool = False
    guessed: bool = False

    def all(self, name: str) -> list[Property]:
        """Every property of that name, in the order of the file."""
        return [entry for entry in self.properties if entry.name == name]

    def first(self, name: str) -> Property | None:
        """The first property of that name that is not empty."""
        return next(
            (entry for entry in self.properties if entry.name == name and entry.text.strip(" ;,")), None
        )


def add_property(part: Component, line: Line, *, encoding: str, misfit: str) -> None:
    """Read one property into ``part``, or name what is wrong with it; ``misfit`` says that it is none."""
    head_bytes, text = _halves(line.text)
    head = _HEAD.fullmatch(head_bytes.decode("utf-8", "replace").strip())
    if line.broken or head is None:
        field_name = re.split(rb"[;:]", line.text)[0].decode("utf-8", "replace").strip()
        part.problems.append(_amber(line, field_name, misfit))
        return
    group, _dot, name = head["name"].strip().rpartition(".")
    name, params = name.upper(), read_params(head["params"][1:])
    if line.mended:
        part.problems.append(
            _amber(line, name, _("This value was broken over several lines; they were joined."))
        )
    try:
        raw = transfer_decoded(text, params)
    except ValueError:
        part.problems.append(_amber(line, name, _("Its content is damaged. Kept out.")))
        raw = text = b""
    decoded, readable = ("", True) if name in _BINARY and raw is not text else _text(raw, params, encoding)
    part.guessed = part.guessed or (
        not raw.isascii() and decoded != "" and "CHARSET" not in params and not _is_utf8(raw)
    )
    if not readable:
        part.problems.append(_amber(line, name, _("Some of its letters cannot be read. Kept out.")))
        return
    if name == "VERSION":
        part.version = decoded.strip()
    part.properties.append(
        Property(name, decoded, raw, line.number, group=group.upper(), params=params, version=part.version)
    )


def _text(raw: bytes, params: dict[str, tuple[str, ...]], encoding: str) -> tuple[str, bool]:
    fallback = "utf-8" if encoding.startswith("utf") else encoding
    return as_text(raw, charset="".join(params.get("CHARSET", ())[:1]), fallback=fallback)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _halves(text: bytes) -> tuple[bytes, bytes]:
    """What stands before and after the first colon that is not in quotes."""
    place = -1
    while (place := text.find(b":", place + 1)) >= 0:
        if text.count(b'"', 0, place) % 2 == 0:
            return text[:place], text[place + 1 :]
    head, _colon, value = text.partition(b":")
    return head, value


def _amber(line: Line, name: str, reason: str) -> Problem:
    return Problem(line.number, name, reason, rejected=False)
