"""Where the texts of the notes on a time axis stand, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_GAP, _LEAST = 5.0, 30.0
MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class NotePlace:
    """The row of a text, where it begins and how wide it may be; no width, no text."""

    row: int
    left: float
    width: float


def place_notes(
    notes: Sequence[tuple[float, float]], *, left: float, right: float, rows: int = MOST_ROWS
) -> Sequence[NotePlace]:
    """A place for each (line, width of the text), the lines rising from left to right.

    A text stands right of its line, or left of it where the edge is near; in the first row with room. Where
    no row has room for all of it, it is cut short in the roomiest one.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    places: list[NotePlace] = []
    edges = (left, right)
    for line, width in notes:
        place = _whole(line, width, taken, edges=edges) or _cut(line, width, taken, edges=edges)
        if place.width:
            taken[place.row].append((place.left, place.left + place.width))
        places.append(place)
    return places


def _whole(
    line: float, width: float, taken: list[list[tuple[float, float]]], *, edges: tuple[float, float]
) -> NotePlace | None:
    for row, spans in enumerate(taken):
        for begin in (line + _GAP, line - _GAP - width):
            inside = edges[0] <= begin and begin + width <= edges[1]
            if inside and all(begin >= end + _GAP or begin + width + _GAP <= start for start, end in spans):
                return NotePlace(row, begin, width)
    return None


def _cut(
    line: float, width: float, taken: list[list[tuple[float, float]]], *, edges: tuple[float, float]
) -> NotePlace:
    """Right or left of the line, in the row that leaves most of the text."""
    rooms = []
    for row, spans in enumerate(taken):
        covered = any(start - _GAP <= line <= end + _GAP for start, end in spans)
        if covered:
            continue
        after = min([edges[1], *(start - _GAP for start, _end in spans if start > line)]) - line - _GAP
        before = line - _GAP - max([edges[0], *(end + _GAP for _start, end in spans if end < line)])
        rooms += [(after, -row, line + _GAP), (before, -row, line - _GAP - min(before, width))]
    room, row, begin = max(rooms, default=(0.0, 0, line))
    return NotePlace(-row, begin, min(width, room)) if room >= _LEAST else NotePlace(0, line, 0.0)
