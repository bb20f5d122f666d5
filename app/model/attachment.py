"""Photos and files kept with a customer, a case, a moment or a gesture, inside the database so that they share its protection."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Imported, MaybeOfCustomer, Versioned

_WHOSE = "customer_id IS NOT NULL OR case_id IS NOT NULL OR moment_id IS NOT NULL OR gesture_id IS NOT NULL"


class Attachment(Identified, MaybeOfCustomer, Imported, Versioned, Base):
    """One photo or file of a customer, a case, a moment or a gesture of the catalogue.

    ``portrait`` is the picture that stands beside the name.
    """

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint(_WHOSE, name="whose"),
        Index("ix_attachment_customer_id", "customer_id"),
        MONOTONIC,
    )

    file_name: Mapped[str]
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    portrait: Mapped[bool] = mapped_column(default=False, server_default=false())
    added_at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    removed_at: Mapped[datetime | None]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("recovery_case.id"), index=True)
    moment_id: Mapped[int | None] = mapped_column(ForeignKey("moment.id"), index=True)
    gesture_id: Mapped[int | None] = mapped_column(ForeignKey("gesture.id"), index=True)


class AttachmentContent(Base):
    """The bytes of an attachment, apart so that lists never load them."""

    __tablename__ = "attachment_content"

    attachment_id: Mapped[int] = mapped_column(
        ForeignKey("attachment.id"), primary_key=True, autoincrement=False
    )
    content: Mapped[bytes] = mapped_column(LargeBinary)
