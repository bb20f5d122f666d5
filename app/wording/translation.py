"""Sets the language of the words on screen."""

from __future__ import annotations

from gettext import NullTranslations, translation
from pathlib import Path

from app.core.words import speak

DOMAIN = "regulars"
SOURCE_LANGUAGE = "en"


def start_translation(language: str, folder: Path) -> None:
    """Read the words of the text domain in this language from now on.

    ``folder`` holds ``<language>/LC_MESSAGES/regulars.mo``; a language of a country takes the catalogue of the
    language where it has none of its own. Without a catalogue the words are English,
    as they stand in the code.
    """
    if language == SOURCE_LANGUAGE:
        speak(NullTranslations())
    else:
        speak(translation(DOMAIN, folder, [language.replace("-", "_")], fallback=True))
