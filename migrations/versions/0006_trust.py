"""Trust: a chain of the account, passwords, erasures, reasons of safety, and limits to what is done with data."""

import sqlalchemy as sa
from alembic import op

from app.storage.altering import altered
from app.storage.audit_chain.ddl import guard_account
from app.storage.audit_chain.existing import chain_existing
from app.storage.occasion_lines.writing import rebuild_occasions

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Said in the words of both databases: a file need not write a large table anew for it.
_SAFETY_BY = (
    "ALTER TABLE preference ADD COLUMN safety_by INTEGER"
    " CONSTRAINT fk_preference_safety_by REFERENCES staff (id)"
)


def upgrade() -> None:
    _add_erasures()
    _alter_people()
    _put_into_the_calendar()
    _chain_the_account()


def _add_erasures() -> None:
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_erasure_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        sqlite_autoincrement=True,
    )


def _alter_people() -> None:
    op.add_column("staff", sa.Column("password_hash", sa.String(), server_default="", nullable=False))
    op.add_column("staff", sa.Column("misses", sa.Integer(), server_default="0", nullable=False))
    op.add_column("staff", sa.Column("missed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("customer", sa.Column("restricted_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("customer", sa.Column("objected_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("preference", sa.Column("safety_reason", sa.String(), server_default="", nullable=False))
    op.execute(_SAFETY_BY)
    op.add_column("preference", sa.Column("safety_at", sa.DateTime(timezone=True), nullable=True))


def _put_into_the_calendar() -> None:
    """A file from before there was a calendar has occasions and no lines; they follow from columns of this revision."""
    connection = op.get_bind()
    waiting = "SELECT 1 FROM occasion WHERE NOT EXISTS (SELECT 1 FROM occasion_line) LIMIT 1"
    if connection.exec_driver_sql(waiting).first() is not None:
        rebuild_occasions(connection)


def _chain_the_account() -> None:
    with altered("audit_entry") as entry:
        entry.alter_column("details", existing_type=sa.JSON(), nullable=True)
        entry.add_column(sa.Column("salt", sa.String(length=32), nullable=True))
        entry.add_column(sa.Column("digest", sa.String(length=64), server_default="", nullable=False))
        entry.add_column(sa.Column("chain", sa.String(length=64), server_default="", nullable=False))
        entry.create_index("ix_audit_entry_sought", ["id", "at", "staff_id", "kind", "action"])
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    end = chain_existing(op.get_bind())
    op.get_bind().execute(sa.insert(head).values(id=1, count=end.count, chain=end.chain))
    guard_account(op.get_bind())
