"""Rows on their way into the database: plain tuples, table by table."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection

from app.rehearsal.account import Account

COLUMNS = {
    "venue": "id name kind currency language zone region rehearsal created_at",
    "venue_setting": "key value",
    "staff": "id name role duty limit_minor",
    "department": "id key name position",
    "case_category": "id key name department_id position",
    "gesture": "id key name kind cost_minor menu_price_minor lead_minutes contains department_id for_moments "
    "position",
    "own_occasion_kind": "id name position",
    "playbook": "id key name kind position",
    "playbook_version": "id playbook_id number made_at made_by definition",
    "theme": "id key name pillar words position",
    "preference_group": "id key name position",
    "journey_stage": "id key name position",
    "tag": "id name",
    "customer": "id display_name given_name family_name title preferred_name say_name languages nationality "
    "company card_number tier note created_at referred_by_id heard_from",
    "customer/told": "id display_name given_name family_name title preferred_name say_name languages nationality "
    "company card_number tier note created_at deceased_at tier_since referred_by_id heard_from restricted_at",
    "contact_point": "customer_id kind label value normal national_digits preferred",
    "alias": "customer_id name kind",
    "companion": "id customer_id name kind relation note linked_customer_id",
    "companion_share": "customer_id companion_id relation",
    "occasion": "id customer_id companion_id kind label month day year repeats",
    "occasion/told": "id customer_id companion_id kind label month day year repeats own_kind_id nth weekday every "
    "unit",
    "visit": "id customer_id status channel segment reference place place_kind arrives_on leaves_on booked_on "
    "started_at adults children board amount_minor currency note",
    "visit_line": "visit_id position code product quantity_thousandths unit_minor_thousandths amount_minor",
    "touchpoint": "customer_id visit_id stage_id at channel text feeling staff_id",
    "preference": "customer_id companion_id group_id visit_id text detail strength must_kind scope evidence "
    "times_seen noted_at noted_by last_confirmed_on confirmed_by",
    "preference/told": "customer_id companion_id group_id visit_id text detail strength must_kind scope evidence "
    "times_seen noted_at noted_by last_confirmed_on confirmed_by safety_reason safety_by safety_at",
    "clue": "id customer_id text noticed_at staff_id visit_id sorted_as sorted_at",
    "incident": "id what happened_at added_at",
    "recovery_case": "id customer_id walk_in incident_id visit_id what place happened_at reported_at opened_at "
    "opened_by channel kind category_id department_id severity again fault feeling owner_id restricted state step "
    "acknowledge_due_at put_right_due_at follow_up_due_at due_at acknowledged_at first_resolved_at resolved_at "
    "reopened_at reopened_count closed_at closed_by ending verified_through verified_by feeling_after rating "
    "closing_reason is_story story",
    "case_step": "case_id step round at staff_id skipped note",
    "case_entry": "case_id customer_id kind at added_at staff_id text details",
    "moment": "id customer_id companion_id occasion_id milestone milestone_number visit_id clue_id kind title "
    "occurs_on celebrate_on state owner_id department_id budget_minor note dos donts playbook_version_id made_at "
    "made_by planned_at prepared_at delivered_at delivered_by reaction said skipped_at skipped_by skipped_reason "
    "is_story story told_at",
    "given_gesture": "id case_id customer_id gesture_id what kind cost_minor menu_price_minor contains state "
    "planned_at planned_by above_limit asked_cost_minor asked_note decision decided_at decided_by decision_note "
    "given_at given_by dropped_note",
    "given_gesture/moment": "id moment_id customer_id gesture_id what kind cost_minor menu_price_minor contains state "
    "planned_at planned_by given_at given_by dropped_note clash_reason",
    "moment_task": "customer_id moment_id what owner_id department_id due_at whole_day lead_minutes position done_at "
    "done_by",
    "attachment": "id customer_id case_id file_name media_type size sha256 added_at staff_id moment_id",
    "attachment_content": "attachment_id content",
    "promise": "id customer_id what due_at whole_day owner_id made_at made_by state settled_at settled_by "
    "settled_note visit_id case_id",
    "survey_answer": "id customer_id metric scale_min scale_max high_is_good score comment language stage_id channel "
    "place visit_id case_id department_id staff_id asked_at answered_at arrived_at source left_out",
    "promise/answer": "id customer_id what due_at whole_day owner_id made_at made_by state settled_at settled_by "
    "settled_note visit_id answer_id",
    "annotation": "on_day text metric made_at made_by",
    "consent": "customer_id purpose given decided_on source wording staff_id",
    "customer_tag": "customer_id tag_id by_rule",
    "audit_entry": "id at staff_id action kind row_id customer_id details salt digest chain",
}
"""The columns that are filled; all others keep their defaults. Parents stand before their children.

What stands behind a "/" tells apart rows of one table of which more or less is filled: every column counts
a million times over.
"""

Row = tuple[Any, ...]
TOLD_NUMBERS = range(301, 401)
"""The numbers of the cases that are told by hand; the crowd goes on after them."""


class Rows:
    """Collects rows by table and hands out the ids that other rows refer to."""

    def __init__(self) -> None:
        self.of: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        self.visits = 0
        self.companions = 0
        self._account = Account()
        self._last: defaultdict[str, int] = defaultdict(int)
        self._inserts = {
            table: _insert(table.partition("/")[0], columns.split()) for table, columns in COLUMNS.items()
        }

    def new_visit(self) -> int:
        """The id of the next visit."""
        self.visits += 1
        return self.visits

    def new_companion(self) -> int:
        """The id of the next companion."""
        self.companions += 1
        return self.companions

    def new_id(self, table: str) -> int:
        """The id of the next row of a table whose ids are not kept elsewhere."""
        self._last[table] += 1
        return self._last[table]

    def new_case(self) -> int:
        """The number of the next case of the crowd."""
        number = self.new_id("recovery_case")
        return number if number < TOLD_NUMBERS.start else number + len(TOLD_NUMBERS)

    def flush(self, connection: Connection) -> None:
        """Write everything collected, as plain statements of the driver."""
        self.of["audit_entry"] += self._account.taken()
        for table, rows in self.of.items():
            if rows:
                connection.exec_driver_sql(self._inserts[table], rows)
                rows.clear()
        self._account.move_head(connection)

    def tell(self, **entry: Any) -> None:
        """Collect an entry of the account: ``at staff_id action kind row_id customer_id details``."""
        self._account.add(entry)


def _insert(table: str, columns: list[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
