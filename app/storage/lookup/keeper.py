"""Keeping the lookup's index in step with the data."""

from __future__ import annotations

import json

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.storage.lookup.writing import rebuild, reindex_customers
from app.storage.recording import Recorded

NOT_FOUND_BY = frozenset(
    "annotation attachment case_category case_entry case_step clue department gesture "
    "given_gesture incident moment moment_task occasion own_occasion_kind playbook playbook_version "
    "promise recovery_case reminder saved_view survey_answer theme theme_action theme_telling "
    "touchpoint visit_line".split()
)
"""Tables of customers that nobody is found by."""


class LookupKeeper:
    """Follows every change of what a customer is found by; comes after the summaries' keeper."""

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Write the documents of the customers touched; of everybody when they are not known."""
        connection = session.connection()
        if connection.dialect.name != "sqlite" or recorded.touches_none_but(NOT_FOUND_BY):
            return
        if recorded.everything and not recorded.customer_ids:
            rebuild(connection, recorded.progress)
            return
        touched = recorded.customer_ids | _wearers(connection, recorded.tag_ids)
        if touched:
            touched |= _heirs(connection, touched) | _former_heirs(recorded)
            reindex_customers(connection, touched, progress=recorded.progress)


def _wearers(connection: Connection, tag_ids: set[int]) -> set[int]:
    """Whoever carries one of the tags."""
    if not tag_ids:
        return set()
    return set(
        connection.exec_driver_sql(
            "SELECT customer_id FROM customer_tag WHERE tag_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(tag_ids)),),
        ).scalars()
    )


def _heirs(connection: Connection, customer_ids: set[int]) -> set[int]:
    """Whom these customers are merged into: they are found by the others' names."""
    return set(
        connection.exec_driver_sql(
            "SELECT merged_into_id FROM customer WHERE merged_into_id IS NOT NULL"
            " AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(customer_ids)),),
        ).scalars()
    )


def _former_heirs(recorded: Recorded) -> set[int]:
    before = (row.before for row in recorded.changes if row.kind == "customer" and row.before)
    return {heir for snapshot in before if (heir := snapshot["merged_into_id"]) is not None}
