"""Guessing what columns mean, from their headers and from their values, each with a confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.transfer.mapping.amounts import currency_in
from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.header_words import DATE_WORDS, meaning, normal
from app.transfer.mapping.survey_words import survey_meaning
from app.transfer.mapping.targets import (
    ABOUT_ANSWERS,
    LABELLED,
    MANY,
    SCORES,
    FileKind,
    Target,
    kind_of,
)
from app.transfer.mapping.value_kinds import ValueKinds, look_at_values

_SAMPLES = 3
_LEAST_SCORES, _SHORT_TEXT = 0.6, 12
_ENOUGH_SIGNS = 2
_ALL_DATES = 0.8
_SIGNS_OF_VISITS = frozenset({Target.ARRIVAL, Target.DEPARTURE, Target.STATUS, Target.NIGHTS, Target.AMOUNT})
_WHEN = frozenset({Target.PURCHASED_AT, Target.BOOKED_ON})
_BEGUN = frozenset(
    {"start date", "start date utc", "started at", "start time", "created at", "created", "date created"}
)
"""When somebody began to answer; taken where nothing says when they ended."""
_ALL_SCORES = 0.9
_NUMBER_SIGN = "#"
_TEST_WORDS = frozenset({"response type"})
_OF_ANSWERS = frozenset(
    {
        Target.LEAVE_OUT,
        Target.NAME,
        Target.NAME_FAMILY_FIRST,
        Target.FAMILY,
        Target.GIVEN,
        Target.TITLE,
        Target.EMAIL,
        Target.PHONE,
        Target.EXTERNAL_ID,
        Target.LANGUAGE,
        Target.REFERENCE,
        Target.ARRIVAL,
        Target.DEPARTURE,
        Target.PLACE,
        Target.CHANNEL,
        *SCORES,
        *ABOUT_ANSWERS,
    }
)
"""What a column of a file of answers can be."""
_LEAST = 0.36
_NUMBERED = re.compile(r"(?P<what>.+?)\s*(?P<number>\d+)?\s+-\s+(?P<part>.+)", re.DOTALL)
_NUMBERED_TARGETS = {
    "e mail": Target.EMAIL,
    "email": Target.EMAIL,
    "phone": Target.PHONE,
    "website": Target.WEBSITE,
    "event": Target.DATE,
    "relation": Target.RELATED,
    "address": Target.ADDRESS,
    "organization": Target.COMPANY,
}
_ADDRESS_WORDS = {
    "formatted": Target.LEAVE_OUT,
    "street": Target.STREET,
    "extended address": Target.STREET,
    "po box": Target.STREET,
    "city": Target.CITY,
    "region": Target.REGION,
    "postal code": Target.POSTCODE,
    "country": Target.COUNTRY,
}
_NAMES = frozenset((Target.NAME, Target.NAME_FAMILY_FIRST, Target.FAMILY, Target.GIVEN))
_STATES = frozenset((Target.REGION, Target.COUNTRY))
""""Estado" and "Stato" are a part of the world or where a visit stands, as their values say."""
_LABEL_WORDS = frozenset(("label", "type"))
_PLACES = re.compile(
    r"\b(home|business|work|office|mobile|cell|fax|pager|car|other|privat|geschaftlich|handy|mobil|domicile|bureau|casa|oficina|lavoro)\b"
)
_SAME_WORDS = {"mobile": "cell", "handy": "cell", "mobil": "cell", "business": "work", "office": "work"}


@dataclass(slots=True)
class _Guess:
    column: Column
    kinds: ValueKinds


def guess_mapping(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapping:
    """What the columns mean; ``rows`` are samples from the file, ``headers`` may all be empty."""
    guesses = [
        _first_guess(index, header, [row[index] for row in rows]) for index, header in enumerate(headers)
    ]
    _pair_labels(guesses)
    _find_names(guesses)
    _settle_names(guesses)
    _settle_dates(guesses)
    _settle_descriptions(guesses)
    _settle_answers(guesses)
    _leave_one_each(guesses)
    return Mapping(tuple(guess.column for guess in guesses))


def _first_guess(index: int, header: str, values: Sequence[str]) -> _Guess:
    kinds = look_at_values(values)
    samples = tuple(list(dict.fromkeys(text for value in values if (text := value.strip())))[:_SAMPLES])
    column = Column(index, header, Target.LEAVE_OUT, 0.0, samples, currency=currency_in(header))
    numbered = _numbered(column)
    if numbered is not None:
        return _Guess(numbered, kinds)
    target, confidence = _by_header(header, kinds)
    column = replace(column, target=target, confidence=round(confidence, 2))
    words = normal(header)
    place = _PLACES.search(words)
    if place and (target in LABELLED or target in _ADDRESS_WORDS.values()):
        column = replace(column, label=_SAME_WORDS.get(place[1], place[1]), group=place[1])
    if target is Target.DATE:
        column = replace(column, label=header.strip())
    return _Guess(column, kinds)


def _by_header(header: str, kinds: ValueKinds) -> tuple[Target, float]:
    by_values = kinds.likely()
    if by_values[0] is Target.PHONE and header.strip() and kinds.numbers > 0.9:
        # Bare digits under a header that names no phone are somebody's numbers, not phone numbers.
        by_values = Target.LEAVE_OUT, 0.0
    surveyed = _of_survey(header, kinds)
    found = surveyed or (meaning(header) if header.strip() else None)
    if found is None:
        return by_values
    target, confidence = found
    if target is Target.NAME and kinds.family_first > 0.6:
        target = Target.NAME_FAMILY_FIRST
    if target is Target.TITLE and kinds.count and kinds.titles < 0.3:
        target, confidence = Target.JOB, 0.6
    if target is Target.ADULTS and kinds.count and kinds.numbers < 0.3:
        target, confidence = (Target.NAME, 0.6) if kinds.letters > 0.7 else (Target.LEAVE_OUT, 0.0)
    if target in _STATES and kinds.statuses > 0.5:
        target = Target.STATUS
    confidence *= 0.35 + 0.65 * kinds.fits(target)
    if confidence < max(_LEAST, by_values[1]):
        return by_values
    return target, confidence


def _of_survey(header: str, kinds: ValueKinds) -> tuple[Target, float] | None:
    """What a header of a survey says, where its values can be that."""
    found = survey_meaning(header)
    if found is None:
        return None
    target = found[0]
    if target is Target.STAFF and kinds.scores > _ALL_SCORES:
        return Target.LEAVE_OUT, 0.9
    if target in SCORES and kinds.count and kinds.scores < _LEAST_SCORES:
        return (Target.COMMENT, 0.7) if kinds.letters > 0.5 and kinds.length > _SHORT_TEXT else None
    return found


def _numbered(column: Column) -> Column | None:
    """Google's columns: "E-mail 1 - Value", "Address 2 - City", "Event 1 - Label"."""
    match = _NUMBERED.fullmatch(column.header.strip())
    if match is None:
        return None
    what, part = normal(match["what"]), normal(match["part"])
    base = _NUMBERED_TARGETS.get(what)
    if base is None:
        return None if match["number"] is None else column
    column = replace(column, group=f"{what} {match['number'] or ''}".strip())
    if part in _LABEL_WORDS:
        return replace(column, target=Target.LABEL if base in LABELLED else Target.LEAVE_OUT, confidence=0.95)
    if base is Target.ADDRESS:
        return replace(column, target=_ADDRESS_WORDS.get(part, Target.LEAVE_OUT), confidence=0.95)
    if base is Target.COMPANY:
        target = {"name": Target.COMPANY, "title": Target.JOB}.get(part, Target.LEAVE_OUT)
        return replace(column, target=target, confidence=0.95)
    return replace(column, target=base if part == "value" else Target.LEAVE_OUT, confidence=0.95)


