"""Every mapped class in one import, for whoever needs the whole schema."""

from app.model import (
    alias,
    attachment,
    audit_entry,
    clue,
    companion,
    consent,
    contact_point,
    customer,
    import_batch,
    occasion,
    preference,
    promise,
    staff,
    tag,
    touchpoint,
    venue,
    visit,
)
from app.model.base import Base

__all__ = [
    "Base",
    "alias",
    "attachment",
    "audit_entry",
    "clue",
    "companion",
    "consent",
    "contact_point",
    "customer",
    "import_batch",
    "occasion",
    "preference",
    "promise",
    "staff",
    "tag",
    "touchpoint",
    "venue",
    "visit",
]
