"""What every mapped class shares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, ForeignKey, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

MONOTONIC = {"sqlite_autoincrement": True}
"""Table option: an id is never given twice, so that the audit and the undo history stay true."""


class UtcInstant(TypeDecorator[datetime]):
    """An instant: aware datetimes in, aware UTC datetimes out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive datetimes; SQLite gets the naive UTC text it can sort."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the instant back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        """The same from the text in a file, in one go: lists hold many instants."""
        if dialect.name == "sqlite":
            return _instant_of_text
        processor: Callable[[Any], datetime | None] | None = super().result_processor(dialect, coltype)
        return processor


def _instant_of_text(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text + "+00:00")


class Base(DeclarativeBase):
    """The declarative base; its metadata is what migrations compare with.

    An index of a reference that may be missing holds only the rows that have one.
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcInstant()}

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        for index in cls.metadata.tables[cls.__tablename__].indexes:
            column, *further = index.columns
            if column.nullable and column.foreign_keys and not further:
                for dialect in ("sqlite", "postgresql"):
                    if index.dialect_options[dialect]["where"] is None:
                        index.dialect_options[dialect]["where"] = column.is_not(None)


class Identified:
    """A row with an id of its own that is never reused."""

    __table_args__: Any = MONOTONIC

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-10)


class Versioned:
    """A row that people edit: two desks never overwrite each other silently."""

    version: Mapped[int] = mapped_column(default=1, server_default="1", sort_order=100)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Let the mapper compare and raise the version at every update."""
        return {"version_id_col": cls.version}


class OfCustomer:
    """A row that belongs to one customer."""

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True, sort_order=-9)


class MaybeOfCustomer:
    """A row that belongs to one customer, or to somebody whom the venue does not know by name."""

    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), sort_order=-9)


class Imported:
    """A row that an import may have brought; undoing the batch finds it by this."""

    import_batch_id: Mapped[int | None] = mapped_column(
        ForeignKey("import_batch.id"), index=True, sort_order=90
    )
