"""Recommendations: who told a customer of the venue, and how they came."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Said in the words of both databases: a file need not write its largest table anew for it.
_REFERRED_BY = (
    "ALTER TABLE customer ADD COLUMN referred_by_id INTEGER"
    " CONSTRAINT fk_customer_referred_by_id REFERENCES customer (id)"
)


def upgrade() -> None:
    op.execute(_REFERRED_BY)
    op.add_column("customer", sa.Column("heard_from", sa.String(), server_default="", nullable=False))
    op.create_index(op.f("ix_customer_referred_by_id"), "customer", ["referred_by_id"], unique=False)
