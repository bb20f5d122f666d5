"""What was worked out of the data, kept to be used again."""

from __future__ import annotations

from threading import Lock
from typing import Any


class Memory:
    """Holds one answer of each kind; any thread may ask. The answer itself says for which data it holds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, Any] = {}

    def find(self, kind: str) -> Any:
        """The answer kept, or None."""
        with self._lock:
            return self._kept.get(kind)

    def keep(self, kind: str, answer: Any) -> None:
        """Keep this answer instead of the one before."""
        with self._lock:
            self._kept[kind] = answer
