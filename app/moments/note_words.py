"""First words for a note or a card, to be changed by whoever signs."""

from __future__ import annotations

from app.core.words import gettext as _
from app.model.occasion import OccasionKind


def note_words(kind: str) -> str:
    """A sentence that suits the kind of moment."""
    messages = {
        OccasionKind.BIRTHDAY: _("We wish you a wonderful day, and are glad to share a little of it."),
        OccasionKind.ANNIVERSARY: _("Thank you for celebrating with us. Here is to many more."),
        OccasionKind.HONEYMOON: _("We wish you a life full of days like these."),
        OccasionKind.GRADUATION: _("What an achievement. We are happy to raise a glass with you."),
    }
    plain = _("Thank you for being with us. We are glad that you are here.")
    return next((words for known, words in messages.items() if known == kind), plain)
