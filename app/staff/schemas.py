"""What is written down of somebody who works here."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.core.drafts import Draft, Edit
from app.core.typed_text import Name, NeededName
from app.model.codes import Role

LimitMinor = Annotated[int, Field(ge=0, le=10**12)]


class StaffDraft(Draft):
    """Somebody new; without ``limit_minor`` they may give away what their role may."""

    name: NeededName
    role: Role = Role.DESK
    duty: Name = ""
    limit_minor: LimitMinor | None = None


class StaffEdit(Edit):
    """What changes; nobody is deleted, they become inactive."""

    name: NeededName = ""
    role: Role = Role.DESK
    duty: Name = ""
    limit_minor: LimitMinor | None = None
    active: bool = True
