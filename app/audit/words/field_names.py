"""The names of columns on screen."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.words import gettext as _


def field_names() -> dict[str, str]:
    """The names of columns on screen, and after a dot those of columns that are called otherwise in their table."""
    people, events = _of_people() | _of_knowledge(), _of_events()
    return _of_cases() | _of_moments() | _of_the_venue() | people | events | _of_kinds()


def field_name(names: Mapping[str, str], column: str, *, kind: str = "") -> str:
    """The name of one column of the table ``kind``, out of ``field_names``."""
    return names.get(f"{kind}.{column}") or names.get(column) or column.replace("_", " ").capitalize()


def _of_kinds() -> dict[str, str]:
    """Columns that are called otherwise in a table of their own."""
    return {
        "recovery_case.what": _("What happened"),
        "recovery_case.owner_id": _("Who looks after it"),
        "recovery_case.channel": _("How it reached us"),
        "recovery_case.kind": _("Kind"),
        "incident.what": _("What happened"),
        "given_gesture.what": _("Gesture"),
        "given_gesture.state": _("State"),
        "moment.owner_id": _("Who looks after it"),
        "moment_task.what": _("Task"),
        "moment_task.owner_id": _("Who does it"),
        "theme_action.what": _("What was done"),
        "theme.words": _("Words in comments"),
        "venue_setting.value": _("Choice"),
        "external_id.value": _("Number there"),
        "survey_answer.language": _("Answered in"),
        "venue.kind": _("Kind of place"),
        "customer_tag.tag_id": _("Tag"),
    }


def _of_cases() -> dict[str, str]:
    return {
        "walk_in": _("Who"),
        "incident_id": _("Incident"),
        "happened_at": _("Happened"),
        "reported_at": _("Reported"),
        "category_id": _("Category"),
        "severity": _("Severity"),
        "again": _("Happened before"),
        "fault": _("Whose fault"),
        "restricted": _("Only for a few"),
        "step": _("Step"),
        "skipped": _("Left out"),
        "acknowledge_due_at": _("Answer due"),
        "put_right_due_at": _("Put right by"),
        "follow_up_due_at": _("Ask again by"),
        "acknowledged_at": _("Answered"),
        "resolved_at": _("Put right"),
        "reopened_at": _("Opened again"),
        "closed_at": _("Closed"),
        "ending": _("How it ended"),
        "feeling_after": _("Feeling afterwards"),
        "rating": _("Rating"),
        "closing_reason": _("Why it was closed"),
        "cost_minor": _("Cost"),
        "menu_price_minor": _("Price on the menu"),
        "contains": _("Contains"),
        "above_limit": _("Above the limit"),
        "decision": _("Decision"),
        "decision_note": _("Why"),
        "asked_note": _("Why it is asked for"),
        "dropped_note": _("Why it was dropped"),
        "clash_reason": _("Why in spite of a must"),
        "given_at": _("Handed over"),
        "planned_at": _("Planned"),
        "planned_by": _("Planned by"),
        "asked_cost_minor": _("Asked for"),
        "decided_at": _("Decided"),
        "decided_by": _("Decided by"),
        "given_by": _("Handed over by"),
        "details": _("What was done"),
        "round": _("Round"),
        "opened_at": _("Opened"),
        "opened_by": _("Opened by"),
        "first_resolved_at": _("First put right"),
        "reopened_count": _("Times opened again"),
        "closed_by": _("Closed by"),
        "verified_through": _("Asked them through"),
        "verified_by": _("Asked by"),
        "department_id": _("Department"),
    }


def _of_moments() -> dict[str, str]:
    return {
        "occurs_on": _("On"),
        "celebrate_on": _("Celebrated on"),
        "budget_minor": _("Budget"),
        "budget_reason": _("Why this budget"),
        "dos": _("Do"),
        "donts": _("Do not"),
        "prepared_at": _("Prepared"),
        "delivered_at": _("Given"),
        "reaction": _("Reaction"),
        "said": _("What they said"),
        "skipped_at": _("Left out"),
        "skipped_reason": _("Why it was left out"),
        "is_story": _("Told as a story"),
        "story": _("Story"),
        "done_at": _("Done"),
        "snoozed_until": _("Again at"),
        "acted_at": _("Done"),
        "told_at": _("Told"),
        "on_day": _("Day"),
        "words": _("Words"),
        "pillar": _("Pillar"),
        "occasion_id": _("Occasion"),
        "milestone": _("Milestone"),
        "milestone_number": _("Which one"),
        "clue_id": _("Clue"),
        "playbook_id": _("Playbook"),
        "playbook_version_id": _("Version of the playbook"),
        "number": _("Version"),
        "delivered_by": _("Given by"),
        "skipped_by": _("Left out by"),
        "given_gesture_id": _("Gesture"),
        "done_by": _("Done by"),
        "theme_id": _("Theme"),
        "action_id": _("What was done"),
        "acted_by": _("Done by"),
        "told_by": _("Told by"),
    }


def _of_the_venue() -> dict[str, str]:
    return {
        "role": _("Role"),
        "duty": _("Duty"),
        "active": _("In use"),
        "limit_minor": _("May give away"),
        "pin_hash": _("PIN"),
        "password_hash": _("Password"),
        "misses": _("Wrong tries"),
        "missed_at": _("Last wrong try"),
        "position": _("Place in the list"),
        "zone": _("Time zone"),
        "region": _("Country"),
        "reason": _("Reason"),
        "lead_minutes": _("Minutes ahead"),
        "definition": _("What it says"),
        "file_names": _("Files"),
        "undone_at": _("Taken back"),
        "product": _("Product"),
        "code": _("Code"),
        "quantity_thousandths": _("Quantity"),
        "unit_minor_thousandths": _("Price of one"),
        "imported_at": _("Brought in"),
        "for_recovery": _("For recovery"),
        "for_moments": _("For moments"),
        "pane": _("Page"),
        "rehearsal": _("Rehearsal"),
    }


def _of_people() -> dict[str, str]:
    return {
        "display_name": _("Name"),
        "given_name": _("Given name"),
        "family_name": _("Family name"),
        "title": _("Title"),
        "preferred_name": _("Called"),
        "say_name": _("Said"),
        "languages": _("Languages"),
        "nationality": _("Nationality"),
        "company": _("Company"),
        "card_number": _("Loyalty card"),
        "tier": _("Tier"),
        "note": _("Note"),
        "archived_at": _("Archived"),
        "deceased_at": _("Died"),
        "referred_by_id": _("Recommended by"),
        "heard_from": _("How they came"),
        "restricted_at": _("Only kept, not used"),
        "objected_at": _("Not to be approached"),
        "name": _("Name"),
        "kind": _("Kind"),
        "value": _("Contact"),
        "label": _("Label"),
        "preferred": _("First choice"),
        "relation": _("Relation"),
        "month": _("Month"),
        "day": _("Day"),
        "year": _("Year"),
        "repeats": _("How often"),
        "own_kind_id": _("What"),
        "nth": _("Which of the month"),
        "weekday": _("Weekday"),
        "every": _("Every"),
        "unit": _("Weeks or months"),
    }


def _of_knowledge() -> dict[str, str]:
    return {
        "text": _("Words"),
        "detail": _("Detail"),
        "strength": _("Strength"),
        "must_kind": _("Reason"),
        "scope": _("Holds"),
        "evidence": _("How we know"),
        "times_seen": _("Times seen"),
        "last_confirmed_on": _("Confirmed"),
        "withdrawn_at": _("Not any more"),
        "safety_reason": _("Kept for safety"),
        "group_id": _("Group"),
        "companion_id": _("Companion"),
        "tag_id": _("Tag"),
        "stage_id": _("Stage"),
        "owner_id": _("Who keeps it"),
        "what": _("Promise"),
        "due_at": _("Due"),
        "whole_day": _("Any time that day"),
        "state": _("State"),
        "settled_at": _("Settled"),
        "settled_note": _("Note"),
        "sorted_as": _("Sorted as"),
    }


def _of_events() -> dict[str, str]:
    return {
        "purpose": _("Consent"),
        "given": _("Agreed"),
        "decided_on": _("On"),
        "source": _("Source"),
        "wording": _("Wording"),
        "file_name": _("File"),
        "portrait": _("Portrait"),
        "removed_at": _("Removed"),
        "status": _("State"),
        "place": _("Place"),
        "place_kind": _("Kind of place"),
        "arrives_on": _("Arrives"),
        "leaves_on": _("Leaves"),
        "adults": _("Adults"),
        "children": _("Children"),
        "amount_minor": _("Amount"),
        "currency": _("Currency"),
        "reference": _("Reference"),
        "channel": _("Channel"),
        "segment": _("Segment"),
        "board": _("Board"),
        "at": _("When"),
        "feeling": _("Feeling"),
        "score": _("Score"),
        "comment": _("Comment"),
        "language": _("Language"),
        "left_out": _("Not counted"),
    }