def _pair_labels(guesses: list[_Guess]) -> None:
    """Tie value columns to the label column of their group; a whole address serves without its parts."""
    labels = {
        guess.column.group: guess.column.index for guess in guesses if guess.column.target is Target.LABEL
    }
    parts = {guess.column.group for guess in guesses if guess.column.target in (Target.STREET, Target.CITY)}
    for guess in guesses:
        column = guess.column
        if column.group in labels and column.target is not Target.LABEL:
            guess.column = replace(column, label_column=labels[column.group])
        words = normal(column.header)
        if words.endswith("formatted") and column.group and column.group not in parts:
            guess.column = replace(guess.column, target=Target.ADDRESS)


def _find_names(guesses: list[_Guess]) -> None:
    """Without a header the first column of different words is the name, where none looks like one."""
    if any(guess.column.header or guess.column.target in _NAMES for guess in guesses):
        return
    for guess in guesses:
        kinds = guess.kinds
        worded = kinds.count > 1 and kinds.letters > 0.9 and kinds.distinct > 0.6 and kinds.length < 40
        if guess.column.target is Target.LEAVE_OUT and worded and not kinds.dates:
            guess.column = replace(guess.column, target=Target.NAME, confidence=0.4)
            return


def _settle_names(guesses: list[_Guess]) -> None:
    """ "Name" beside "Vorname" is the family name; "Nome" beside "Cognome" the given one."""
    present = {guess.column.target for guess in guesses}
    whole = next((g for g in guesses if g.column.target in (Target.NAME, Target.NAME_FAMILY_FIRST)), None)
    if whole is None:
        _lone_family(guesses, present)
        return
    if Target.GIVEN in present and Target.FAMILY not in present:
        whole.column = replace(whole.column, target=Target.FAMILY)
    elif Target.FAMILY in present and Target.GIVEN not in present:
        whole.column = replace(whole.column, target=Target.GIVEN)
    elif {Target.FAMILY, Target.GIVEN} <= present and whole.column.confidence < 1:
        whole.column = replace(whole.column, confidence=min(whole.column.confidence, 0.6))


