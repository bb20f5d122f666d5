"""The session in which a service writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.core.outcome import Outcome
from app.core.undo import Reversal
from app.storage.recording import Recorded, record_flushes
from app.storage.reversals import OpenWrite, RecordedReversal

T = TypeVar("T")


class WriteSession(Session):
    """A session that records what it does to each mapped row.

    ``by`` is the staff member; ``how`` is "undo" or "redo" when a step is taken back or repeated.
    """

    def __init__(self, *, bind: Any, by: int, how: str, open_write: OpenWrite) -> None:
        super().__init__(bind=bind, expire_on_commit=False)
        self._open_write = open_write
        self.by = by
        self.how = how
        self.recorded = Recorded()
        record_flushes(self, self.recorded)

    def note_rows(self, kind: str, *, ids: Iterable[int], customer_ids: Iterable[int]) -> None:
        """Say which rows Core statements wrote, so that index and panes follow."""
        self.recorded.noted_kinds.add(kind)
        self.recorded.noted.update((kind, row_id) for row_id in ids)
        self.recorded.customer_ids.update(customer_ids)

    def outcome(self, value: T, *, said: str = "", undo_label: str = "") -> Outcome[T]:
        """After the commit: the value with what changed and how to take it back.

        Without an ``undo_label`` the step cannot be undone; where nothing changed there is nothing to
        say or take back.
        """
        changes = self.recorded.changes
        if not changes and not self.recorded.noted_kinds:
            return Outcome(value, self.recorded.as_change())
        reversal = None
        if undo_label and changes:
            steps = RecordedReversal(changes, self._open_write)
            reversal = Reversal(undo_label, steps.undo, steps.redo)
        return Outcome(value, self.recorded.as_change(), reversal, said)
