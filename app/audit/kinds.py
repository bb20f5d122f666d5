"""What the log is narrowed by: kinds of things, and kinds of acts."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from app.model.audit_entry import AuditAction


class About(StrEnum):
    """What somebody did something to."""

    CARD = "card"
    KNOWLEDGE = "knowledge"
    VISIT = "visit"
    PROMISE = "promise"
    CASE = "case"
    MOMENT = "moment"
    ANSWER = "answer"
    FILE = "file"
    LAW = "law"
    STAFF = "staff"
    VENUE = "venue"
    IMPORT = "import"


TABLES: dict[About, tuple[str, ...]] = {
    About.CARD: tuple(
        "customer contact_point alias companion companion_share customer_tag external_id".split()
    ),
    About.KNOWLEDGE: ("preference", "clue"),
    About.VISIT: ("visit", "visit_line", "touchpoint"),
    About.PROMISE: ("promise",),
    About.CASE: ("recovery_case", "case_step", "case_entry", "given_gesture", "incident"),
    About.MOMENT: ("moment", "moment_task", "occasion", "reminder"),
    About.ANSWER: ("survey_answer", "theme", "theme_action", "theme_telling", "annotation"),
    About.FILE: ("attachment",),
    About.LAW: ("consent", "erasure"),
    About.STAFF: ("staff",),
    About.VENUE: tuple(
        "venue venue_setting department case_category gesture playbook playbook_version own_occasion_kind tag"
        " preference_group journey_stage saved_view".split()
    ),
    About.IMPORT: ("import_batch", "import_mapping", "import_update"),
}
"""The tables behind each."""


class Did(StrEnum):
    """What somebody did."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    READ = "read"
    IMPORTED = "imported"
    ERASED = "erased"
    OTHER = "other"


ACTIONS: dict[Did, tuple[str, ...]] = {
    Did.ADDED: (AuditAction.ADDED,),
    Did.CHANGED: (AuditAction.CHANGED,),
    Did.REMOVED: (AuditAction.REMOVED,),
    Did.READ: (AuditAction.READ,),
    Did.IMPORTED: (AuditAction.IMPORTED, AuditAction.IMPORT_UNDONE),
    Did.ERASED: (AuditAction.ERASED,),
}
"""The actions behind each; what else there is counts as other."""


def tables_of(about: Collection[About]) -> tuple[str, ...]:
    """The tables behind several."""
    return tuple(table for one in about for table in TABLES[one])


def known_actions() -> tuple[str, ...]:
    """Every action that has a name of its own here."""
    return tuple(str(action) for actions in ACTIONS.values() for action in actions)
