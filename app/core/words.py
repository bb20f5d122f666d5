"""The words on screen, in the language that was chosen last; until then in English, as they are written.

The functions of the standard library look for the catalogue on the disk anew for every word.
"""

from __future__ import annotations

from gettext import NullTranslations


class _Spoken:
    catalogue = NullTranslations()


def speak(catalogue: NullTranslations) -> None:
    """Take every word from this catalogue from now on; one without words leaves them in English."""
    _Spoken.catalogue = catalogue


def gettext(message: str) -> str:
    """The message in the language that was chosen."""
    return _Spoken.catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The message for so many, by the rules of the language that was chosen."""
    return _Spoken.catalogue.ngettext(one, many, count)
