"""English words are given back as they stand: gettext would look for a catalogue anew for each of them."""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

NOTHING_TO_TRANSLATE = "C"
"""The language that the tests begin with, and the program itself chooses where there is no catalogue."""


def at_once(translate: Callable[[str, str], str]) -> Callable[[str, str], str]:
    """The same, which looks for no catalogue as long as the language has none."""

    def word(domain: str, message: str) -> str:
        if os.environ.get("LANGUAGE") == NOTHING_TO_TRANSLATE:
            return message
        return translate(domain, message)

    return word


@contextmanager
def words_at_once() -> Iterator[None]:
    """Every word that is asked for meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gettext, "dgettext", at_once(gettext.dgettext))
        yield


@pytest.fixture(scope="session", autouse=True)
def english_at_once() -> Iterator[None]:
    """All words of this worker."""
    with words_at_once():
        yield
