"""Service recovery: cases with their steps and log, gestures, departments, saved views."""

import sqlalchemy as sa
from alembic import op

from app.storage.altering import altered
from app.storage.append_only import guard_append_only
from app.storage.case_search.ddl import create_case_search
from app.wording.recovery_starters import category_starters, department_starters

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SORTED_BY = (
    "due_at",
    "reported_at",
    "severity",
    "who",
    "kind",
    "owner",
    "place",
    "step",
    "category",
    "department",
    "cost_minor",
)
_NARROWED_BY = ("category_id", "department_id", "owner_id")
_ASKED = ("severity", "kind", "restricted", "opened_by", "reported_at")

_DEPARTMENT = sa.table("department", *map(sa.column, ("id", "key", "name", "position")))
_CATEGORY = sa.table("case_category", *map(sa.column, ("key", "name", "position", "department_id")))


def upgrade() -> None:
    _add_tables()
    _add_lines()
    _open_to_cases("promise")
    _open_to_cases("attachment")
    with altered("staff") as staff:
        staff.add_column(sa.Column("limit_minor", sa.BigInteger(), nullable=True))
        staff.create_check_constraint(op.f("ck_staff_limit"), "limit_minor >= 0")
    guard_append_only(op.get_bind(), "case_entry")
    _add_starters()


