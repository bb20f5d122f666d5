"""Everything the venue has about one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PlainRow = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PersonFile:
    """A photo or file of theirs; ``name`` is what it was called, ``kept_as`` its name in the folder."""

    attachment_id: int
    name: str
    kept_as: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PersonData:
    """Rows by table, in plain values: instants and days in ISO, staff by name, other customers left out."""

    customer_id: int
    name: str
    tables: Mapping[str, tuple[PlainRow, ...]]
    files: tuple[PersonFile, ...] = ()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(map(len, self.tables.values()))


@dataclass(frozen=True, slots=True)
class PersonFolder:
    """Where everything was written, and how much it is."""

    path: Path
    rows: int
    files: int
