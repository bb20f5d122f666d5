"""Moments: occasions by rule, plans with their tasks, playbooks, reminders, and who is celebrated when."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from app.storage.altering import altered
from app.venue.starter_playbooks import definition_of
from app.wording.playbook_starters import starter_playbooks

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PLAYBOOK = sa.table("playbook", *map(sa.column, ("id", "key", "name", "kind", "position")))
_VERSION = sa.table(
    "playbook_version",
    *map(sa.column, ("playbook_id", "number")),
    sa.column("made_at", sa.DateTime(timezone=True)),
    sa.column("definition", sa.JSON()),
)


def upgrade() -> None:
    _add_kinds_and_playbooks()
    _add_moments()
    _add_columns()
    _alter_occasions()
    _add_lines()
    _add_playbooks()


def _add_kinds_and_playbooks() -> None:
    op.create_table(
        "own_occasion_kind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_occasion_kind")),
        sa.UniqueConstraint("name", name=op.f("uq_own_occasion_kind_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "playbook",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), server_default="", nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("own_kind_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["own_kind_id"], ["own_occasion_kind.id"], name=op.f("fk_playbook_own_kind_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_playbook")),
        sa.UniqueConstraint("name", name=op.f("uq_playbook_name")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_playbook_own_kind_id"), "playbook", ["own_kind_id"], unique=False)
    op.create_table(
        "playbook_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("playbook_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_playbook_version_made_by")),
        sa.ForeignKeyConstraint(
            ["playbook_id"], ["playbook.id"], name=op.f("fk_playbook_version_playbook_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_playbook_version")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_playbook_version_playbook_id_number", "playbook_version", ["playbook_id", "number"], unique=True
    )


def _add_moments() -> None:
    op.create_table(
        "moment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("companion_id", sa.Integer(), nullable=True),
        sa.Column("occasion_id", sa.Integer(), nullable=True),
        sa.Column("milestone", sa.String(length=20), server_default="", nullable=False),
        sa.Column("milestone_number", sa.Integer(), server_default="0", nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("clue_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(), server_default="", nullable=False),
        sa.Column("occurs_on", sa.Date(), nullable=True),
        sa.Column("celebrate_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("budget_minor", sa.BigInteger(), nullable=True),
        sa.Column("budget_reason", sa.String(), server_default="", nullable=False),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("dos", sa.String(), server_default="", nullable=False),
        sa.Column("donts", sa.String(), server_default="", nullable=False),
        sa.Column("playbook_version_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_by", sa.Integer(), nullable=True),
        sa.Column("reaction", sa.Integer(), nullable=True),
        sa.Column("said", sa.String(), server_default="", nullable=False),
        sa.Column("skipped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("skipped_by", sa.Integer(), nullable=True),
        sa.Column("skipped_reason", sa.String(), server_default="", nullable=False),
        sa.Column("is_story", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("story", sa.String(), server_default="", nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("budget_minor >= 0", name=op.f("ck_moment_budget")),
        sa.CheckConstraint("reaction BETWEEN 1 AND 5", name=op.f("ck_moment_reaction")),
        sa.ForeignKeyConstraint(["clue_id"], ["clue.id"], name=op.f("fk_moment_clue_id")),
        sa.ForeignKeyConstraint(["companion_id"], ["companion.id"], name=op.f("fk_moment_companion_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_moment_customer_id")),
        sa.ForeignKeyConstraint(["delivered_by"], ["staff.id"], name=op.f("fk_moment_delivered_by")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_moment_department_id")),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_moment_made_by")),
        sa.ForeignKeyConstraint(["occasion_id"], ["occasion.id"], name=op.f("fk_moment_occasion_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_moment_owner_id")),
        sa.ForeignKeyConstraint(
            ["playbook_version_id"], ["playbook_version.id"], name=op.f("fk_moment_playbook_version_id")
        ),
        sa.ForeignKeyConstraint(["skipped_by"], ["staff.id"], name=op.f("fk_moment_skipped_by")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_moment_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moment")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_moment_celebrate_on", "moment", ["celebrate_on"], unique=False)
    op.create_index(op.f("ix_moment_clue_id"), "moment", ["clue_id"], unique=False)
    op.create_index(op.f("ix_moment_companion_id"), "moment", ["companion_id"], unique=False)
    op.create_index(op.f("ix_moment_customer_id"), "moment", ["customer_id"], unique=False)
    op.create_index(op.f("ix_moment_delivered_at"), "moment", ["delivered_at"], unique=False)
    op.create_index(op.f("ix_moment_department_id"), "moment", ["department_id"], unique=False)
    op.create_index("ix_moment_occurs_on", "moment", ["occurs_on"], unique=False)
    op.create_index(op.f("ix_moment_owner_id"), "moment", ["owner_id"], unique=False)
    op.create_index(op.f("ix_moment_playbook_version_id"), "moment", ["playbook_version_id"], unique=False)
    op.create_index("ix_moment_state_celebrate_on", "moment", ["state", "celebrate_on"], unique=False)
    op.create_index(op.f("ix_moment_visit_id"), "moment", ["visit_id"], unique=False)
    op.create_index(
        "uq_moment_milestone",
        "moment",
        ["customer_id", "milestone", "milestone_number", "occurs_on"],
        unique=True,
        sqlite_where=sa.text("milestone <> ''"),
        postgresql_where=sa.text("milestone <> ''"),
    )
    op.create_index("uq_moment_occasion_id_occurs_on", "moment", ["occasion_id", "occurs_on"], unique=True)
    op.create_table(
        "moment_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("moment_id", sa.Integer(), nullable=False),
        sa.Column("given_gesture_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("whole_day", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("lead_minutes", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("lead_minutes >= 0", name=op.f("ck_moment_task_lead")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_moment_task_customer_id")),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_moment_task_department_id")
        ),
        sa.ForeignKeyConstraint(["done_by"], ["staff.id"], name=op.f("fk_moment_task_done_by")),
        sa.ForeignKeyConstraint(
            ["given_gesture_id"], ["given_gesture.id"], name=op.f("fk_moment_task_given_gesture_id")
        ),
        sa.ForeignKeyConstraint(["moment_id"], ["moment.id"], name=op.f("fk_moment_task_moment_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_moment_task_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moment_task")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_moment_task_customer_id"), "moment_task", ["customer_id"], unique=False)
    op.create_index("ix_moment_task_done_at_due_at", "moment_task", ["done_at", "due_at"], unique=False)
    op.create_index(
        op.f("ix_moment_task_given_gesture_id"), "moment_task", ["given_gesture_id"], unique=False
    )
    op.create_index(
        "ix_moment_task_moment_id_position", "moment_task", ["moment_id", "position"], unique=False
    )
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_reminder_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_reminder_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("key", name=op.f("uq_reminder_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reminder_customer_id", "reminder", ["customer_id"], unique=False)
    op.create_index("ix_reminder_due_at", "reminder", ["due_at"], unique=False)


def _add_lines() -> None:
    op.create_table(
        "companion_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("companion_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["companion_id"], ["companion.id"], name=op.f("fk_companion_share_companion_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_companion_share_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companion_share")),
        sa.UniqueConstraint(
            "companion_id", "customer_id", name=op.f("uq_companion_share_companion_id_customer_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_companion_share_companion_id"), "companion_share", ["companion_id"], unique=False
    )
    op.create_index(op.f("ix_companion_share_customer_id"), "companion_share", ["customer_id"], unique=False)
    op.create_table(
        "occasion_line",
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("occasion_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_occasion_line_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["occasion_id"], ["occasion.id"], name=op.f("fk_occasion_line_occasion_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("slot", "place", "occasion_id", name=op.f("pk_occasion_line")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_occasion_line_customer_id"), "occasion_line", ["customer_id"], unique=False)
    op.create_index(op.f("ix_occasion_line_occasion_id"), "occasion_line", ["occasion_id"], unique=False)
    op.create_table(
        "occasion_count",
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slot", "kind", name=op.f("pk_occasion_count")),
        sqlite_with_rowid=False,
    )


def _add_columns() -> None:
    op.add_column("companion", sa.Column("deceased_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("customer", sa.Column("deceased_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("customer", sa.Column("tier_since", sa.Date(), nullable=True))
    op.create_index(
        "ix_customer_tier_since",
        "customer",
        ["tier_since"],
        unique=False,
        sqlite_where=sa.text("tier_since IS NOT NULL"),
        postgresql_where=sa.text("tier_since IS NOT NULL"),
    )
    with altered("given_gesture") as given:
        given.add_column(sa.Column("moment_id", sa.Integer(), nullable=True))
        given.create_foreign_key(op.f("fk_given_gesture_moment_id"), "moment", ["moment_id"], ["id"])
        given.create_index("ix_given_gesture_moment_id", ["moment_id"])
    with altered("attachment") as attachment:
        attachment.drop_constraint(op.f("ck_attachment_whose"), type_="check")
        for table in ("moment", "gesture"):
            attachment.add_column(sa.Column(f"{table}_id", sa.Integer(), nullable=True))
            attachment.create_foreign_key(op.f(f"fk_attachment_{table}_id"), table, [f"{table}_id"], ["id"])
            attachment.create_index(op.f(f"ix_attachment_{table}_id"), [f"{table}_id"])
        attachment.create_check_constraint(
            op.f("ck_attachment_whose"),
            "customer_id IS NOT NULL OR case_id IS NOT NULL OR moment_id IS NOT NULL OR gesture_id IS NOT NULL",
        )


def _alter_occasions() -> None:
    """What came once says so in words now, beside the other ways to come back; it needs a year for that."""
    with altered("occasion") as occasion:
        occasion.add_column(sa.Column("own_kind_id", sa.Integer(), nullable=True))
        occasion.add_column(
            sa.Column("repeats", sa.String(length=20), server_default="yearly", nullable=False)
        )
        for name in ("nth", "weekday", "every"):
            occasion.add_column(sa.Column(name, sa.Integer(), nullable=True))
        occasion.add_column(sa.Column("unit", sa.String(length=10), server_default="", nullable=False))
        occasion.add_column(sa.Column("reference", sa.String(), server_default="", nullable=False))
        occasion.create_foreign_key(
            op.f("fk_occasion_own_kind_id"), "own_occasion_kind", ["own_kind_id"], ["id"]
        )
        occasion.create_check_constraint(op.f("ck_occasion_nth"), "nth BETWEEN 1 AND 4 OR nth = -1")
        occasion.create_check_constraint(op.f("ck_occasion_weekday"), "weekday BETWEEN 0 AND 6")
        occasion.create_check_constraint(op.f("ck_occasion_every"), "every BETWEEN 1 AND 520")
        occasion.create_index(op.f("ix_occasion_own_kind_id"), ["own_kind_id"])
    once = sa.table("occasion", sa.column("repeats"), sa.column("yearly"), sa.column("year"))
    only_once = once.c.yearly.is_(sa.false()), once.c.year.is_not(None)
    op.execute(once.update().where(*only_once).values(repeats="once"))
    with altered("occasion") as occasion:
        occasion.drop_column("yearly")


def _add_playbooks() -> None:
    """A venue that was made before starts its moments with the playbooks of a new one."""
    connection = op.get_bind()
    kind = connection.scalar(sa.select(sa.table("venue", sa.column("kind")).c.kind))
    if kind is None:
        return
    gestures, departments = (_ids_by_key(connection, name) for name in ("gesture", "department"))
    for position, starter in enumerate(starter_playbooks(kind)):
        values = {"key": starter.key, "name": starter.name, "kind": starter.kind, "position": position}
        connection.execute(sa.insert(_PLAYBOOK).values(values))
        found = sa.select(_PLAYBOOK.c.id).where(_PLAYBOOK.c.key == starter.key)
        version = {
            "playbook_id": connection.scalar(found),
            "number": 1,
            "made_at": datetime.now(UTC),
            "definition": definition_of(starter, gestures=gestures, departments=departments),
        }
        connection.execute(sa.insert(_VERSION).values(version))


def _ids_by_key(connection: sa.Connection, table: str) -> dict[str, int]:
    rows = sa.table(table, sa.column("key"), sa.column("id"))
    return {row.key: row.id for row in connection.execute(sa.select(rows.c.key, rows.c.id)) if row.key}
