"""Reads what to keep away from somebody out of a sentence: "severe nut allergy", "vegan", "no candle please"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.core.text_folding import fold
from app.gestures.conditions import CONDITIONS
from app.gestures.contents import (
    BREAK,
    FREE,
    JOINS,
    Marks,
    freed_by,
    marks_of,
    named_by,
    phrases,
)
from app.gestures.phrasings import plainly
from app.gestures.substances import BY_KEY, EMPTY, MANNERS, OCCASIONS

NEGATORS = frozenset(
    "no not never without avoid avoids avoiding hate hates hated dislike dislikes doesnt dont didnt cannot cant wont "
    "isnt arent wouldnt shouldnt mustnt nothing none nobody neither nor skip skips omit exclude ban banned refuse "
    "refuses loathe loathes detest detests abhor abhors dread dreads minus abstain abstains refrain against kein keine "
    "keinen ohne nicht pas sans aucun aucune senza niente sin nada".split()
)
OF_SOME_KIND = "+"
"""Marks a word that another one narrows down: only the word itself is meant, not all that it stands for."""
OVER = frozenset({"over", "rather", "instead"})
STOPS = frozenset({"but", "with", "because", "when", "if", "before", "after"})
ALLERGY = re.compile(r"allerg|intoleran|anaphyl|coeliac|celiac|epi-?pen|unvertraglich")
_CLAUSES = re.compile(r"[.;!?\n()\u2013\u2014]|\s-\s|\bbut\b|\balthough\b", re.IGNORECASE)
_EXCEPT_THIS = re.compile(
    r"\b(?:everything|anything|all) (?:but|except|apart from|other than)(?: for)?\b", re.IGNORECASE
)
_BUT_NOT = r"(?!\s+(?:it\s+|to be\s+)?(?:\w+\s+){0,2}?(?:no|not|without|nothing|nobody|none|if|when)\b)"
_FINE = re.compile(
    rf"\b(?:fine|ok|okay|happy|no (?:problems?|issues?|trouble)) with\b{_BUT_NOT}.*|"
    r"\b(?:except|apart from|other than)\b.*|"
    r"(?<!not )(?<!t )(?<!never )\b(?:likes?|loves?|enjoys?|adores?|can (?:have|eat|drink|tolerate)|tolerates|may have)\b"
    rf"{_BUT_NOT}.*",
    re.IGNORECASE,
)
_PLAIN = re.compile("['\u2019\u2018`]")
_DENIAL = re.compile(
    r"\b(?:no|not|never|isnt|without|denies|nor|none)\b(?P<between>(?:\s+[\w-]+){0,5}?)\s+(?:an?\s+)?"
    r"(?:\w*allerg(?:y|ies|ic)\b|intoleran\w+)|\ballerg\w+\s*[:=-]?\s*(?:none|nil|no\b|nothing|ruled out)|"
    r"\b(?:outgr(?:ew|own)|ruled out|no longer|not any ?more)\b"
)
_DIET = re.compile(r"\bdiet|\beats? (?:everything|anything|all)\b|\bno (?:food )?restrictions\b")
_DIETS = frozenset(
    phrase for phrase, keys in CONDITIONS.items() if set(keys.split()) & {"meat", "alcohol", "sugar"}
)
_BETWEEN = frozenset(
    "a an any known food other further serious real to our knowledge longer of and or is has have drug".split()
)
WHOLE = frozenset(key for key, substance in BY_KEY.items() if substance.vague)


@dataclass(frozen=True)
class Avoided:
    """What to keep away: words, whole substances, and those whose general word may mean one of the words."""

    words: frozenset[str]
    keys: frozenset[str]
    perhaps: frozenset[str]

    def meets(self, content: Marks) -> bool:
        """Whether something of it is in there."""
        return bool(self.words & content.words or self.keys & content.keys or self.perhaps & content.general)

    def __bool__(self) -> bool:
        return bool(self.words or self.keys)


@dataclass(frozen=True)
class Reading:
    """How a sentence is to be read.

    ``everything`` takes each thing that is named as something to keep away, else only what is refused.
    ``strict`` keeps all kinds away with the one that is named. ``conditions`` reads "vegan" as what a vegan does
    not eat; ``any_word`` takes words that no list knows.
    """

    everything: bool = False
    strict: bool = False
    conditions: bool = True
    any_word: bool = True


def read_avoided(text: str, how: Reading) -> Avoided:
    """What the sentence says to keep away."""
    words: set[str] = set()
    keys: set[str] = set()
    perhaps: set[str] = set()
    for clause in clauses(text):
        for phrase in _read_clause(clause, how):
            if isinstance(phrase, frozenset):
                keys |= phrase
            else:
                _name(phrase, how, words=words, keys=keys, perhaps=perhaps)
    return Avoided(frozenset(words), frozenset(_with_all_days(keys)), frozenset(perhaps))


def _with_all_days(keys: set[str]) -> set[str]:
    """Whoever does not celebrate, and does not say what, celebrates nothing."""
    if "celebrating" not in keys:
        return keys
    named = keys & OCCASIONS
    return (keys - {"celebrating"}) | (named or {*OCCASIONS, "fuss"})


def clauses(text: str) -> list[str]:
    """The parts of a text that make sense alone, without those that say what is fine or that there is nothing."""
    plain = _EXCEPT_THIS.sub("no", plainly(_PLAIN.sub("", text)))
    parts = [_FINE.sub("", part).strip() for part in _CLAUSES.split(plain)]
    return [part for part in parts if part and not denies_allergy(part)]


def denies_allergy(text: str) -> bool:
    """Whether the text says that there is no allergy ("no known allergies", "not allergic to nuts")."""
    match = _DENIAL.search(_PLAIN.sub("", fold(text)))
    if match is None:
        return False
    between = (match["between"] or "").split()
    return all(word in _BETWEEN or (not word.endswith("s") and named_by(word)) for word in between)


def speaks_of_allergy(text: str) -> bool:
    """Whether the text names an allergy or an intolerance, be it to deny it."""
    return bool(ALLERGY.search(fold(text)))


def speaks_of_diet(text: str) -> bool:
    """Whether the text says what somebody eats or drinks ("vegan", "eats everything")."""
    return bool(_DIET.search(fold(text))) or any(phrase in _DIETS for phrase in phrases(text))


def _read_clause(clause: str, how: Reading) -> Iterator[str | frozenset[str]]:
    """The words to keep away, and whole substances where a word stands for several."""
    words = phrases(clause)
    refused = _refused(words, how)
    for at, word in enumerate(words):
        if word.endswith(FREE):
            yield frozenset(freed_by(word)) or word.removesuffix(FREE)
        elif how.conditions and word in CONDITIONS and not _is_denied(words, at):
            yield frozenset(CONDITIONS[word].split())
        elif words[at + 1 : at + 2] == ["free"] and named_by(word):
            yield frozenset(named_by(word))
        elif word not in CONDITIONS and (how.everything or at in refused) and _counts(words, at, how):
            narrowed = at > 0 and not how.strict and not marks_of(word).general & MANNERS
            qualified = narrowed and _is_quality(words[at - 1])
            yield f"{OF_SOME_KIND}{word}" if qualified else word


def _is_quality(word: str) -> bool:
    """Whether a word narrows the next one down, such as the red of red wine."""
    return (
        word not in EMPTY
        and word != BREAK
        and word not in NEGATORS
        and word not in JOINS
        and not marks_of(word).keys
    )


def _refused(words: list[str], how: Reading) -> set[int]:
    """Where the words stand that a "no" or an "over" reaches."""
    refused: set[int] = set()
    reaches = False
    for at, word in enumerate(words):
        if word in NEGATORS or (word in OVER and "prefer" in {one.rstrip("s") for one in words[:at]}):
            reaches = True
        elif word in STOPS or (word == BREAK and not how.strict):
            reaches = False
        elif reaches:
            refused.add(at)
    return refused


def _counts(words: list[str], at: int, how: Reading) -> bool:
    """Whether a word says what it is about; beside a known one ("feather pillows") others do not."""
    word = words[at]
    if word in EMPTY or word == BREAK or word in NEGATORS or ALLERGY.search(word):
        return False
    marks = marks_of(word)
    if marks.keys & OCCASIONS and marks_of(next(iter(words[at + 1 :]), BREAK)).keys - OCCASIONS:
        # "No birthday candles" is about the candles.
        return False
    if marks.keys:
        # "Kiwi fruit" is a kiwi, not all fruit.
        before = words[at - 1] if at else BREAK
        return not any(before in BY_KEY[key].kinds for key in marks.general)
    beside = [*_chunk(reversed(words[:at])), *_chunk(iter(words[at + 1 :]))]
    return how.any_word and not any(marks_of(one).keys for one in beside)


def _chunk(words: Iterator[str]) -> Iterator[str]:
    for word in words:
        if word in EMPTY or word == BREAK or word in JOINS or word in NEGATORS:
            return
        yield word


def _is_denied(words: list[str], at: int) -> bool:
    return bool({"not", "no", "never", "isnt", "longer"} & set(words[max(0, at - 2) : at]))


def _name(word: str, how: Reading, *, words: set[str], keys: set[str], perhaps: set[str]) -> None:
    """Keep a word away, with all that it stands for."""
    if word.startswith(OF_SOME_KIND):
        words.add(word.removeprefix(OF_SOME_KIND))
        return
    marks = marks_of(word)
    words.add(word)
    keys |= marks.general
    for key in named_by(word) - marks.general:
        substance = BY_KEY[key]
        if how.strict and substance.one_for_all:
            keys.add(key)
        elif word in substance.kinds and key in WHOLE:
            perhaps.add(key)
    if "dairy" in keys and how.strict:
        keys.add("lactose")
