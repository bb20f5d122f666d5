"""Parts a line into clauses that each say one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.customers.capture.language import Language
from app.customers.capture.musts import find_must
from app.customers.capture.reading import tidy

LOOK_BACK = 120
"""How many letters before a break can bear on what stands behind it."""

_LAST_WORD = re.compile(r"([\w.]+)$")


def split_clauses(line: str, language: Language, *, companions: tuple[str, ...] = ()) -> list[str]:
    """The clauses of a line in order; lists like "nuts, eggs and milk" stay in one piece."""
    clauses = [
        part
        for sentence in _sentences(line, language)
        for part in _soft_parts(sentence, language, companions)
        if tidy(part)
    ]
    return clauses or [line]


def _sentences(line: str, language: Language) -> Iterator[str]:
    start = 0
    for match in language.hard_breaks.finditer(line):
        if match["stop"] == "." and _is_abbreviation(line[: match.start()], language):
            continue
        stop = match["stop"] if match["stop"] in {"?", "!"} else ""
        yield line[start : match.start()] + (stop or "")
        start = match.end()
    yield line[start:]


def _is_abbreviation(before: str, language: Language) -> bool:
    word = _LAST_WORD.search(before)
    return word is not None and word[1].casefold() in language.abbreviations


def _soft_parts(sentence: str, language: Language, companions: tuple[str, ...]) -> Iterator[str]:
    start = 0
    breaks = list(language.soft_breaks.finditer(sentence))
    for number, match in enumerate(breaks):
        ends = breaks[number + 1].start() if number + 1 < len(breaks) else len(sentence)
        left = sentence[max(start, match.start() - LOOK_BACK) : match.start()]
        right = sentence[match.end() :]
        if _starts_clause(left, right, right[: ends - match.end()], language, companions):
            yield sentence[start : match.start()]
            start = match.end()
    yield sentence[start:]


def _starts_clause(
    left: str, right: str, piece: str, language: Language, companions: tuple[str, ...]
) -> bool:
    found = find_must(piece, language.health)
    whole = find_must(f"{left}, {piece}", language.health)
    if found and whole and whole.start < len(left) < whole.end and not whole.denied:
        return False  # one must that spans the break: "dairy and gluten free"
    in_a_drink = language.health.in_a_drink.search(f"{left}, {piece}")
    if found and not found.unsure and (found.strong or not in_a_drink):
        before = find_must(left, language.health)
        # "not allergic, intolerant or coeliac" denies all three.
        return not (before and before.denied and language.or_list.match(right))
    if language.clause_starts.match(right):
        return True
    return any(name and re.match(rf"{re.escape(name)}\b(?!$)", right) for name in companions)
