"""What was worked out of the data, kept for as long as the data stay as they were."""

from __future__ import annotations

from collections.abc import Hashable
from threading import Lock
from typing import Any


class Memory:
    """Holds one answer of each kind, with the state of the data that it belongs to; any thread may ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, tuple[Hashable, Any]] = {}

    def find(self, kind: str, state: Hashable) -> Any:
        """The answer kept for this very state, or None."""
        with self._lock:
            kept = self._kept.get(kind)
        return kept[1] if kept is not None and kept[0] == state else None

    def keep(self, kind: str, *, state: Hashable, answer: Any) -> None:
        """Keep this answer instead of the one before."""
        with self._lock:
            self._kept[kind] = (state, answer)
