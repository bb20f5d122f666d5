"""Mappings used before, and which system a file comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.model.import_batch import ImportMapping
from app.transfer.mapping.columns import Mapping
from app.transfer.mapping.header_words import normal
from app.transfer.mapping.saved import to_json
from app.transfer.mapping.targets import Target

_MAPPING, _SOURCE, _HEADERS = "mapping", "source", "headers"
_ALIKE = 0.6
_LONGEST_SOURCE = 79
"""One letter is left for the mark of rows without a number."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept of files of one shape."""

    name: str
    source: str
    mapping: Any
    headers: tuple[str, ...] = ()


def find_remembered(session: Session, shape: str) -> Remembered | None:
    """What is kept of files of exactly this shape."""
    row = session.get(ImportMapping, shape)
    return _remembered(row) if row is not None else None


def source_of(session: Session, shape: str, *, mapping: Mapping) -> str:
    """The system a table comes from.

    The same shape, or one with the same column of numbers and mostly the same other columns, is the
    same system: an export with one column more must not double everybody.
    """
    known = find_remembered(session, shape)
    if known is not None and known.source:
        return known.source
    if mapping.name:
        return mapping.name[:_LONGEST_SOURCE]
    headers = {normal(column.header) for column in mapping.columns} - {""}
    for row in session.scalars(select(ImportMapping).order_by(ImportMapping.shape)):
        other = _remembered(row)
        shared = headers & set(other.headers)
        if shared and len(shared) >= _ALIKE * len(headers | set(other.headers)):
            numbered = mapping.first(Target.EXTERNAL_ID)
            if numbered is None or normal(numbered.header) in shared:
                return other.source
    return f"table {shape[:16]}"


def remember(session: Session, shape: str, *, mapping: Mapping, name: str, source: str) -> None:
    """Keep a mapping that served well; the latest of a shape wins."""
    kept = {
        _MAPPING: to_json(mapping),
        _SOURCE: source,
        _HEADERS: sorted({normal(column.header) for column in mapping.columns} - {""}),
    }
    row = session.get(ImportMapping, shape)
    if row is None:
        session.add(ImportMapping(shape=shape, name=name, mapping=kept))
    elif row.mapping != kept or row.name != name:
        row.mapping, row.name = kept, name


def list_remembered(session: Session) -> Sequence[tuple[str, str]]:
    """Shape and name of every mapping kept."""
    rows = session.execute(select(ImportMapping.shape, ImportMapping.name).order_by(ImportMapping.name))
    return [(shape, name) for shape, name in rows]


def _remembered(row: ImportMapping) -> Remembered:
    kept = row.mapping if isinstance(row.mapping, dict) else {}
    return Remembered(row.name, kept.get(_SOURCE, ""), kept.get(_MAPPING), tuple(kept.get(_HEADERS, ())))
