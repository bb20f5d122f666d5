"""The first schema: people, what is known of them, their visits, and who changed what."""

import sqlalchemy as sa
from alembic import op

from app.storage.lookup.ddl import create_lookup_tables

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_mapping",
        sa.Column("shape", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("shape", name=op.f("pk_import_mapping")),
    )
    op.create_table(
        "journey_stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journey_stage")),
        sa.UniqueConstraint("key", name=op.f("uq_journey_stage_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "preference_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=20), server_default="", nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preference_group")),
        sa.UniqueConstraint("name", name=op.f("uq_preference_group_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("duty", sa.String(), server_default="", nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("name", name=op.f("uq_tag_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "venue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("region", sa.String(length=2), server_default="", nullable=False),
        sa.Column("rehearsal", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "venue_setting",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_venue_setting")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("undo", sa.String(length=10), server_default="", nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_audit_entry_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_entry_customer_id_id", "audit_entry", ["customer_id", "id"], unique=False)
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("file_names", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_import_batch_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("given_name", sa.String(), server_default="", nullable=False),
        sa.Column("family_name", sa.String(), server_default="", nullable=False),
        sa.Column("title", sa.String(), server_default="", nullable=False),
        sa.Column("preferred_name", sa.String(), server_default="", nullable=False),
        sa.Column("say_name", sa.String(), server_default="", nullable=False),
        sa.Column("languages", sa.String(), server_default="", nullable=False),
        sa.Column("nationality", sa.String(length=3), server_default="", nullable=False),
        sa.Column("company", sa.String(), server_default="", nullable=False),
        sa.Column("card_number", sa.String(), server_default="", nullable=False),
        sa.Column("tier", sa.String(), server_default="", nullable=False),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_customer_import_batch_id")
        ),
        sa.ForeignKeyConstraint(["merged_into_id"], ["customer.id"], name=op.f("fk_customer_merged_into_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_customer_card_number"), "customer", ["card_number"], unique=False)
    op.create_index(op.f("ix_customer_import_batch_id"), "customer", ["import_batch_id"], unique=False)
    op.create_index(op.f("ix_customer_merged_into_id"), "customer", ["merged_into_id"], unique=False)
    op.create_table(
        "import_update",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_import_update_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_update")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_import_update_batch_id"), "import_update", ["batch_id"], unique=False)
    op.create_table(
        "alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_alias_customer_id")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_alias_import_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_alias_customer_id"), "alias", ["customer_id"], unique=False)
    op.create_index(op.f("ix_alias_import_batch_id"), "alias", ["import_batch_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("portrait", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_attachment_customer_id")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_attachment_import_batch_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_attachment_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attachment_customer_id"), "attachment", ["customer_id"], unique=False)
    op.create_index(op.f("ix_attachment_import_batch_id"), "attachment", ["import_batch_id"], unique=False)
    op.create_table(
        "companion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("relation", sa.String(), server_default="", nullable=False),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("linked_customer_id", sa.Integer(), nullable=True),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_companion_customer_id")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_companion_import_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["linked_customer_id"], ["customer.id"], name=op.f("fk_companion_linked_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companion")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_companion_customer_id"), "companion", ["customer_id"], unique=False)
    op.create_index(op.f("ix_companion_import_batch_id"), "companion", ["import_batch_id"], unique=False)
    op.create_index(
        op.f("ix_companion_linked_customer_id"), "companion", ["linked_customer_id"], unique=False
    )
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), server_default="", nullable=False),
        sa.Column("wording", sa.String(), server_default="", nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_consent_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_consent_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_consent_customer_id"), "consent", ["customer_id"], unique=False)
    op.create_table(
        "contact_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(), server_default="", nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("normal", sa.String(), server_default="", nullable=False),
        sa.Column("national_digits", sa.String(), server_default="", nullable=False),
        sa.Column("preferred", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_contact_point_customer_id")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_contact_point_import_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_point")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_contact_point_customer_id"), "contact_point", ["customer_id"], unique=False)
    op.create_index(
        op.f("ix_contact_point_import_batch_id"), "contact_point", ["import_batch_id"], unique=False
    )
    op.create_index(op.f("ix_contact_point_normal"), "contact_point", ["normal"], unique=False)
    op.create_table(
        "customer_summary",
        sa.Column("customer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rank_key", sa.BigInteger(), nullable=False),
        sa.Column("visits_count", sa.Integer(), nullable=False),
        sa.Column("visits_completed", sa.Integer(), nullable=False),
        sa.Column("first_visit_on", sa.Date(), nullable=True),
        sa.Column("last_visit_on", sa.Date(), nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_summary_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customer_summary")),
        sa.UniqueConstraint("rank_key", name=op.f("uq_customer_summary_rank_key")),
    )
    op.create_index("ix_customer_summary_last_visit_on", "customer_summary", ["last_visit_on"], unique=False)
    op.create_table(
        "customer_tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.Column("by_rule", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_tag_customer_id")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_customer_tag_import_batch_id")
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name=op.f("fk_customer_tag_tag_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_tag")),
        sa.UniqueConstraint("customer_id", "tag_id", name=op.f("uq_customer_tag_customer_id_tag_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_customer_tag_customer_id"), "customer_tag", ["customer_id"], unique=False)
    op.create_index(
        op.f("ix_customer_tag_import_batch_id"), "customer_tag", ["import_batch_id"], unique=False
    )
    op.create_index(op.f("ix_customer_tag_tag_id"), "customer_tag", ["tag_id"], unique=False)
    op.create_table(
        "external_id",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_external_id_customer_id")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_external_id_import_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_id")),
        sa.UniqueConstraint("source", "value", name=op.f("uq_external_id_source_value")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_external_id_customer_id"), "external_id", ["customer_id"], unique=False)
    op.create_index(op.f("ix_external_id_import_batch_id"), "external_id", ["import_batch_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(), server_default="", nullable=False),
        sa.Column("segment", sa.String(), server_default="", nullable=False),
        sa.Column("reference", sa.String(), server_default="", nullable=False),
        sa.Column("place", sa.String(), server_default="", nullable=False),
        sa.Column("place_kind", sa.String(), server_default="", nullable=False),
        sa.Column("arrives_on", sa.Date(), nullable=False),
        sa.Column("leaves_on", sa.Date(), nullable=True),
        sa.Column("booked_on", sa.Date(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("adults", sa.Integer(), nullable=True),
        sa.Column("children", sa.Integer(), nullable=True),
        sa.Column("board", sa.String(), server_default="", nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), server_default="", nullable=False),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_visit_customer_id")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_visit_import_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_visit_customer_id"), "visit", ["customer_id"], unique=False)
    op.create_index("ix_visit_customer_id_arrives_on", "visit", ["customer_id", "arrives_on"], unique=False)
    op.create_index(op.f("ix_visit_import_batch_id"), "visit", ["import_batch_id"], unique=False)
    op.create_index(op.f("ix_visit_reference"), "visit", ["reference"], unique=False)
    op.create_index("ix_visit_status_arrives_on", "visit", ["status", "arrives_on"], unique=False)
    op.create_table(
        "attachment_content",
        sa.Column("attachment_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_attachment_content_attachment_id")
        ),
        sa.PrimaryKeyConstraint("attachment_id", name=op.f("pk_attachment_content")),
    )
    op.create_table(
        "clue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("sorted_as", sa.String(length=20), server_default="", nullable=False),
        sa.Column("sorted_into_id", sa.Integer(), nullable=True),
        sa.Column("sorted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_clue_customer_id")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_clue_import_batch_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_clue_staff_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_clue_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clue")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_clue_customer_id"), "clue", ["customer_id"], unique=False)
    op.create_index(op.f("ix_clue_import_batch_id"), "clue", ["import_batch_id"], unique=False)
    op.create_index(op.f("ix_clue_visit_id"), "clue", ["visit_id"], unique=False)
    op.create_table(
        "occasion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("companion_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(), server_default="", nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("yearly", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("month BETWEEN 1 AND 12 AND day BETWEEN 1 AND 31", name=op.f("ck_occasion_day")),
        sa.ForeignKeyConstraint(["companion_id"], ["companion.id"], name=op.f("fk_occasion_companion_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_occasion_customer_id")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_occasion_import_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occasion")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_occasion_companion_id"), "occasion", ["companion_id"], unique=False)
    op.create_index(op.f("ix_occasion_customer_id"), "occasion", ["customer_id"], unique=False)
    op.create_index(op.f("ix_occasion_import_batch_id"), "occasion", ["import_batch_id"], unique=False)
    op.create_index(
        "ix_occasion_month_day_customer_id",
        "occasion",
        ["month", "day", "customer_id", "kind", "year"],
        unique=False,
    )
    op.create_table(
        "preference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("companion_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), server_default="", nullable=False),
        sa.Column("strength", sa.String(length=20), nullable=False),
        sa.Column("must_kind", sa.String(length=20), server_default="", nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("evidence", sa.String(length=20), nullable=False),
        sa.Column("times_seen", sa.Integer(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=True),
        sa.Column("last_confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["companion_id"], ["companion.id"], name=op.f("fk_preference_companion_id")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["staff.id"], name=op.f("fk_preference_confirmed_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_preference_customer_id")),
        sa.ForeignKeyConstraint(["group_id"], ["preference_group.id"], name=op.f("fk_preference_group_id")),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_preference_import_batch_id")
        ),
        sa.ForeignKeyConstraint(["noted_by"], ["staff.id"], name=op.f("fk_preference_noted_by")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_preference_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preference")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_preference_companion_id"), "preference", ["companion_id"], unique=False)
    op.create_index(op.f("ix_preference_customer_id"), "preference", ["customer_id"], unique=False)
    op.create_index(op.f("ix_preference_group_id"), "preference", ["group_id"], unique=False)
    op.create_index(op.f("ix_preference_import_batch_id"), "preference", ["import_batch_id"], unique=False)
    op.create_index(op.f("ix_preference_visit_id"), "preference", ["visit_id"], unique=False)
    op.create_table(
        "promise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("whole_day", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("settled_note", sa.String(), server_default="", nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_promise_customer_id")),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_promise_made_by")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_promise_owner_id")),
        sa.ForeignKeyConstraint(["settled_by"], ["staff.id"], name=op.f("fk_promise_settled_by")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_promise_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_promise_customer_id"), "promise", ["customer_id"], unique=False)
    op.create_index(op.f("ix_promise_owner_id"), "promise", ["owner_id"], unique=False)
    op.create_index("ix_promise_state_due_at", "promise", ["state", "due_at"], unique=False)
    op.create_index(op.f("ix_promise_visit_id"), "promise", ["visit_id"], unique=False)
    op.create_table(
        "touchpoint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("stage_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(), server_default="", nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("feeling", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("feeling BETWEEN -2 AND 2", name=op.f("ck_touchpoint_feeling")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_touchpoint_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_touchpoint_staff_id")),
        sa.ForeignKeyConstraint(["stage_id"], ["journey_stage.id"], name=op.f("fk_touchpoint_stage_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_touchpoint_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_touchpoint")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_touchpoint_customer_id"), "touchpoint", ["customer_id"], unique=False)
    op.create_index("ix_touchpoint_customer_id_at", "touchpoint", ["customer_id", "at"], unique=False)
    op.create_index(op.f("ix_touchpoint_stage_id"), "touchpoint", ["stage_id"], unique=False)
    op.create_index(op.f("ix_touchpoint_visit_id"), "touchpoint", ["visit_id"], unique=False)
    op.create_table(
        "visit_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), server_default="", nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("quantity_thousandths", sa.BigInteger(), nullable=False),
        sa.Column("unit_minor_thousandths", sa.BigInteger(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_visit_line_import_batch_id")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_line_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_line")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_visit_line_import_batch_id"), "visit_line", ["import_batch_id"], unique=False)
    op.create_index(op.f("ix_visit_line_visit_id"), "visit_line", ["visit_id"], unique=False)
    create_lookup_tables(op.get_bind())
