"""Attachments as they are shown and dropped on a card or a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.drafts import Draft
from app.core.typed_text import NeededName

LARGEST_BYTES = 20 * 1024 * 1024
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp"})
"""Media types that are shown as pictures."""


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One photo or file of a customer or a case, without its bytes."""

    id: int
    version: int
    customer_id: int | None
    file_name: str
    media_type: str
    size: int
    portrait: bool
    added_at: datetime
    staff_name: str = ""
    case_id: int | None = None

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.media_type in PICTURES


class AttachmentDraft(Draft):
    """A photo or file to keep; ``portrait`` puts it beside the name."""

    file_name: NeededName
    content: bytes
    portrait: bool = False
