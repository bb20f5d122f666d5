"""What the tables hold, in words."""

from __future__ import annotations

from app.core.words import gettext as _
from app.law.schemas.consents import ConsentState
from app.wording.venue_words import VenueWords


def table_words(table: str, words: VenueWords) -> str:
    """What rows of a table are called on screen and on paper."""
    return (_of_people() | _of_work()).get(table) or {
        "customer": _("Card"),
        "visit": words.visits_title,
    }.get(table, table.replace("_", " ").capitalize())


def state_words(state: ConsentState) -> str:
    """How a decision about consent stands today."""
    return {
        ConsentState.AGREED: _("Agreed"),
        ConsentState.REFUSED: _("Did not agree"),
        ConsentState.WITHDRAWN: _("Took it back"),
        ConsentState.PAST: _("Decided anew since"),
    }[state]


def _of_people() -> dict[str, str]:
    return {
        "alias": _("Other names"),
        "attachment": _("Photos and files"),
        "clue": _("Clues"),
        "companion": _("Who comes along"),
        "companion_share": _("Who else they come with"),
        "consent": _("Consents"),
        "contact_point": _("Contacts"),
        "customer_tag": _("Tags"),
        "external_id": _("Numbers in other programs"),
        "occasion": _("Occasions"),
        "preference": _("Preferences and musts"),
        "reminder": _("Reminders"),
    }


def _of_work() -> dict[str, str]:
    return {
        "audit_entry": _("Entries of the log"),
        "case_entry": _("Lines in the logs of cases"),
        "case_step": _("Steps of cases"),
        "given_gesture": _("Gestures"),
        "import_update": _("What imports changed"),
        "moment": _("Moments"),
        "moment_task": _("Tasks of moments"),
        "promise": _("Promises"),
        "recovery_case": _("Cases"),
        "survey_answer": _("Answers to surveys"),
        "theme_telling": _("What they were told was done"),
        "touchpoint": _("Contacts at the venue"),
        "visit_line": _("Lines of bills"),
    }