def _lone_family(guesses: list[_Guess], present: set[Target]) -> None:
    """A single "Nom" or "Nome" holds the whole name when its values do."""
    if {Target.FAMILY, Target.GIVEN} <= present:
        return
    for guess in guesses:
        if guess.column.target in (Target.FAMILY, Target.GIVEN) and guess.kinds.family_first > 0.6:
            guess.column = replace(guess.column, target=Target.NAME_FAMILY_FIRST)
        elif guess.column.target in (Target.FAMILY, Target.GIVEN) and _has_several_words(guess.column):
            guess.column = replace(guess.column, target=Target.NAME)


def _has_several_words(column: Column) -> bool:
    return bool(column.samples) and all(len(sample.split()) > 1 for sample in column.samples)


def _settle_dates(guesses: list[_Guess]) -> None:
    """A column that says "date" and nothing else is when a visit or purchase was."""
    targets = frozenset(guess.column.target for guess in guesses)
    wanted = Target.PURCHASED_AT if kind_of(targets) is FileKind.PURCHASES else Target.ARRIVAL
    visit_like = targets & {
        Target.ADULTS,
        Target.PLACE,
        Target.STATUS,
        Target.REFERENCE,
        Target.ARRIVAL_TIME,
        Target.AMOUNT,
    }
    for guess in guesses:
        if wanted in targets or normal(guess.column.header) not in DATE_WORDS or guess.kinds.dates < 0.5:
            continue
        if wanted is Target.PURCHASED_AT or visit_like:
            guess.column = replace(guess.column, target=wanted, confidence=0.6)
            return


