"""What each case is sorted and searched by, worked out from the other tables."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base

SORTED_BY = (
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
"""The columns by which a list may be sorted; each has an index of its own."""

NARROWED_BY = ("category_id", "department_id", "owner_id")
"""The columns by which the lines to look at are picked; each has an index that holds all that is asked of them."""

_ASKED = (*NARROWED_BY, "severity", "kind", "restricted", "opened_by", "reported_at")
_LETTERS = String().with_variant(String(collation="C"), "postgresql")


def narrowing_index(name: str) -> str:
    """The name of the index that begins with this column and holds all that lines are narrowed by."""
    return f"ix_case_line_narrowed_by_{name}"


class CaseLine(Base):
    """One line of the recovery log as it is sorted; there is none for a case whose opening was undone.

    Texts are folded, with numbers in them padded, so that 9 comes before 12; ``kind`` and ``step`` are
    places in their order. What lists are narrowed by stands here once more, so that a long list is read
    without its cases. ``words`` are what a server searches; a file has a full-text index instead.
    """

    __tablename__ = "case_line"
    __table_args__ = (
        *(Index(f"ix_case_line_{name}", name, "case_id") for name in SORTED_BY),
        *(
            Index(narrowing_index(name), name, *(other for other in _ASKED if other != name))
            for name in NARROWED_BY
        ),
    )

    case_id: Mapped[int] = mapped_column(
        ForeignKey("recovery_case.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    due_at: Mapped[datetime | None]
    reported_at: Mapped[datetime]
    severity: Mapped[int]
    who: Mapped[str] = mapped_column(_LETTERS)
    kind: Mapped[int]
    owner: Mapped[str] = mapped_column(_LETTERS)
    place: Mapped[str] = mapped_column(_LETTERS)
    step: Mapped[int]
    category: Mapped[str] = mapped_column(_LETTERS)
    department: Mapped[str] = mapped_column(_LETTERS)
    cost_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    category_id: Mapped[int | None]
    department_id: Mapped[int | None]
    owner_id: Mapped[int | None]
    opened_by: Mapped[int | None]
    restricted: Mapped[bool]
    words: Mapped[str] = mapped_column(default="", server_default="")
