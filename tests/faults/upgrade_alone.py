"""Brings one file up to date: ``python -m tests.faults.upgrade_alone FILE``."""

from __future__ import annotations

import sys
from pathlib import Path

from app.core.clock import SystemClock
from app.storage.opening import open_file

if __name__ == "__main__":
    open_file(Path(sys.argv[1]), clock=SystemClock()).close()
