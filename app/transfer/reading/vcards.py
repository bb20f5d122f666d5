"""Address book cards (vCard 2.1, 3.0, 4.0) as programs really write them, read one by one.

Nothing is taken in half: a card that is cut off says so, and every property that cannot be read is
named with its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core.cancelling import Cancellation
from app.core.words import gettext as _
from app.transfer.problems import Problem
from app.transfer.reading.components import Component, add_property
from app.transfer.reading.sources import Source
from app.transfer.reading.vcard_lines import Line, read_lines


class Card(Component):
    """One card of an address book."""

    __slots__ = ()


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
            add_property(card, line, encoding=encoding, misfit=_("This line is no property of a card."))
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
