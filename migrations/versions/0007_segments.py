"""Segments: of which one the visit is, beside each answer that counts."""

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


def upgrade() -> None:
    op.add_column("answer_line", sa.Column("segment", sa.String(), server_default="", nullable=False))
    op.execute(f"UPDATE answer_line SET segment = ({_TOLD}) WHERE EXISTS ({_TOLD})")
