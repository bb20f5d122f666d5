"""Names taken apart: "Hurrell, Reva Mr.", "Dr. Anna van der Berg", "山田 太郎"."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from app.core.text_folding import fold

_TITLE_WORDS = """
mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev reverend fr father capt captain col gen hon judge madam master mstr
herr frau hr fr frl dipl ing mag univ doz med phil monsieur madame mademoiselle m mme mlle me maitre senor senora senorita sr sra srta d dna don dona
signor signora signorina sig sigra signa sigr dott dottssa dottore dottoressa avv ing arch geom rag cav on sr. sra. dom exmo exma dhr mevr mw meneer mevrouw heer drs ir
pan pani panna p herra rouva bay bayan hanim г госпожа господин gospodin gospodja 様 先生 女士 小姐 氏 씨 님 fam familie family famille familia famiglia
"""
_TITLES = frozenset(fold(word) for word in _TITLE_WORDS.split())
_SURE = "mr mrs ms miss mx dr prof sir dame lord lady herr frau monsieur madame mademoiselle mme mlle senor senora senorita sra srta signor signora signorina dhr mevr mevrouw pani"
_WITHOUT_DOT = frozenset(_SURE.split())
_BEHIND = "jr sr jun sen ii iii iv phd md esq mba msc bsc jnr snr"
_SUFFIXES = frozenset(_BEHIND.split())
_SMALL = "van von der den de del della di da do dos das du la le el al bin ibn ben ter ten zu zum zur vom am af av y e st san santa"
_PARTICLES = frozenset(_SMALL.split())
_MOST_WORDS = 8
_EASTERN = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")


@dataclass(frozen=True, slots=True)
class Name:
    """A name by its parts; ``full`` is how it is shown."""

    full: str
    family: str = ""
    given: str = ""
    title: str = ""
    suffix: str = ""


def family_first(text: str) -> Name:
    """ "Surname, First Title": what stands before the comma is the family name."""
    family, comma, rest = text.partition(",")
    if not comma:
        return full_name(text)
    family, before = _without_titles(family.strip(), at_end=False)
    given, after = _without_titles(rest.strip(), at_end=True)
    given, in_front = _without_titles(given, at_end=False)
    given, suffix = _without_suffix(given.strip(" ,"))
    title = " ".join(filter(None, (before, in_front, after)))
    return Name(shown(given, family, suffix=suffix), family, given, title, suffix)


def full_name(text: str) -> Name:
    """A name in the order it is said; eastern names keep theirs."""
    bare, title = _without_titles(text.strip(), at_end=False)
    bare, suffix = _without_suffix(bare)
    bare, behind = _without_titles(bare, at_end=True)
    title = " ".join(filter(None, (title, behind)))
    words = bare.split()
    if len(words) < 2 or len(words) > _MOST_WORDS:
        alone = "" if _is_eastern(bare) else bare
        return Name(bare, alone if title else "", "" if title else alone, title, suffix)
    if _is_eastern(bare):
        return Name(bare, words[0], " ".join(words[1:]), title, suffix)
    start = len(words) - 1
    while start > 1 and fold(words[start - 1].strip(".'’")) in _PARTICLES:
        start -= 1
    given, family = " ".join(words[:start]), " ".join(words[start:])
    return Name(f"{bare} {suffix}" if suffix else bare, family, given, title, suffix)


def shown(given: str, family: str, *, suffix: str = "") -> str:
    """The name as it is said: given before family, but the family first in Chinese, Japanese and Korean."""
    if given and family and _is_eastern(given) and _is_eastern(family):
        return f"{family} {given}"
    return " ".join(filter(None, (given, family, suffix)))


def is_family_first(text: str) -> bool:
    """Whether a name looks like "Surname, First": one comma with words on both sides and no figures."""
    before, comma, after = text.partition(",")
    return (
        bool(comma and before.strip() and after.strip())
        and "," not in after
        and not any(letter.isdecimal() for letter in text)
    )


def is_title(text: str) -> bool:
    """Whether a text is nothing but titles: "Mr.", "Prof. Dr."."""
    words = text.split()
    return bool(words) and all(_plain(word) in _TITLES for word in words)


def _without_titles(text: str, *, at_end: bool) -> tuple[str, str]:
    """The name and the titles at one end of it; a word is a title with its dot, or when it can be nothing else."""
    words = text.split()
    titles: list[str] = []
    while len(words) > 1 and _is_surely_title(words[-1 if at_end else 0]):
        titles.append(words.pop(-1 if at_end else 0))
    if not titles:
        return text, ""
    return " ".join(words), " ".join(reversed(titles) if at_end else titles)


def _is_surely_title(word: str) -> bool:
    plain = _plain(word)
    return plain in _WITHOUT_DOT or (word.endswith(".") and len(plain) > 1 and plain in _TITLES)


def _without_suffix(text: str) -> tuple[str, str]:
    words = text.split()
    if len(words) > 1 and _plain(words[-1]) in _SUFFIXES:
        return " ".join(words[:-1]).rstrip(","), words[-1]
    return text, ""


def _plain(word: str) -> str:
    bare = word.replace(".", "").replace(",", "")
    return bare.lower() if bare.isascii() else fold(bare)


def _is_eastern(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(unicodedata.name(letter, "").startswith(_EASTERN) for letter in letters)
