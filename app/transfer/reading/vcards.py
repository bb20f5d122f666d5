"""Address book cards (vCard 2.1, 3.0, 4.0) as programs really write them, read one by one.

Nothing is taken in half: a card that is cut off says so, and every property that cannot be read is
named with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from gettext import gettext as _

from app.core.cancelling import Cancellation
from app.transfer.problems import Problem
from app.transfer.reading.sources import Source
from app.transfer.reading.vcard_lines import Line, read_lines
from app.transfer.reading.vcard_values import Property, as_text, read_params, transfer_decoded

_HEAD = re.compile(r'(?P<name>[^;:"]+)(?P<params>(?:;(?:[^:"]|"[^"]*")*)?)')
_BINARY = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))


@dataclass(slots=True)
class Card:
    """One card from its BEGIN to its END, with what was wrong in it.

    ``guessed``: some of its letters were read in an encoding that nothing on the card names.
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


def read_cards(source: Source, encoding: str, *, cancellation: Cancellation | None = None) -> Iterator[Card]:
    """Every card of the file; a value without a charset that is no UTF-8 is read in ``encoding``."""
    return assemble(read_lines(source, encoding, cancellation=cancellation), encoding)


def assemble(lines: Iterable[Line], encoding: str) -> Iterator[Card]:
    """Cards from unfolded lines. What stands outside of any card comes as an incomplete card."""
    card: Card | None = None
    nested = 0
    for line in lines:
        border = _border(line)
        if border == "BEGIN":
            if card is not None and _expects_agent(card):
                nested += 1
                continue
            if card is not None:
                yield _cut_off(card)
            card, nested = Card(line.number), 0
        elif border == "END" and nested:
            nested -= 1
        elif border == "END" and card is not None:
            card.complete = True
            yield card
            card = None
        elif card is None:
            yield _outside(line)
        elif not nested:
            _add(card, line, encoding)
    if card is not None:
        yield _cut_off(card)


def _border(line: Line) -> str:
    name, _colon, value = line.text.partition(b":")
    if value.strip().upper() != b"VCARD":
        return ""
    word = name.rpartition(b".")[2].strip().upper()
    return word.decode("ascii", "replace") if word in (b"BEGIN", b"END") else ""


def _expects_agent(card: Card) -> bool:
    return (
        bool(card.properties) and card.properties[-1].name == "AGENT" and not card.properties[-1].text.strip()
    )


def _cut_off(card: Card) -> Card:
    reason = _("The card has no end: the file was cut off, or its last line is missing.")
    card.problems.append(Problem(card.line, "END", reason, rejected=True))
    return card


def _outside(line: Line) -> Card:
    reason = _("This line belongs to no card.")
    return Card(line.number, problems=[Problem(line.number, "", reason, rejected=True)])


def _add(card: Card, line: Line, encoding: str) -> None:
    """Read one property into the card, or name what is wrong with it."""
    head_bytes, text = _halves(line.text)
    head = _HEAD.fullmatch(head_bytes.decode("utf-8", "replace").strip())
    if line.broken or head is None:
        field_name = re.split(rb"[;:]", line.text)[0].decode("utf-8", "replace").strip()
        card.problems.append(_amber(line, field_name, _("This line is no property of a card.")))
        return
    group, _dot, name = head["name"].strip().rpartition(".")
    name, params = name.upper(), read_params(head["params"][1:])
    if line.mended:
        card.problems.append(
            _amber(line, name, _("This value was broken over several lines; they were joined."))
        )
    try:
        raw = transfer_decoded(text, params)
    except ValueError:
        card.problems.append(_amber(line, name, _("Its content is damaged. Kept out.")))
        raw = text = b""
    decoded, readable = ("", True) if name in _BINARY and raw is not text else _text(raw, params, encoding)
    card.guessed = card.guessed or (
        not raw.isascii() and decoded != "" and "CHARSET" not in params and not _is_utf8(raw)
    )
    if not readable:
        card.problems.append(_amber(line, name, _("Some of its letters cannot be read. Kept out.")))
        return
    if name == "VERSION":
        card.version = decoded.strip()
    card.properties.append(
        Property(name, decoded, raw, line.number, group=group.upper(), params=params, version=card.version)
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
