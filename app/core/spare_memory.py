"""What the allocator of C holds back of the memory that is no longer used, given back to the computer.

Only glibc, that of Linux, has such a call; elsewhere nothing is done, and nothing need be.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

_ARENA_MAX = -8
"""The number of the setting in malloc.h."""
_ARENAS = 2
_STATM = Path("/proc/self/statm")


class SpareMemory:
    """Has few pools of free memory, and empties them; ``grown`` is how many bytes make that worth while.

    Each thread that reads would have a pool of its own, up to eight for each processor, and what a large answer
    took would lie in all of them. The threads here take turns anyway: Python and SQLite let one at a time ask.
    """

    def __init__(self, *, grown: int = 16 * 2**20, resident: Callable[[], int] | None = None) -> None:
        self._grown = grown
        self._resident = resident or _resident
        self._least = 0

    @cached_property
    def _libc(self) -> Any:
        if not sys.platform.startswith("linux"):
            return None
        import ctypes

        libc = ctypes.CDLL(None)
        return libc if hasattr(libc, "malloc_trim") and hasattr(libc, "mallopt") else None

    def keep_few_pools(self) -> bool:
        """Call before threads begin; whether it was done."""
        return self._libc is not None and bool(self._libc.mallopt(_ARENA_MAX, _ARENAS))

    @property
    def is_due(self) -> bool:
        """Whether the process has grown enough since memory was given back last."""
        if self._libc is None:
            return False
        now = self._resident()
        self._least = min(self._least or now, now)
        return now - self._least >= self._grown

    def give_back(self) -> None:
        """Give back what is free; takes some milliseconds, any thread may."""
        if self._libc is not None:
            self._libc.malloc_trim(0)
            self._least = self._resident()


def _resident() -> int:
    """How many bytes of memory this process has."""
    return int(_STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
