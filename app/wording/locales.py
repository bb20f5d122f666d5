"""Which babel locale belongs to a language tag of the venue."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

# Plain English is written day first, like the rest of the world outside the United States.
_PLAIN = {"en": "en_GB"}
_LAST_RESORT = "en_GB"


@cache
def locale_of(language: str) -> Locale:
    """The locale of a BCP 47 tag ("de-CH"); an unknown one is treated as English."""
    from babel import Locale, UnknownLocaleError

    wanted = language.replace("-", "_")
    try:
        return Locale.parse(_PLAIN.get(wanted, wanted))
    except (ValueError, UnknownLocaleError, TypeError):
        return Locale.parse(_LAST_RESORT)
