"""Short labels on customers."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Imported, OfCustomer, Versioned


class Tag(Identified, Versioned, Base):
    """A label the venue uses."""

    __tablename__ = "tag"

    name: Mapped[str] = mapped_column(unique=True)


class CustomerTag(Identified, OfCustomer, Imported, Base):
    """A label on a customer; ``by_rule`` ones come off again when the rule no longer holds."""

    __tablename__ = "customer_tag"
    __table_args__ = (UniqueConstraint("customer_id", "tag_id"), MONOTONIC)

    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), index=True)
    by_rule: Mapped[bool] = mapped_column(default=False, server_default=false())
