"""Glances: indexes that hold just what the lookup asks about fifty people at every key."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_INDEXES = (
    ("ix_preference_must", "preference", ["customer_id"], "strength = 'must' AND withdrawn_at IS NULL"),
    ("ix_visit_known_by", "visit", ["customer_id", "reference"], "reference <> ''"),
    ("ix_visit_ahead", "visit", ["customer_id", "status", "arrives_on"], "status IN ('here', 'booked')"),
)
_NUMBERS = ["customer_id", "kind", "preferred", "normal", "value", "national_digits"]


def upgrade() -> None:
    for name, table, columns, where in _INDEXES:
        op.create_index(
            name,
            table,
            columns,
            unique=False,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )
    # What it does is done by those that begin with the same column.
    op.drop_index(op.f("ix_visit_customer_id"), "visit")
    if op.get_bind().dialect.name == "sqlite":
        op.create_index(
            "ix_contact_point_number",
            "contact_point",
            _NUMBERS,
            unique=False,
            sqlite_where=sa.text("kind IN ('phone', 'email')"),
        )
