"""A person the venue knows."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Imported, OfCustomer, Versioned


class Customer(Identified, Imported, Versioned, Base):
    """A person the venue knows.

    ``display_name`` is the name as shown everywhere; ``say_name`` how it is said ("LAY-ah");
    ``languages`` are BCP 47 tags separated by commas, the preferred one first. A customer is never
    deleted at the desk: ``archived_at`` takes it out of sight. ``tier_since`` is when the tier was
    reached; somebody of whom ``deceased_at`` is known stays findable and is never celebrated.
    ``referred_by_id`` is who recommended the venue to them; ``heard_from`` says in words how they came.
    ``restricted_at`` is since when their data may only be kept, ``objected_at`` since when they want not to be
    approached.
    """

    __tablename__ = "customer"
    __table_args__ = (
        Index(
            "ix_customer_tier_since",
            "tier_since",
            sqlite_where=text("tier_since IS NOT NULL"),
            postgresql_where=text("tier_since IS NOT NULL"),
        ),
        MONOTONIC,
    )

    display_name: Mapped[str]
    given_name: Mapped[str] = mapped_column(default="", server_default="")
    family_name: Mapped[str] = mapped_column(default="", server_default="")
    title: Mapped[str] = mapped_column(default="", server_default="")
    preferred_name: Mapped[str] = mapped_column(default="", server_default="")
    say_name: Mapped[str] = mapped_column(default="", server_default="")
    languages: Mapped[str] = mapped_column(default="", server_default="")
    nationality: Mapped[str] = mapped_column(String(3), default="", server_default="")
    company: Mapped[str] = mapped_column(default="", server_default="")
    card_number: Mapped[str] = mapped_column(default="", server_default="", index=True)
    tier: Mapped[str] = mapped_column(default="", server_default="")
    tier_since: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="", server_default="")
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]
    deceased_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    referred_by_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    heard_from: Mapped[str] = mapped_column(default="", server_default="")
    restricted_at: Mapped[datetime | None]
    objected_at: Mapped[datetime | None]


class ExternalId(Identified, OfCustomer, Imported, Base):
    """The number of a customer in another system; ``source`` names that system or file shape."""

    __tablename__ = "external_id"
    __table_args__ = (UniqueConstraint("source", "value"), MONOTONIC)

    source: Mapped[str] = mapped_column(String(80))
    value: Mapped[str]


class CustomerSummary(Base):
    """What the visits of a customer add up to, kept in the transaction that changes them.

    ``rank_key`` orders the lookup: seconds of the last visit plus 90 days for every doubling of
    the visits, made unique. ``amount_minor`` adds completed and present visits in the venue's
    currency.
    """

    __tablename__ = "customer_summary"
    __table_args__ = (Index("ix_customer_summary_last_visit_on", "last_visit_on"),)

    customer_id: Mapped[int] = mapped_column(
        ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    rank_key: Mapped[int] = mapped_column(BigInteger, unique=True)
    visits_count: Mapped[int] = mapped_column(default=0)
    visits_completed: Mapped[int] = mapped_column(default=0)
    first_visit_on: Mapped[date | None]
    last_visit_on: Mapped[date | None]
    amount_minor: Mapped[int] = mapped_column(BigInteger, default=0)