def _settle_descriptions(guesses: list[_Guess]) -> None:
    """In a file of purchases "Description" is the product and "Total" the line's amount."""
    targets = frozenset(guess.column.target for guess in guesses)
    sold = targets & {Target.PRODUCT_CODE, Target.QUANTITY, Target.UNIT_PRICE, Target.INVOICE}
    if len(sold) < 2 or Target.PRODUCT in targets:
        return
    for guess in guesses:
        if guess.column.target is Target.NOTES:
            guess.column = replace(guess.column, target=Target.PRODUCT, confidence=0.8)
            return


def _settle_answers(guesses: list[_Guess]) -> None:
    """In a file of answers what looks like a visit or a remark tells of the answer, and other things are left out."""
    targets = frozenset(guess.column.target for guess in guesses)
    if not targets & SCORES:
        _forget_answers(guesses)
        return
    only_a_mark = not targets & (SCORES - {Target.SCORE, Target.LIKED}) and not targets & ABOUT_ANSWERS
    if only_a_mark and len(targets & _SIGNS_OF_VISITS) >= _ENOUGH_SIGNS:
        _forget_answers(guesses)
        return
    for guess in guesses:
        found = _told_of_answers(guess, targets)
        if found is not guess.column.target:
            guess.column = replace(guess.column, target=found, confidence=0.7)
            targets |= {found}
    _date_answers(guesses, targets)


def _date_answers(guesses: list[_Guess], targets: frozenset[Target]) -> None:
    """Where no header says when it was answered, the only column of days does."""
    if targets & {Target.ANSWERED_AT, Target.ASKED_AT}:
        return
    free = [
        guess
        for guess in guesses
        if guess.column.target is Target.LEAVE_OUT and guess.kinds.count and guess.kinds.dates > _ALL_DATES
    ]
    if len(free) == 1:
        free[0].column = replace(free[0].column, target=Target.ANSWERED_AT, confidence=0.5)


def _told_of_answers(guess: _Guess, targets: frozenset[Target]) -> Target:
    """What the column is in a file of answers whose columns mean ``targets``."""
    target, words = guess.column.target, normal(guess.column.header)
    if target is Target.NOTES and Target.COMMENT not in targets:
        return Target.COMMENT
    is_when = target in _WHEN or (words in DATE_WORDS and guess.kinds.dates > 0.5)
    if (is_when or words in _BEGUN) and Target.ANSWERED_AT not in targets:
        return Target.ANSWERED_AT
    if words in _BEGUN:
        return Target.LEAVE_OUT
    if guess.column.header.strip() == _NUMBER_SIGN and not all(map(str.isdecimal, guess.column.samples)):
        return Target.RESPONSE_ID
    if target is Target.STATUS or words in _TEST_WORDS:
        return Target.TEST
    return target if target in _OF_ANSWERS else Target.LEAVE_OUT


def _forget_answers(guesses: list[_Guess]) -> None:
    """Without a score there is no answer: what only answers have is left out or a remark."""
    for guess in guesses:
        target = guess.column.target
        if target is Target.COMMENT:
            guess.column = replace(guess.column, target=Target.NOTES, confidence=0.6)
        elif target in ABOUT_ANSWERS or target in SCORES:
            guess.column = replace(guess.column, target=Target.LEAVE_OUT, confidence=0.0)


def _leave_one_each(guesses: list[_Guess]) -> None:
    """Targets that may not repeat go to their surest column, of equals to the first that has values."""
    best: dict[Target, _Guess] = {}
    for guess in guesses:
        target = guess.column.target
        if target in MANY:
            continue
        rival = best.setdefault(target, guess)
        loser = rival if _rank(guess) > _rank(rival) else guess
        if loser is rival and guess is not rival:
            best[target] = guess
        if rival is not guess:
            loser.column = replace(loser.column, target=Target.LEAVE_OUT, confidence=0.0)


def _rank(guess: _Guess) -> tuple[float, bool]:
    return guess.column.confidence, guess.kinds.count > 0