def _add_tables() -> None:
    op.create_table(
        "department",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=20), server_default="", nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("name", name=op.f("uq_department_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "case_category",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=20), server_default="", nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_case_category_department_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_category")),
        sa.UniqueConstraint("name", name=op.f("uq_case_category_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "gesture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), server_default="", nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=False),
        sa.Column("menu_price_minor", sa.BigInteger(), nullable=False),
        sa.Column("lead_minutes", sa.Integer(), nullable=False),
        sa.Column("contains", sa.JSON(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("for_recovery", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("for_moments", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("cost_minor >= 0", name=op.f("ck_gesture_cost")),
        sa.CheckConstraint("lead_minutes >= 0", name=op.f("ck_gesture_lead")),
        sa.CheckConstraint("menu_price_minor >= 0", name=op.f("ck_gesture_menu_price")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_gesture_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gesture")),
        sa.UniqueConstraint("name", name=op.f("uq_gesture_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pane", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_saved_view_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_saved_view_pane", "saved_view", ["pane"], unique=False)

    op.create_table(
        "recovery_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("walk_in", sa.String(), server_default="", nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("place", sa.String(), server_default="", nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("again", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("fault", sa.String(length=20), nullable=False),
        sa.Column("feeling", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("restricted", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("acknowledge_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("put_right_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("follow_up_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reopened_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("ending", sa.String(length=20), server_default="", nullable=False),
        sa.Column("verified_through", sa.String(length=20), server_default="", nullable=False),
        sa.Column("verified_by", sa.Integer(), nullable=True),
        sa.Column("feeling_after", sa.Integer(), nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("closing_reason", sa.String(), server_default="", nullable=False),
        sa.Column("is_story", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("story", sa.String(), server_default="", nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("customer_id IS NOT NULL OR walk_in <> ''", name=op.f("ck_recovery_case_who")),
        sa.CheckConstraint("feeling BETWEEN -2 AND 2", name=op.f("ck_recovery_case_feeling")),
        sa.CheckConstraint("feeling_after BETWEEN -2 AND 2", name=op.f("ck_recovery_case_feeling_after")),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name=op.f("ck_recovery_case_rating")),
        sa.CheckConstraint("severity BETWEEN 1 AND 4", name=op.f("ck_recovery_case_severity")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["case_category.id"], name=op.f("fk_recovery_case_category_id")
        ),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name=op.f("fk_recovery_case_closed_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_recovery_case_customer_id")),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_recovery_case_department_id")
        ),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_recovery_case_incident_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["staff.id"], name=op.f("fk_recovery_case_opened_by")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_recovery_case_owner_id")),
        sa.ForeignKeyConstraint(["verified_by"], ["staff.id"], name=op.f("fk_recovery_case_verified_by")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_recovery_case_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_case")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_recovery_case_category_id"), "recovery_case", ["category_id"], unique=False)
    op.create_index(
        "ix_recovery_case_customer_id_reported_at",
        "recovery_case",
        ["customer_id", "reported_at"],
        unique=False,
    )
    op.create_index(op.f("ix_recovery_case_department_id"), "recovery_case", ["department_id"], unique=False)
    op.create_index(op.f("ix_recovery_case_incident_id"), "recovery_case", ["incident_id"], unique=False)
    op.create_index(
        "ix_recovery_case_open_customer",
        "recovery_case",
        ["customer_id"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index("ix_recovery_case_owner_id", "recovery_case", ["owner_id", "state"], unique=False)
    op.create_index("ix_recovery_case_place", "recovery_case", ["place"], unique=False)
    op.create_index("ix_recovery_case_reported_at", "recovery_case", ["reported_at"], unique=False)
    op.create_index(
        "ix_recovery_case_restricted",
        "recovery_case",
        ["id"],
        unique=False,
        sqlite_where=sa.text("restricted = 1"),
        postgresql_where=sa.text("restricted"),
    )
    op.create_index("ix_recovery_case_state_due_at", "recovery_case", ["state", "due_at"], unique=False)
    op.create_index(op.f("ix_recovery_case_visit_id"), "recovery_case", ["visit_id"], unique=False)

    op.create_table(
        "case_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), server_default="", nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["recovery_case.id"], name=op.f("fk_case_entry_case_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_case_entry_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_case_entry_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_entry")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_case_entry_case_id_id", "case_entry", ["case_id", "id"], unique=False)
    op.create_index("ix_case_entry_customer_id", "case_entry", ["customer_id"], unique=False)

    op.create_table(
        "case_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("round", sa.Integer(), server_default="0", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("skipped", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["recovery_case.id"], name=op.f("fk_case_step_case_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_case_step_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_step")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_case_step", "case_step", ["case_id", "round", "step"], unique=True)

    op.create_table(
        "given_gesture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("gesture_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=False),
        sa.Column("menu_price_minor", sa.BigInteger(), nullable=False),
        sa.Column("contains", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_by", sa.Integer(), nullable=True),
        sa.Column("above_limit", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("asked_cost_minor", sa.BigInteger(), nullable=True),
        sa.Column("asked_note", sa.String(), server_default="", nullable=False),
        sa.Column("decision", sa.String(length=20), server_default="", nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decision_note", sa.String(), server_default="", nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_by", sa.Integer(), nullable=True),
        sa.Column("dropped_note", sa.String(), server_default="", nullable=False),
        sa.Column("clash_reason", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("cost_minor >= 0", name=op.f("ck_given_gesture_cost")),
        sa.CheckConstraint("menu_price_minor >= 0", name=op.f("ck_given_gesture_menu_price")),
        sa.ForeignKeyConstraint(["case_id"], ["recovery_case.id"], name=op.f("fk_given_gesture_case_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_given_gesture_customer_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["staff.id"], name=op.f("fk_given_gesture_decided_by")),
        sa.ForeignKeyConstraint(["gesture_id"], ["gesture.id"], name=op.f("fk_given_gesture_gesture_id")),
        sa.ForeignKeyConstraint(["given_by"], ["staff.id"], name=op.f("fk_given_gesture_given_by")),
        sa.ForeignKeyConstraint(["planned_by"], ["staff.id"], name=op.f("fk_given_gesture_planned_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_given_gesture")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_given_gesture_case_id", "given_gesture", ["case_id"], unique=False)
    op.create_index("ix_given_gesture_customer_id", "given_gesture", ["customer_id"], unique=False)
    op.create_index("ix_given_gesture_planned_at", "given_gesture", ["planned_at"], unique=False)
    op.create_index("ix_given_gesture_state", "given_gesture", ["state"], unique=False)


def _add_lines() -> None:
    """What each case is sorted and searched by; filled by whoever writes a case."""
    letters = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.create_table(
        "case_line",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("who", letters, nullable=False),
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("owner", letters, nullable=False),
        sa.Column("place", letters, nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("category", letters, nullable=False),
        sa.Column("department", letters, nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["recovery_case.id"], name=op.f("fk_case_line_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_line")),
    )
    for name in _SORTED_BY:
        op.create_index(f"ix_case_line_{name}", "case_line", [name, "case_id"], unique=False)
    for name in _NARROWED_BY:
        others = [other for other in (*_NARROWED_BY, *_ASKED) if other != name]
        op.create_index(f"ix_case_line_narrowed_by_{name}", "case_line", [name, *others], unique=False)
    create_case_search(op.get_bind())


def _open_to_cases(table: str) -> None:
    """Rows of this table may belong to a case, and then need no customer."""
    with altered(table) as batch:
        batch.add_column(sa.Column("case_id", sa.Integer(), nullable=True))
        batch.alter_column("customer_id", existing_type=sa.Integer(), nullable=True)
        batch.create_foreign_key(op.f(f"fk_{table}_case_id"), "recovery_case", ["case_id"], ["id"])
        batch.create_check_constraint(
            op.f(f"ck_{table}_whose"), "customer_id IS NOT NULL OR case_id IS NOT NULL"
        )
        batch.create_index(op.f(f"ix_{table}_case_id"), ["case_id"])


def _add_starters() -> None:
    """A venue that was made before starts its service recovery with what a new one is given."""
    connection = op.get_bind()
    kind = connection.scalar(sa.select(sa.table("venue", sa.column("kind")).c.kind))
    if kind is None:
        return
    ids: dict[str, int | None] = {"": None}
    for position, starter in enumerate(department_starters(kind)):
        values = {"key": starter.key, "name": starter.name, "position": position}
        connection.execute(sa.insert(_DEPARTMENT).values(values))
        found = sa.select(_DEPARTMENT.c.id).where(_DEPARTMENT.c.key == starter.key)
        ids[starter.key] = connection.scalar(found)
    for position, category in enumerate(category_starters(kind)):
        values = {"key": category.key, "name": category.name, "position": position}
        values["department_id"] = ids[category.department]
        connection.execute(sa.insert(_CATEGORY).values(values))
