"""How likely a text is to be what somebody wrote: the letters that languages put into their words.

Bytes of an old encoding decode to something in nearly every other one. The right one is told by
words that some language could have: "Dvořák" is Czech, "Dvoøák" is nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_LATIN = """
àâæçéèêëîïôœùûüÿ  áéíñóúüçï  àáâãçéêíóôõúü  äöüßé  àèéìíîòóùú  åäöé  æøåéöä  áéëïóöüèêä  äöåšž
ąćęłńóśźż  áčďéěíňóřšťúůýž  áäčďéíĺľňóôŕšťúýž  áéíóöőúüű  čćđšž  ăâîșțşţ  çğıöşüâîû
ąčęėįšųūž  āčēģīķļņšūž  äöüõšž  çë  áàéèíïóòúüç·
"""
_RARE_LATIN = "áæðéíóöúýþ  ċġħżàèìòù  ŵŷâêîôûáéíóúàèìòù  ĉĝĥĵŝŭ  áéíóúý"
_COMMON = tuple(frozenset(letters) for letters in _LATIN.split())
_RARE = tuple(frozenset(letters) for letters in _RARE_LATIN.split())
_WORLD = frozenset("".join(_LATIN.split()))
_ASCII = frozenset(map(chr, range(128))) | frozenset("ªº’\u0301\u0307")

_FREQUENT = {
    "CYRILLIC": (frozenset("оеаинтсрвл"), 0.5),
    "GREEK": (frozenset("αοιετνσςηρπάόίέ"), 0.6),
    "HEBREW": (frozenset("יוהלאתרבשמ"), 0.55),
    "ARABIC": (frozenset("ايلمنوتره"), 0.5),
    "THAI": (frozenset("นรากเงมยลวดท"), 0.5),
}
_GREEK_MISSPELT = re.compile(r"σ$|ς(?=\w)")
_GREEK_ACCENT = frozenset("άέήίόύώΐΰ")
_HEBREW_MISSPELT = re.compile(r"[םןץףך](?=[א-ת])")

_WORD = re.compile(r"\w*[^\x00-\x7f\s][^\x00-\x2f\x3a-\x40\s]*")
_QUOTES = "«»“”„‘’‚–—…•·€£°º©®™´¡¿’·§"
_BETWEEN_WORDS = re.compile(r"[’‘'\-–·./&…—]")
_MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Verdict:
    """``score`` from 0 (noise) to 1 (could be written by somebody), judged by so many different words."""

    score: float
    words: int


def judge(text: str) -> Verdict:
    """How plausible the words of ``text`` are that have other than ASCII letters."""
    words = [
        part
        for word in _words(text)
        for part in _BETWEEN_WORDS.split(word.strip(_QUOTES))
        if not part.isascii()
    ]
    signs = [word for word in _words(text) if not word.strip(_QUOTES)]
    if not words:
        return Verdict(1.0 if signs else 0.0, 0)
    latin: list[str] = []
    others: dict[str, list[str]] = {}
    for word in words:
        script = _script(word)
        if script == "LATIN":
            latin.append(word)
        elif script in _FREQUENT:
            others.setdefault(script, []).append(word)
    total = _judge_latin(latin) + sum(_judge_script(script, found) for script, found in others.items())
    return Verdict(total / len(words), len(words))


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(_WORD.findall(text)))[:_MOST_WORDS]


def _script(word: str) -> str:
    """The one alphabet of a word, "" for a mixture or a word with signs in it."""
    scripts: set[str] = set()
    for letter in word:
        if letter.isalpha() and letter not in "ªº":
            scripts.add(unicodedata.name(letter, "").partition(" ")[0])
        elif ord(letter) > 0x7F and not unicodedata.combining(letter):
            return ""
    return scripts.pop() if len(scripts) == 1 else ""


def _judge_latin(words: Iterable[str]) -> float:
    """Sum over words: could any language have it (60 %), and does the language of most of them (40 %)."""
    possible = 0.0
    explained: Counter[int] = Counter()
    for word in words:
        if not _well_cased(word):
            continue
        accented = frozenset(unicodedata.normalize("NFC", word).lower()) - _ASCII
        fitting = [place for place, alphabet in enumerate(_COMMON) if accented <= alphabet]
        explained.update(fitting)
        possible += 1.0 if fitting else _second_best(accented)
    return 0.6 * possible + 0.4 * max(explained.values(), default=0)


def _second_best(accented: frozenset[str]) -> float:
    if any(accented <= alphabet for alphabet in _RARE):
        return 0.6
    return 0.3 if accented <= _WORLD else 0.0


def _judge_script(script: str, words: list[str]) -> float:
    frequent, usual = _FREQUENT[script]
    letters = "".join(words).lower()
    share = sum(letter in frequent for letter in letters) / len(letters)
    fitting = sum(_well_cased(word) * _spelt(script, word) for word in words)
    return fitting * min(1.0, share / usual)


def _spelt(script: str, word: str) -> float:
    """What an alphabet demands of every word: final forms at the end only, an accent in Greek."""
    if script == "GREEK":
        lower = word.lower()
        if word != word.upper() and _GREEK_MISSPELT.search(word):
            return 0.0
        bare = word != word.upper() and len(word) > 3 and not _GREEK_ACCENT & frozenset(lower)
        return 0.4 if bare else 1.0
    if script == "HEBREW" and _HEBREW_MISSPELT.search(word):
        return 0.0
    return 1.0


def _well_cased(word: str) -> bool:
    """Whether capitals stand where people put them: at the start, everywhere, or as in "MacDonald"."""
    letters = "".join(letter for letter in word if letter.isalpha())
    rest = re.sub(r"^(?:Mc|Mac|De|Di|La|Le|Van|Fitz|O|D)(?=[^\Wa-z\d_])", "", letters)[1:]
    return rest == rest.lower() or letters == letters.upper() or letters[1:] == letters[1:].upper()
