"""Playbooks as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.moments.schemas.drafts import PlaybookDefinition


@dataclass(frozen=True, slots=True)
class PlaybookRow:
    """One playbook with what its newest version, ``number``, plans."""

    id: int
    version: int
    name: str
    kind: str
    own_kind_id: int | None
    active: bool
    version_id: int
    number: int
    definition: PlaybookDefinition


@dataclass(frozen=True, slots=True)
class PlaybookVersionRow:
    """What a playbook said at one time."""

    id: int
    number: int
    made_at: datetime
    made_by: str
    definition: PlaybookDefinition
