"""Sets the language of the words on screen."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DOMAIN = "regulars"


def start_translation(language: str, folder: Path) -> None:
    """Read the words of the text domain in this language from now on.

    ``folder`` holds ``<language>/LC_MESSAGES/regulars.mo``. Without a catalogue the words are
    English. gettext finds the language through the environment, which this sets for the process.
    """
    gettext.bindtextdomain(DOMAIN, str(folder))
    gettext.textdomain(DOMAIN)
    # "C" spares a look at the disk for every word when there is nothing to translate.
    os.environ["LANGUAGE"] = language.replace("-", "_") if _has_catalogue(language, folder) else "C"


def _has_catalogue(language: str, folder: Path) -> bool:
    return gettext.find(DOMAIN, str(folder), [language.replace("-", "_")]) is not None
