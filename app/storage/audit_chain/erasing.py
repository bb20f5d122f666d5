"""Taking what entries say of an erased person away, in a way that the account itself tells."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, null, text, update

from app.model.audit_entry import AuditEntry

_TAKE_AWAY = (
    update(AuditEntry).where(AuditEntry.id == bindparam("entry_id")).values(details=null(), salt=None)
)
_TOLD = text(
    "SELECT kind, customer_id, CAST(details AS TEXT) FROM audit_entry"
    " WHERE action = 'erased' OR (kind = 'erasure' AND action = 'added')"
)
_CHUNK = 1000
ENTRIES = "entries"
"""Under this name an entry about an erasing keeps of which entries nothing but the frame is left."""


@dataclass(frozen=True)
class Erased:
    """Of whom, and in which entries, there is nothing to read any more."""

    customer_ids: frozenset[int]
    spans: Sequence[tuple[int, int]]

    def covers(self, entry_id: int, customer_id: int | None) -> bool:
        """Whether the account tells that this entry was emptied."""
        place = bisect_right(self.spans, entry_id, key=itemgetter(0))
        return customer_id in self.customer_ids or (place > 0 and entry_id <= self.spans[place - 1][1])


def empty_entries(connection: Connection, entry_ids: Iterable[int]) -> list[list[int]]:
    """Take details and salt out of the entries; their ids as ``[first, last]``, for the entry that tells of it.

    That entry is one with the action "erased" and ``{ENTRIES: …}`` among its details; entries of a customer whose
    erasing is told by a new row of ``erasure`` need none.
    """
    ids = sorted(set(entry_ids))
    waiting = iter(ids)
    while some := [{"entry_id": one} for one in islice(waiting, _CHUNK)]:
        connection.execute(_TAKE_AWAY, some)
    return _spans(ids)


def erased_entries(connection: Connection) -> Erased:
    """What the account itself tells of erasings."""
    customer_ids: set[int] = set()
    spans: list[tuple[int, int]] = []
    for kind, customer_id, details in connection.execute(_TOLD):
        if kind == "erasure" and customer_id is not None:
            customer_ids.add(customer_id)
        spans += [(first, last) for first, last in _told_spans(details)]
    return Erased(frozenset(customer_ids), _joined(spans))


def _told_spans(details: str | None) -> Collection[Any]:
    told = json.loads(details) if details else None
    spans = told.get(ENTRIES) if isinstance(told, dict) else None
    return spans if isinstance(spans, list) else ()


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, none of which reaches into the next."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _spans(ids: list[int]) -> list[list[int]]:
    spans: list[list[int]] = []
    for one in ids:
        if spans and spans[-1][1] == one - 1:
            spans[-1][1] = one
        else:
            spans.append([one, one])
    return spans
