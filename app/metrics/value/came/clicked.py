"""What was clicked on a chart of how customers came."""

from __future__ import annotations

from dataclasses import dataclass

from app.measures.value.referral_rows import Behind


@dataclass(frozen=True, slots=True)
class CameClicked:
    """Those behind a bar or a point, called ``title``."""

    title: str
    behind: Behind
