"""What imports brought in, so that a batch can be taken back and a file's mapping remembered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.model.base import Base, Identified, Versioned


class ImportBatch(Identified, Base):
    """One import of one or several files; ``counts`` says what it added and updated."""

    __tablename__ = "import_batch"

    imported_at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    file_names: Mapped[Any] = mapped_column(JSON)
    counts: Mapped[Any] = mapped_column(JSON)
    undone_at: Mapped[datetime | None]


class ImportUpdate(Identified, Base):
    """A row that was there before the import and was updated by it, with its values before and after."""

    __tablename__ = "import_update"

    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int]
    before: Mapped[Any] = mapped_column(JSON)
    after: Mapped[Any] = mapped_column(JSON)


class ImportMapping(Versioned, Base):
    """The column mapping remembered for files of one shape."""

    __tablename__ = "import_mapping"

    shape: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str]
    mapping: Mapped[Any] = mapped_column(JSON)
