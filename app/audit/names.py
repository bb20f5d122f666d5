"""The names behind the numbers that entries carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from app.model.schema import Base

NAMED_BY = {
    "contact_point": "value",
    "alias": "name",
    "companion": "name",
    "occasion": "kind",
    "preference": "text",
    "promise": "what",
    "touchpoint": "text",
    "clue": "text",
    "visit": "arrives_on",
    "attachment": "file_name",
    "customer_tag": "tag_id",
    "survey_answer": "score",
    "consent": "purpose",
    "companion_share": "companion_id",
}
"""The column by which a reader of a card knows the row of each kind."""
ALL_NAMED_BY = NAMED_BY | {
    "customer": "display_name",
    "external_id": "value",
    "recovery_case": "what",
    "incident": "what",
    "case_step": "step",
    "case_entry": "text",
    "given_gesture": "what",
    "moment": "title",
    "moment_task": "what",
    "theme": "name",
    "theme_action": "what",
    "annotation": "text",
    "venue_setting": "key",
    "staff": "name",
    "department": "name",
    "case_category": "name",
    "gesture": "name",
    "playbook": "name",
    "own_occasion_kind": "name",
    "tag": "name",
    "preference_group": "name",
    "journey_stage": "name",
    "saved_view": "name",
    "import_mapping": "name",
    "visit_line": "product",
    "erasure": "reason",
}
"""The same for the whole log."""
POINTED_BY = ALL_NAMED_BY | {"playbook_version": "number"}
"""The same for rows that others point to."""


@dataclass(frozen=True)
class NamesOfIds:
    """The names behind the ids that rows carry.

    ``rows`` holds, by table and id, the value that names any other row that is pointed to.
    """

    staff: Mapping[int | None, str]
    stages: Mapping[int | None, str]
    groups: Mapping[int | None, str]
    tags: Mapping[int | None, str]
    companions: Mapping[int | None, str]
    own_kinds: Mapping[int | None, str] = field(default_factory=dict)
    customers: Mapping[int | None, str] = field(default_factory=dict)
    rows: Mapping[tuple[str, int], Any] = field(default_factory=dict)


@cache
def points_to(kind: str, column: str) -> str | None:
    """The table whose rows a column of the table ``kind`` points to, if it does."""
    table = Base.metadata.tables.get(kind)
    if table is None or column not in table.c:
        return None
    return next((key.column.table.name for key in table.c[column].foreign_keys), None)
