"""What the title of a calendar's entry celebrates, and whose day it is, in the languages of the world."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from app.core.text_folding import fold
from app.model.occasion import OccasionKind

_PHRASES = {
    OccasionKind.BIRTHDAY: """birthday|b-day|bday|birth day|geburtstag|geburi|anniversaire|cumpleaños|cumple|compleanno|aniversário
|aniversario|verjaardag|födelsedag|fødselsdag|bursdag|syntymäpäivä|syntymäpäivät|urodziny|narozeniny|narodeniny|születésnap
|születésnapja|ziua de naștere|rođendan|rojstni dan|день рождения|день народження|doğum günü|誕生日|生日|생일""",
    OccasionKind.ANNIVERSARY: """wedding anniversary|anniversary|wedding day|wedding|hochzeitstag|hochzeit|jahrestag
|anniversaire de mariage|mariage|aniversario de bodas|aniversario de boda|boda|anniversario di matrimonio|anniversario
|matrimonio|nozze|aniversário de casamento|casamento|trouwdag|huwelijksverjaardag|huwelijk|bruiloft|jubileum|bröllopsdag
|bryllupsdag|bryllup|rocznica ślubu|ślub|výročí svatby|годовщина свадьбы|свадьба|結婚記念日|结婚纪念日|결혼기념일""",
    OccasionKind.NAME_DAY: """name day|nameday|namenstag|fête|onomastico|santo|imieniny|svátek|meniny|névnap|namnsdag|nimipäivä
