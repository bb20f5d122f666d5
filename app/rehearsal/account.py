"""The account of a rehearsal venue, chained as that of a real one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from app.storage.audit_chain.keeping import move_head
from app.storage.audit_chain.linking import FIRST, Anchor, chained

_COLUMNS = "id at staff_id action kind row_id customer_id details salt digest chain".split()


class Account:
    """Collects entries and hands them out as rows, in the order in which they hang on each other."""

    def __init__(self) -> None:
        self._waiting: list[dict[str, Any]] = []
        self._count = self._moved_to = 0
        self._end = FIRST

    def add(self, entry: Mapping[str, Any]) -> None:
        """Collect one entry."""
        self._count += 1
        self._waiting.append({"id": self._count, **entry})

    def taken(self) -> list[tuple[Any, ...]]:
        """What was collected since the last time, as rows."""
        linked, self._end = chained(self._waiting, self._end, salted=self._salt)
        self._waiting.clear()
        return [tuple(_plain(entry[column]) for column in _COLUMNS) for entry in linked]

    def move_head(self, connection: Connection) -> None:
        """Say where the account ends, once its rows are written."""
        if self._count > self._moved_to:
            move_head(connection, Anchor(self._count, self._end))
            self._moved_to = self._count

    def _salt(self) -> str:
        # Nobody is to be protected here, and the same venue comes out the same.
        return sha256(f"{self._end}/{self._count}".encode()).hexdigest()[:32]


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
