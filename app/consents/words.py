"""Decisions about consent, in words."""

from __future__ import annotations

from app.core.words import gettext as _


def decided_words(*, given: bool, withdrawn: bool) -> str:
    """What somebody decided; ``withdrawn`` says that they had agreed before."""
    if given:
        return _("agreed")
    return _("took it back") if withdrawn else _("did not agree")