|именины""",
    OccasionKind.GRADUATION: "graduation|abschlussfeier|abschluss|diplomfeier|laurea|graduación|formatura|remise de diplôme",
    OccasionKind.HONEYMOON: "honeymoon|flitterwochen|lune de miel|luna de miel|viaggio di nozze|lua de mel",
}
_OF = r"""(?:\bof\b|\bfor\b|\bvon\b|\bvom\b|\bder\b|\bde la\b|\bde\b|\bd['’]|\bdi\b|\bda\b|\bdo\b|\bdei\b|\bvan\b|\bav\b|\baf\b|\bför\b|\btil\b
|\bu\b|[:\-–—,|/])"""
_HAS = r"(?:['’]s?\b|['’]|\bhat\b|\bhas\b|\bhar\b|\bma\b|\bfeiert\b|さんの|님의|님|的|の|[:\-–—,|/(])"
_GREETING = r"(?:happy|joyeux|feliz|buon|frohe[rn]?|alles gute zum|gefeliciteerd,?|celebrate|party for)"
_NTH = r"(?P<nth>\d{1,3})(?:st|nd|rd|th|er|e|ème|eme|º|ª|\.)?"
_YEAR = re.compile(
    r"[(\[]?\s*(?:\*|geb\.?|born|b\.|né en|née en|nato nel)\s*(?P<a>\d{4})\s*[)\]]?|[(\[]\s*(?P<b>\d{4})\s*[)\]]"
)
_AGE = re.compile(
    r"[(\[]\s*(?:turns |wird |fyller )?(?P<a>\d{1,3})(?:st|nd|rd|th|\.)?(?: birthday| jahre| years?(?: old)?| ans| anni| años)?\s*[)\]]"
    r"|\b(?:turns|wird|fyller|cumple|compie|fête ses)\s+(?P<b>\d{1,3})\b(?: jahre(?: alt)?| år| años| anni| ans)?",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    fold(word)
    for word in """our my the a an your his her their unser unsere mein meine dein notre mon ma nos nuestro nuestra mi nostro mio
    mum mom mummy mommy dad daddy papa papi mama mami oma opa grandma grandpa wife husband frau mann maman bebe baby
    happy party team company office annual all alle staff birthdays geburtstage event events reminder""".split()
)
_THINGS = frozenset(
    fold(word)
    for word in """dinner lunch brunch breakfast party parties reception rehearsal ceremony cake cakes card cards gift gifts present
    presents celebration celebrations drinks flowers shopping trip weekend invitation dress photographer venue planning meeting call
    feier fest essen kuchen torte geschenk geschenke karte blumen einladung standesamt kirche polterabend apero cena almuerzo fiesta
    festa torta pastel regalo regali cadeau gateau diner repas soiree feest taart""".split()
)
_SMALL = frozenset(
    """van von der den de del della di da do dos das du la le el al bin ibn ben ter ten zu zum zur vom am af av st san and und
    et y e i og och en & ja""".split()
)
_MOST_WORDS = 7
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Celebration:
    """What is celebrated and whose it is.

    ``names`` are readings of the name, the likeliest first; empty where the title names nobody. ``year``
    stands in the title, ``nth`` is how many years it will be on the day itself. Not ``sure`` is what only
    has a name and a year or age, and may be anything unless it comes back every year.
    """

    kind: OccasionKind
    names: tuple[str, ...] = ()
    year: int | None = None
    nth: int | None = None
    sure: bool = True


def celebration_of(title: str, *, kind: OccasionKind | None = None) -> Celebration | None:
    """What a title celebrates; ``kind`` is what its calendar says that it is, whatever the title says.

    Nothing comes of a title that only mentions an occasion among other things.
    """
    text = _plain(title)[:_LONGEST]
    year, text = _taken_out(_YEAR, text)
    nth, text = _taken_out(_AGE, text)
    for said, pattern in _fitting(text):
        match = pattern.fullmatch(text)
        if match is not None:
            groups = match.groupdict()
            return _celebration(
                said if kind in (None, OccasionKind.CUSTOM) else kind,
                groups.get("name") or groups.get("owner") or "",
                year,
                int(groups["nth"]) if groups.get("nth") else nth,
                genitive=bool(groups.get("owner")),
            )
    if kind is None and not (year or nth):
        return None
    found = _celebration(kind or OccasionKind.BIRTHDAY, text, year, nth)
    return found if kind is not None else replace(found, sure=False)


def looks_like_name(text: str) -> bool:
    """Whether somebody can be called this: few words, no number, capital letters where the script has them."""
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or any(letter.isdigit() for letter in text):
        return False
    if fold(words[0]) in _NOT_NAMES or fold(words[-1]) in _NOT_NAMES:
        return False
    if any(fold(word.strip(".,!?")) in _THINGS for word in words):
        return False
    small = any(word[:1].islower() and fold(word) not in _SMALL for word in words[1:])
    return words[0][:1].isalpha() and not words[0][:1].islower() and not small


def _celebration(
    kind: OccasionKind, name: str, year: int | None, nth: int | None, *, genitive: bool = False
) -> Celebration:
    name = name.strip(" \t-–—:,;.!|/()[]*'’\"“”„")
    names: tuple[str, ...] = (name,) if name else ()
    if name and genitive and name.endswith(("s", "S")) and len(name) > 2:
        names = (name[:-1], name) if " " in name else (name, name[:-1])
    return Celebration(kind, names, year, nth if nth and 0 < nth < 150 else None)


def _fitting(text: str) -> Iterator[tuple[OccasionKind, re.Pattern[str]]]:
    """What titles with the words of this one look like, the longest words first."""
    lower = text.lower()
    for phrase, kind in _phrases():
        if phrase in lower:
            yield from ((kind, shape) for shape in _shapes(phrase))


@lru_cache(1)
def _phrases() -> tuple[tuple[str, OccasionKind], ...]:
    """All words for occasions from the longest to the shortest: a wedding anniversary is no anniversary."""
    phrases = [
        (phrase.strip(), kind)
        for kind, lines in _PHRASES.items()
        for phrase in lines.replace("\n", "").split("|")
    ]
    return tuple(sorted(phrases, key=lambda entry: -len(entry[0])))


@lru_cache(200)
def _shapes(phrase: str) -> tuple[re.Pattern[str], ...]:
    """The titles that are made of one word for an occasion and a name."""
    words = re.escape(phrase)
    if phrase.isascii():
        words = rf"\b{words}\b"
    of = _OF.replace("\n", "")
    shapes = (
        rf"(?:{_GREETING}\s+)?(?:{_NTH}\s*)?{words}[!.]*(?:\s*{of})+\s*(?P<name>.+)",
        rf"(?P<name>.+?)\s*(?:{_HAS}\s*)+(?:{_NTH}\s*)?{words}\s*[)!.]*",
        rf"(?P<owner>.+?s)\s+(?:{_NTH}\s*)?{words}\s*[)!.]*",
        rf"(?P<name>.+?)\s+(?:{_NTH}\s*)?{words}\s*[)!.]*",
        rf"(?:{_GREETING}\s+)?(?:{_NTH}\s*)?{words}[!,.]*\s+(?P<name>.+)",
        rf"(?:{_GREETING}\s+)?(?:{_NTH}\s*)?{words}[!.]*",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


def _taken_out(pattern: re.Pattern[str], text: str) -> tuple[int | None, str]:
    match = pattern.search(text)
    if match is None:
        return None, text
    number = int(next(part for part in match.groups() if part))
    return number, " ".join((text[: match.start()] + " " + text[match.end() :]).split())


def _plain(title: str) -> str:
    """The title without pictures and with single spaces."""
    kept = "".join(
        " " if unicodedata.category(letter) in ("So", "Cc", "Cf", "Cs", "Co", "Sk") else letter
        for letter in title.replace("†", " † ")
    )
    return " ".join(kept.replace("\ufe0f", "").split())
