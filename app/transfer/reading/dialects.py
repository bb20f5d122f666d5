"""How a table is written down: what separates its cells and what quotes them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from math import log2

DELIMITERS = "\t;|,:^~"
_FALLBACK = ","
_SEPARATOR_NOTE = re.compile(r"\s*sep=(?P<delimiter>[^\r\n])\s*(?:\r\n?|\n|$)", re.IGNORECASE)
_WEAK = ":^~"
_MOST_RECORDS = 400


@dataclass(frozen=True, slots=True)
class Dialect:
    """What separates and quotes cells; ``noted`` when the file's first line says so ("sep=;")."""

    delimiter: str
    quote: str = '"'
    spaced: bool = False
    backslash: bool = False
    noted: bool = False

    def options(self) -> dict[str, object]:
        """The same for the csv module."""
        return {
            "delimiter": self.delimiter,
            "quotechar": self.quote,
            "skipinitialspace": self.spaced,
            "escapechar": "\\" if self.backslash else None,
            "doublequote": not self.backslash,
        }


def sniff(sample: str, *, delimiter: str | None = None) -> Dialect:
    """The dialect under which the lines of ``sample`` (whole lines) have the most even cells."""
    note = _SEPARATOR_NOTE.match(sample)
    if note:
        return _dialect(sample[note.end() :], delimiter or note["delimiter"], noted=True)
    return _dialect(sample, delimiter or _best_delimiter(sample), noted=False)


def records(sample: str, dialect: Dialect) -> list[tuple[int, list[str]]]:
    """The rows of ``sample`` that are not blank, each with the line it starts on."""
    reader = csv.reader(io.StringIO(sample, newline=""), **dialect.options())  # type: ignore[arg-type]
    found: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells) and not (dialect.noted and start == 1):
                found.append((start, cells))
            start = reader.line_num + 1
            if len(found) == _MOST_RECORDS:
                break
    except csv.Error:
        pass
    return found


def usual_width(rows: list[tuple[int, list[str]]]) -> int:
    """How many cells most rows have; of two equally frequent counts the larger one."""
    widths = Counter(len(cells) for _line, cells in rows)
    return max(widths, key=lambda width: (widths[width], width), default=1)


def _dialect(sample: str, delimiter: str, *, noted: bool) -> Dialect:
    mark = re.escape(delimiter)
    single = len(re.findall(rf"(?:^|{mark})'[^'\r\n]*'(?={mark}|\r|\n|$)", sample, re.MULTILINE))
    double = sample.count('"')
    return Dialect(
        delimiter,
        quote="'" if single > 4 and not double else '"',
        spaced=bool(re.search(rf"{mark} +\"", sample)),
        backslash='""' not in sample and bool(re.search(rf'\\"(?!\s*(?:{mark}|\r|\n|$))', sample)),
        noted=noted,
    )


def _best_delimiter(sample: str) -> str:
    scores = {delimiter: _score(sample, delimiter) for delimiter in DELIMITERS if delimiter in sample}
    best = max(scores, key=lambda delimiter: scores[delimiter], default=_FALLBACK)
    return best if scores.get(best, 0.0) > 0 else _FALLBACK


def _score(sample: str, delimiter: str) -> float:
    """How even the rows are, weighted by how many cells they have; 0 for a single column."""
    rows = records(sample, _dialect(sample, delimiter, noted=False))
    width = usual_width(rows)
    if width < 2 or not rows:
        return 0.0
    share = sum(len(cells) == width for _line, cells in rows) / len(rows)
    if delimiter in _WEAK:
        return (
            0.5 * share * (1 + log2(width)) if share == 1.0 and not _is_in_values(sample, delimiter) else 0.0
        )
    score = share * share * (1 + log2(width))
    return 0.7 * score if _is_in_values(sample, delimiter) else score


def _is_in_values(sample: str, delimiter: str) -> bool:
    """Whether the mark mostly stands inside values: 12,50 or "Müller, Léa" or 10:30 or http://."""
    mark = re.escape(delimiter)
    inside = len(re.findall(rf"(?<=\d){mark}(?=\d{{1,3}}(?!\d))|{mark} (?=\w)|{mark}//", sample))
    return inside > 0.8 * sample.count(delimiter)
