"""Every column by which a row leads to a customer, and whether the row is about that customer for it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from app.model.schema import Base

TABLES = Base.metadata.tables
THEIRS = "theirs"
"""A row with this column is about whoever it leads to."""
OF_NOBODY_ELSE = "theirs unless it is another's"
"""A row with this column is about whoever it leads to where it stands on nobody's card."""

LEADS = {
    "alias.customer_id": THEIRS,
    "answer_line.person_id": "worked out of answers",
    "attachment.case_id": THEIRS,
    "attachment.customer_id": THEIRS,
    "attachment.moment_id": THEIRS,
    "attachment_content.attachment_id": "the bytes are in the folder as files",
    "audit_entry.customer_id": THEIRS,
    "case_entry.case_id": THEIRS,
    "case_entry.customer_id": THEIRS,
    "case_line.case_id": "worked out of cases",
    "case_step.case_id": THEIRS,
    "clue.customer_id": THEIRS,
    "clue.visit_id": "a clue stands on the card of whoever it is about",
    "companion.customer_id": THEIRS,
    "companion.linked_customer_id": THEIRS,
    "companion_share.companion_id": THEIRS,
    "companion_share.customer_id": THEIRS,
    "consent.customer_id": THEIRS,
    "contact_point.customer_id": THEIRS,
    "customer.merged_into_id": THEIRS,
    "customer.referred_by_id": "is about whoever came, who is somebody else",
    "customer_summary.customer_id": "worked out of visits",
    "customer_tag.customer_id": THEIRS,
    "erasure.customer_id": "is kept by number when the person is gone",
    "external_id.customer_id": THEIRS,
    "given_gesture.case_id": THEIRS,
    "given_gesture.customer_id": THEIRS,
    "given_gesture.moment_id": THEIRS,
    "moment.clue_id": "a moment stands on the card of whoever it is for",
    "moment.companion_id": "a moment stands on the card of whoever it is for",
    "moment.customer_id": THEIRS,
    "moment.occasion_id": "a moment stands on the card of whoever it is for",
    "moment.visit_id": "a moment stands on the card of whoever it is for",
    "moment_task.customer_id": THEIRS,
    "moment_task.given_gesture_id": "a task belongs to its moment",
    "moment_task.moment_id": THEIRS,
    "occasion.companion_id": THEIRS,
    "occasion.customer_id": THEIRS,
    "occasion_line.customer_id": "worked out of occasions",
    "occasion_line.occasion_id": "worked out of occasions",
    "preference.companion_id": THEIRS,
    "preference.customer_id": THEIRS,
    "preference.visit_id": "a preference stands on the card of whoever it is of",
    "promise.answer_id": THEIRS,
    "promise.case_id": THEIRS,
    "promise.customer_id": THEIRS,
    "promise.visit_id": OF_NOBODY_ELSE,
    "recovery_case.customer_id": THEIRS,
    "recovery_case.visit_id": OF_NOBODY_ELSE,
    "reminder.customer_id": THEIRS,
    "survey_answer.case_id": OF_NOBODY_ELSE,
    "survey_answer.customer_id": THEIRS,
    "survey_answer.visit_id": OF_NOBODY_ELSE,
    "theme_mention.answer_id": "worked out of answers",
    "theme_telling.customer_id": THEIRS,
    "touchpoint.customer_id": THEIRS,
    "touchpoint.visit_id": "a contact stands on the card of whoever had it",
    "visit.customer_id": THEIRS,
    "visit_line.visit_id": THEIRS,
}
"""Whoever adds a column that leads to a customer decides here whose rows those are, and says why not."""


def leading_columns() -> Iterator[tuple[Column[int], str]]:
    """Each such column with the table that it leads to, found by walking what the tables refer to."""
    reached = {"customer"}
    while fresh := {
        table.name
        for table in TABLES.values()
        for key in table.foreign_keys
        if key.column.table.name in reached and table.name not in reached
    }:
        reached |= fresh
    for table in TABLES.values():
        for column in table.c:
            parents = {key.column.table.name for key in column.foreign_keys} & reached
            bare = not column.foreign_keys and column.name in ("customer_id", "person_id")
            for parent in parents or ({"customer"} if bare else set()):
                yield column, parent


def rows_led_to(session: Session, customer_id: int) -> set[tuple[str, int]]:
    """All rows about a customer by these columns alone, followed until there are no more."""
    found: dict[str, set[int]] = {"customer": {customer_id}}
    size = 0
    while size != (size := sum(map(len, found.values()))):
        for column, parent in leading_columns():
            how, table = LEADS[f"{column.table.name}.{column.name}"], column.table
            if how not in (THEIRS, OF_NOBODY_ELSE) or parent not in found:
                continue
            wanted = select(table.c.id).where(column.in_(found[parent]))
            if how == OF_NOBODY_ELSE:
                wanted = wanted.where(table.c.customer_id.is_(None))
            found.setdefault(table.name, set()).update(session.scalars(wanted))
    return {(name, row_id) for name, ids in found.items() for row_id in ids}
