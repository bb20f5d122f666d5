"""Stories on their way to paper: read with their photos, then put into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.attachments.service import AttachmentService
from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.progress import Progress
from app.moments.schemas.rows import StoryRow
from app.moments.stories.service import MOST_STORIES, StoryReader
from app.planner.stories.words import quoted, reaction_chip, told_words
from app.printing.story_wall.pages import PrintedStory
from app.ui.scaled_picture import scaled_picture
from app.venue.workplace import Workplace
from app.wording.calendar_words import month_title
from app.wording.formats import Wording

_ON_PAPER = QSize(900, 680)
MOST_PHOTOS = 60
"""Of all stories together: what fits into the memory of a small desk."""

ReadStories = tuple[tuple[StoryRow, ...], dict[str, QImage]]


class StoryPrint:
    """Reads what the wall shows; may be called from any thread."""

    def __init__(self, work: Workplace) -> None:
        self._stories = StoryReader(work)
        self._files = AttachmentService(work)

    def read(self, text: str, month: date | None, *, stop: Cancellation, progress: Progress) -> ReadStories:
        """The stories with these words, and the pictures of their photos by name."""
        rows = self._stories.list(text, month=month, limit=MOST_STORIES)
        ids = [photo.attachment_id for row in rows for photo in row.photos][:MOST_PHOTOS]
        pictures: dict[str, QImage] = {}
        for done, one in enumerate(ids, start=1):
            stop.raise_if_cancelled()
            picture = self._picture(one)
            if picture is not None:
                pictures[name_of(one)] = picture
            progress(done, len(ids))
        return rows, pictures

    def _picture(self, attachment_id: int) -> QImage | None:
        try:
            content = self._files.get_content(attachment_id)
        except AppError:
            # A photo that was taken away meanwhile must not keep the stories from paper.
            return None
        return scaled_picture(content, within=_ON_PAPER)


def name_of(attachment_id: int) -> str:
    """How the pages call a photo."""
    return f"photo-{attachment_id}"


def printed_stories(rows: Sequence[StoryRow], wording: Wording) -> list[PrintedStory]:
    """The stories in words."""
    return [
        PrintedStory(
            month=month_title(row.on, wording.language),
            when=told_words(row, wording),
            who=row.who,
            title=row.title,
            text=row.text,
            said=quoted(row.said) if row.said.strip() else "",
            reaction=chip.text if (chip := reaction_chip(row)) else "",
            photos=tuple(name_of(photo.attachment_id) for photo in row.photos),
        )
        for row in rows
    ]
