"""In which language a comment is written, where nobody wrote that down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_SMALL_WORDS = {
    "en": "the and was were very not with they our this that but had have been would from there when what you your "
    "is are it my we as at of to be she he us too",
    "de": "der die das und nicht sehr mit wir ich sie ein eine einen auch aber haben hatte hatten waren ist sind zum "
    "zur auf im vom beim uns unser unsere wie noch kein keine leider immer bei für über",
    "fr": "le les et est était étaient très tres pas avec nous vous une des du au aux mais avons avait sur dans ce "
    "cette pour qui que notre votre elle il on été sont à",
    "it": "il gli lo e era erano molto con noi voi una della del dei delle ma abbiamo aveva sul nel per che nostro "
    "nostra anche più sono stato stata è perché",
    "es": "el los las y fue estaba estaban muy con nos una del pero hemos había en para que nuestro nuestra "
    "también más estuvo son era por está",
}
"""The small words of each language in lower case; one that several have tells nothing."""


def _telling() -> dict[str, str]:
    words = [(word, language) for language, told in _SMALL_WORDS.items() for word in set(told.split())]
    often = Counter(word for word, _ in words)
    return {word: language for word, language in words if often[word] == 1}


_TELLING = _telling()


def guess_language(words: Iterable[str]) -> str:
    """The language whose small words are among these (in lower case) most often; empty where none is ahead."""
    found = Counter(_TELLING[word] for word in words if word in _TELLING)
    first, *others = [*found.most_common(2), ("", 0)]
    return first[0] if not others or first[1] > others[0][1] else ""
