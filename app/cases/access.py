"""Who may see a case."""

from __future__ import annotations

from app.case_log.access import may_see, visible_to

__all__ = ["may_see", "visible_to"]
