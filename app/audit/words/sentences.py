"""What happened to a row of each kind, in a sentence."""

from __future__ import annotations

from app.core.words import gettext as _

Sentences = dict[str, tuple[str, ...]]


def sentences() -> Sentences:
    """Added, changed, removed; of a card also archived and brought back."""
    return _of_people() | _of_events() | _of_cases() | _of_moments() | _of_answers() | _of_the_venue()


def _of_people() -> Sentences:
    return {
        "customer": (
            _("Card made"),
            _("Card changed"),
            _("Card removed"),
            _("Card archived"),
            _("Card brought back"),
        ),
        "companion_share": (
            _("Companion shared"),
            _("Shared companion changed"),
            _("Shared companion taken off"),
        ),
        "contact_point": (_("Contact added"), _("Contact changed"), _("Contact removed")),
        "alias": (_("Name added"), _("Name changed"), _("Name removed")),
        "companion": (_("Companion added"), _("Companion changed"), _("Companion removed")),
        "customer_tag": (_("Tag added"), _("Tag changed"), _("Tag removed")),
        "external_id": (
            _("Number in another system added"),
            _("Number in another system changed"),
            _("Number in another system removed"),
        ),
        "consent": (_("Consent recorded"), _("Consent changed"), _("Consent removed")),
        "erasure": (_("Personal data erased"), _("Erasing changed"), _("Erasing removed")),
    }


def _of_events() -> Sentences:
    return {
        "occasion": (_("Occasion added"), _("Occasion changed"), _("Occasion removed")),
        "preference": (_("Preference added"), _("Preference changed"), _("Preference removed")),
        "promise": (_("Promise made"), _("Promise changed"), _("Promise removed")),
        "touchpoint": (_("Contact logged"), _("Logged contact changed"), _("Logged contact removed")),
        "clue": (_("Clue noted"), _("Clue changed"), _("Clue removed")),
        "visit": (_("Visit added"), _("Visit changed"), _("Visit removed")),
        "visit_line": (
            _("Line of a visit added"),
            _("Line of a visit changed"),
            _("Line of a visit removed"),
        ),
        "attachment": (_("File added"), _("File changed"), _("File removed")),
    }


def _of_cases() -> Sentences:
    return {
        "recovery_case": (_("Case opened"), _("Case changed"), _("Case removed")),
        "incident": (_("Incident noted"), _("Incident changed"), _("Incident removed")),
        "case_step": (_("Step of a case taken"), _("Step of a case changed"), _("Step of a case taken back")),
        "case_entry": (
            _("Line written in the log of a case"),
            _("Line of a case's log changed"),
            _("Line of a case's log taken back"),
        ),
        "given_gesture": (_("Gesture planned"), _("Gesture changed"), _("Gesture removed")),
    }


def _of_moments() -> Sentences:
    return {
        "moment": (_("Moment planned"), _("Moment changed"), _("Moment removed")),
        "moment_task": (_("Task added"), _("Task changed"), _("Task removed")),
        "reminder": (_("Reminder shown"), _("Reminder changed"), _("Reminder removed")),
    }


def _of_answers() -> Sentences:
    return {
        "survey_answer": (
            _("Answer to a question written down"),
            _("Answer to a question changed"),
            _("Answer to a question removed"),
        ),
        "theme": (_("Theme added"), _("Theme changed"), _("Theme removed")),
        "theme_action": (
            _("Noted what was done about a theme"),
            _("What was done about a theme changed"),
            _("What was done about a theme removed"),
        ),
        "theme_telling": (
            _("Told a guest what was done about a theme"),
            _("Telling a guest changed"),
            _("Telling a guest taken back"),
        ),
        "annotation": (
            _("Note on the time axis added"),
            _("Note on the time axis changed"),
            _("Note on the time axis removed"),
        ),
    }


def _of_the_venue() -> Sentences:
    return {
        "venue": (_("Place set up"), _("Place changed"), _("Place removed")),
        "venue_setting": (_("Setting chosen"), _("Setting changed"), _("Setting removed")),
        "staff": (_("Staff member added"), _("Staff member changed"), _("Staff member removed")),
        "department": (_("Department added"), _("Department changed"), _("Department removed")),
        "case_category": (_("Category added"), _("Category changed"), _("Category removed")),
        "gesture": (
            _("Gesture added to the catalogue"),
            _("Gesture of the catalogue changed"),
            _("Gesture of the catalogue removed"),
        ),
        "playbook": (_("Playbook added"), _("Playbook changed"), _("Playbook removed")),
        "playbook_version": (
            _("Playbook written anew"),
            _("Version of a playbook changed"),
            _("Version of a playbook removed"),
        ),
        "own_occasion_kind": (
            _("Kind of occasion added"),
            _("Kind of occasion changed"),
            _("Kind of occasion removed"),
        ),
        "tag": (_("Tag made"), _("Tag renamed"), _("Tag deleted")),
        "preference_group": (_("Group added"), _("Group changed"), _("Group removed")),
        "journey_stage": (_("Stage added"), _("Stage changed"), _("Stage removed")),
        "saved_view": (_("View kept"), _("View changed"), _("View removed")),
        "import_batch": (_("Import begun"), _("Import changed"), _("Import removed")),
        "import_mapping": (
            _("Columns of a file remembered"),
            _("Columns of a file changed"),
            _("Columns of a file forgotten"),
        ),
        "import_update": (
            _("Change by an import noted"),
            _("Change by an import changed"),
            _("Change by an import removed"),
        ),
    }
