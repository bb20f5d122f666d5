"""How a customer feels, in words."""

from __future__ import annotations

from app.core.words import gettext as _

FEELINGS = (-2, -1, 0, 1, 2)


def feeling_words(feeling: int) -> str:
    """A feeling from -2 to +2."""
    return {
        -2: _("Furious"),
        -1: _("Upset"),
        0: _("Calm"),
        1: _("Content"),
        2: _("Delighted"),
    }[feeling]


def signed_feeling(feeling: int) -> str:
    """The same as a number with its sign."""
    return f"+{feeling}" if feeling > 0 else str(feeling).replace("-", "−")


def rating_words(rating: int) -> str:
    """What a customer gave for the recovery, 1 to 5 ("4 of 5")."""
    return _("{rating} of 5").format(rating=rating)
