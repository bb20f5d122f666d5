"""References that are there: indexes of what is mostly missing hold only the rows that have it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_COLUMNS = {
    "alias": "import_batch_id",
    "attachment": "case_id customer_id gesture_id import_batch_id moment_id",
    "case_entry": "customer_id",
    "clue": "import_batch_id visit_id",
    "companion": "import_batch_id linked_customer_id",
    "contact_point": "import_batch_id",
    "customer": "import_batch_id merged_into_id referred_by_id",
    "customer_tag": "import_batch_id",
    "external_id": "import_batch_id",
    "given_gesture": "case_id customer_id moment_id",
    "moment": "clue_id companion_id department_id owner_id playbook_version_id visit_id",
    "moment_task": "given_gesture_id",
    "occasion": "companion_id import_batch_id own_kind_id",
    "playbook": "own_kind_id",
    "preference": "companion_id group_id import_batch_id visit_id",
    "promise": "answer_id case_id customer_id owner_id visit_id",
    "recovery_case": "category_id department_id incident_id visit_id",
    "reminder": "customer_id",
    "survey_answer": "case_id department_id import_batch_id staff_id stage_id visit_id",
    "touchpoint": "stage_id visit_id",
    "visit": "import_batch_id",
    "visit_line": "import_batch_id",
}


def upgrade() -> None:
    for table, columns in _COLUMNS.items():
        for column in columns.split():
            name, where = op.f(f"ix_{table}_{column}"), sa.text(f"{column} IS NOT NULL")
            op.drop_index(name, table)
            op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)
