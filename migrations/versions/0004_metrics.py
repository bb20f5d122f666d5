"""Metrics: survey answers with what they add up to, themes, notes on the time axis, and a PIN for each of the staff."""

import sqlalchemy as sa
from alembic import op

from app.storage.altering import altered
from app.storage.comment_search.ddl import create_comment_search
from app.wording.theme_starters import starter_themes

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_THEME = sa.table(
    "theme", *map(sa.column, ("key", "name", "pillar", "position")), sa.column("words", sa.JSON())
)


def upgrade() -> None:
    _add_answers()
    _add_themes()
    create_comment_search(op.get_bind())
    _take_themes()
    _add_counts()
    _alter_promises()
    op.add_column("staff", sa.Column("pin_hash", sa.String(), server_default="", nullable=False))


def _add_answers() -> None:
    op.create_table(
        "survey_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("metric", sa.String(length=10), nullable=False),
        sa.Column("scale_min", sa.Integer(), nullable=False),
        sa.Column("scale_max", sa.Integer(), nullable=False),
        sa.Column("high_is_good", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("comment", sa.String(), server_default="", nullable=False),
        sa.Column("language", sa.String(length=35), server_default="", nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("place", sa.String(), server_default="", nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(length=80), server_default="", nullable=False),
        sa.Column("left_out", sa.String(length=10), server_default="", nullable=False),
        sa.Column("reference", sa.String(length=64), server_default="", nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "(score IS NULL) = (answered_at IS NULL) AND (score IS NULL) = (arrived_at IS NULL)",
            name=op.f("ck_survey_answer_answered"),
        ),
        sa.CheckConstraint(
            "0 <= scale_min AND scale_min < scale_max AND scale_max <= 10",
            name=op.f("ck_survey_answer_scale"),
        ),
        sa.CheckConstraint(
            "asked_at IS NOT NULL OR answered_at IS NOT NULL", name=op.f("ck_survey_answer_asked")
        ),
        sa.CheckConstraint("score BETWEEN scale_min AND scale_max", name=op.f("ck_survey_answer_score")),
        sa.ForeignKeyConstraint(["case_id"], ["recovery_case.id"], name=op.f("fk_survey_answer_case_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_survey_answer_customer_id")),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_survey_answer_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_survey_answer_import_batch_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_survey_answer_staff_id")),
        sa.ForeignKeyConstraint(["stage_id"], ["journey_stage.id"], name=op.f("fk_survey_answer_stage_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_survey_answer_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answer")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_survey_answer_asked_at", "survey_answer", ["asked_at"], unique=False)
    op.create_index(
        "ix_survey_answer_reference",
        "survey_answer",
        ["reference"],
        unique=False,
        sqlite_where=sa.text("reference <> ''"),
        postgresql_where=sa.text("reference <> ''"),
    )
    op.create_index(op.f("ix_survey_answer_case_id"), "survey_answer", ["case_id"], unique=False)
    op.create_index(
        "ix_survey_answer_customer_id_metric",
        "survey_answer",
        ["customer_id", "metric", "answered_at"],
        unique=False,
    )
    op.create_index(op.f("ix_survey_answer_department_id"), "survey_answer", ["department_id"], unique=False)
    op.create_index(
        op.f("ix_survey_answer_import_batch_id"), "survey_answer", ["import_batch_id"], unique=False
    )
    op.create_index(
        "ix_survey_answer_metric_answered_at", "survey_answer", ["metric", "answered_at"], unique=False
    )
    op.create_index(op.f("ix_survey_answer_staff_id"), "survey_answer", ["staff_id"], unique=False)
    op.create_index(op.f("ix_survey_answer_stage_id"), "survey_answer", ["stage_id"], unique=False)
    op.create_index(op.f("ix_survey_answer_visit_id"), "survey_answer", ["visit_id"], unique=False)
    op.create_table(
        "annotation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("metric", sa.String(length=10), server_default="", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_annotation_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annotation")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_annotation_on_day"), "annotation", ["on_day"], unique=False)


def _add_themes() -> None:
    op.create_table(
        "theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), server_default="", nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("pillar", sa.String(length=20), server_default="", nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("name", name=op.f("uq_theme_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "theme_mention",
        sa.Column("theme_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["survey_answer.id"], name=op.f("fk_theme_mention_answer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_theme_mention_theme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("theme_id", "answer_id", name=op.f("pk_theme_mention")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_theme_mention_answer_id"), "theme_mention", ["answer_id"], unique=False)
    op.create_table(
        "theme_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("acted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acted_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["acted_by"], ["staff.id"], name=op.f("fk_theme_action_acted_by")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_theme_action_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_action")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_theme_action_theme_id"), "theme_action", ["theme_id"], unique=False)
    op.create_table(
        "theme_telling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["action_id"], ["theme_action.id"], name=op.f("fk_theme_telling_action_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_theme_telling_customer_id")),
        sa.ForeignKeyConstraint(["told_by"], ["staff.id"], name=op.f("fk_theme_telling_told_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_telling")),
        sa.UniqueConstraint("action_id", "customer_id", name=op.f("uq_theme_telling_action_id_customer_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_theme_telling_action_id"), "theme_telling", ["action_id"], unique=False)
    op.create_index(op.f("ix_theme_telling_customer_id"), "theme_telling", ["customer_id"], unique=False)


def _take_themes() -> None:
    """A venue that was made before listens for the themes of a new one."""
    connection = op.get_bind()
    kind = connection.scalar(sa.select(sa.table("venue", sa.column("kind")).c.kind))
    if kind is None:
        return
    rows = [
        {
            "key": starter.key,
            "name": starter.name,
            "pillar": starter.pillar,
            "position": position,
            "words": dict(starter.words),
        }
        for position, starter in enumerate(starter_themes(kind))
    ]
    connection.execute(sa.insert(_THEME), rows)


def _add_counts() -> None:
    op.create_table(
        "answer_line",
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("next_day", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("themes", sa.String(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("line", "day", "answer_id", name=op.f("pk_answer_line")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_answer_line_answer_id"), "answer_line", ["answer_id"], unique=False)
    op.create_index("ix_answer_line_person_id", "answer_line", ["person_id"], unique=False)
    op.create_index(
        "ix_answer_line_soon",
        "answer_line",
        ["line", "day", "next_day", "score", "stage_id", "channel"],
        unique=False,
        sqlite_where=sa.text("next_day - day < 32"),
        postgresql_where=sa.text("next_day - day < 32"),
    )
    op.create_table(
        "answer_count",
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("span", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("side", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("reach", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("c0", sa.Integer(), nullable=False),
        sa.Column("c1", sa.Integer(), nullable=False),
        sa.Column("c2", sa.Integer(), nullable=False),
        sa.Column("c3", sa.Integer(), nullable=False),
        sa.Column("c4", sa.Integer(), nullable=False),
        sa.Column("c5", sa.Integer(), nullable=False),
        sa.Column("c6", sa.Integer(), nullable=False),
        sa.Column("c7", sa.Integer(), nullable=False),
        sa.Column("c8", sa.Integer(), nullable=False),
        sa.Column("c9", sa.Integer(), nullable=False),
        sa.Column("c10", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("line", "span", "side", "at", "key", "reach", name=op.f("pk_answer_count")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answer_repeat",
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("next_at", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("c0", sa.Integer(), nullable=False),
        sa.Column("c1", sa.Integer(), nullable=False),
        sa.Column("c2", sa.Integer(), nullable=False),
        sa.Column("c3", sa.Integer(), nullable=False),
        sa.Column("c4", sa.Integer(), nullable=False),
        sa.Column("c5", sa.Integer(), nullable=False),
        sa.Column("c6", sa.Integer(), nullable=False),
        sa.Column("c7", sa.Integer(), nullable=False),
        sa.Column("c8", sa.Integer(), nullable=False),
        sa.Column("c9", sa.Integer(), nullable=False),
        sa.Column("c10", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("line", "at", "next_at", name=op.f("pk_answer_repeat")),
        sqlite_with_rowid=False,
    )


def _alter_promises() -> None:
    with altered("promise") as promise:
        promise.drop_constraint(op.f("ck_promise_whose"), type_="check")
        promise.add_column(sa.Column("answer_id", sa.Integer(), nullable=True))
        promise.create_foreign_key(op.f("fk_promise_answer_id"), "survey_answer", ["answer_id"], ["id"])
        promise.create_index(op.f("ix_promise_answer_id"), ["answer_id"])
        promise.create_check_constraint(
            op.f("ck_promise_whose"),
            "customer_id IS NOT NULL OR case_id IS NOT NULL OR answer_id IS NOT NULL",
        )
