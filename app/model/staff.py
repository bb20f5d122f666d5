"""The people who work here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, String, true
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import MONOTONIC, Base, Identified, Versioned
from app.model.codes import Role


class Staff(Identified, Versioned, Base):
    """A staff member; ``duty`` is what stands beside the name, such as "front desk".

    ``limit_minor`` is how much they may give away on their own; without it their role decides. ``pin_hash``
    is what Argon2id makes of the PIN that unlocks the desk for them, ``password_hash`` of the password by which
    they sign in; empty while they have none. ``misses`` counts wrong ones in a row, the last at ``missed_at``.
    """

    __tablename__ = "staff"
    __table_args__ = (CheckConstraint("limit_minor >= 0", name="limit"), MONOTONIC)

    name: Mapped[str]
    role: Mapped[str] = mapped_column(String(20), default=Role.DESK)
    duty: Mapped[str] = mapped_column(default="", server_default="")
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
    limit_minor: Mapped[int | None] = mapped_column(BigInteger)
    pin_hash: Mapped[str] = mapped_column(default="", server_default="")
    password_hash: Mapped[str] = mapped_column(default="", server_default="")
    misses: Mapped[int] = mapped_column(default=0, server_default="0")
    missed_at: Mapped[datetime | None]
