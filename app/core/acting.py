"""Who is working at this desk."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Desk:
    """The staff member whose name every write carries; 0 until somebody is chosen."""

    staff_id: int = 0
