"""Segments: of which one the visit is, beside each answer that counts; months by place and hour, key after key."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TOLD = (
    "SELECT visit.segment FROM survey_answer JOIN visit ON visit.id = survey_answer.visit_id"
    " WHERE survey_answer.id = answer_line.answer_id AND visit.segment <> ''"
)


_COUNTED = ["line", "reach", "key", "at", *(f"c{score}" for score in range(11))]


def upgrade() -> None:
    op.add_column("answer_line", sa.Column("segment", sa.String(), server_default="", nullable=False))
    op.execute(f"UPDATE answer_line SET segment = ({_TOLD}) WHERE EXISTS ({_TOLD})")
    for side, number in (("place", 3), ("hour", 6)):
        where = sa.text(f"span = 1 AND side = {number}")
        op.create_index(
            f"ix_answer_count_{side}",
            "answer_count",
            _COUNTED,
            unique=False,
            sqlite_where=where,
            postgresql_where=where,
        )
