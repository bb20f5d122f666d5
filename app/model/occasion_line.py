"""On which days each occasion falls, worked out from the other tables."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base

KEPT_BY_KEY = {"sqlite_with_rowid": False}
"""Table option: the key is the table, so that a read of it finds everything in one place."""


class OccasionLine(Base):
    """One slot of the calendar into which an occasion of somebody who may be celebrated falls.

    A slot is a day of every year, a weekday of a month or one date, see ``app.core.day_slots``;
    ``place`` is minus the customer's rank key, so that those who come most are read first. There is no
    line of anybody who died, was archived or does not want moments. The key holds all that is asked.
    """

    __tablename__ = "occasion_line"
    __table_args__ = KEPT_BY_KEY

    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    occasion_id: Mapped[int] = mapped_column(
        ForeignKey("occasion.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))


class OccasionCount(Base):
    """How many lines of each kind a slot holds, for the marks of a month."""

    __tablename__ = "occasion_count"
    __table_args__ = KEPT_BY_KEY

    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    lines: Mapped[int]
