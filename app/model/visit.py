"""Stays, tables and purchases."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Imported, Versioned


class Visit(Identified, Imported, Versioned, Base):
    """One stay, table or purchase.

    ``arrives_on`` and ``leaves_on`` are dates at the venue; ``started_at`` is the instant where it
    is known. ``reference`` is the booking, bill or invoice number. Amounts are minor units of
    ``currency``; a return has a negative amount.
    """

    __tablename__ = "visit"
    __table_args__ = (
        Index("ix_visit_customer_id_arrives_on", "customer_id", "arrives_on"),
        Index("ix_visit_status_arrives_on", "status", "arrives_on"),
        Index(
            "ix_visit_known_by",
            "customer_id",
            "reference",
            sqlite_where=text("reference <> ''"),
            postgresql_where=text("reference <> ''"),
        ),
        Index(
            "ix_visit_ahead",
            "customer_id",
            "status",
            "arrives_on",
            sqlite_where=text("status IN ('here', 'booked')"),
            postgresql_where=text("status IN ('here', 'booked')"),
        ),
        MONOTONIC,
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), sort_order=-9)
    status: Mapped[str] = mapped_column(String(20))
    channel: Mapped[str] = mapped_column(default="", server_default="")
    segment: Mapped[str] = mapped_column(default="", server_default="")
    reference: Mapped[str] = mapped_column(default="", server_default="", index=True)
    place: Mapped[str] = mapped_column(default="", server_default="")
    place_kind: Mapped[str] = mapped_column(default="", server_default="")
    arrives_on: Mapped[date]
    leaves_on: Mapped[date | None]
    booked_on: Mapped[date | None]
    started_at: Mapped[datetime | None]
    adults: Mapped[int | None]
    children: Mapped[int | None]
    board: Mapped[str] = mapped_column(default="", server_default="")
    amount_minor: Mapped[int | None] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3), default="", server_default="")
    note: Mapped[str] = mapped_column(default="", server_default="")


class VisitLine(Identified, Imported, Base):
    """One thing bought during a visit.

    ``quantity_thousandths`` counts thousandths, so that 0.75 m of cloth stays exact;
    ``unit_minor_thousandths`` is the unit price in thousandths of a minor unit.
    """

    __tablename__ = "visit_line"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    code: Mapped[str] = mapped_column(default="", server_default="")
    product: Mapped[str]
    quantity_thousandths: Mapped[int] = mapped_column(BigInteger)
    unit_minor_thousandths: Mapped[int] = mapped_column(BigInteger, default=0)
    amount_minor: Mapped[int] = mapped_column(BigInteger)
