"""What the log is narrowed by, in words."""

from __future__ import annotations

from app.audit.kinds import About, Did
from app.core.words import gettext as _


def about_words(about: About) -> str:
    """What somebody did something to."""
    return {
        About.CARD: _("Cards"),
        About.KNOWLEDGE: _("Preferences and clues"),
        About.VISIT: _("Visits and contacts"),
        About.PROMISE: _("Promises"),
        About.CASE: _("Cases"),
        About.MOMENT: _("Moments and occasions"),
        About.ANSWER: _("Answers and themes"),
        About.FILE: _("Files on cards"),
        About.LAW: _("Consents and erasing"),
        About.STAFF: _("Staff"),
        About.VENUE: _("How the place works"),
        About.IMPORT: _("Imports"),
    }[about]


def did_words(did: Did) -> str:
    """What somebody did."""
    return {
        Did.ADDED: _("Added"),
        Did.CHANGED: _("Changed"),
        Did.REMOVED: _("Removed"),
        Did.READ: _("Read"),
        Did.IMPORTED: _("Brought in from files"),
        Did.ERASED: _("Erased"),
        Did.OTHER: _("Anything else"),
    }[did]
