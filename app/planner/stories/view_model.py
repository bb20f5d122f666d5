"""What the wall shows: stories by month as far as they were read, and their photos."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.moments.schemas.rows import StoryRow
from app.moments.stories.service import StoryMark, mark_of
from app.ui.change_bus import ChangeBus
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.scaled_picture import scaled_picture
from app.wording.reading import Reading

PAGE = 20
THUMBNAIL = QSize(480, 360)
"""Pixels: sharp on a screen of 200 %."""
_BATCH = 6
_MOST_KEPT = 300
_LARGEST = QSize(2600, 2000)
_TOLD = frozenset({"moment", "recovery_case", "attachment", "customer", "companion", "consent", "staff"})

Months = tuple[tuple[date, int], ...]


class ReadsStories(Protocol):
    """Whoever has the stories."""

    def list(
        self,
        text: str = "",
        *,
        month: date | None = None,
        limit: int = 30,
        before: StoryMark | None = None,
    ) -> tuple[StoryRow, ...]:
        """A page of them, the newest first."""
        ...

    def months(self, text: str = "") -> Months:
        """The months with stories, and how many."""
        ...


@dataclass(frozen=True)
class _Page:
    rows: tuple[StoryRow, ...]
    months: Months


class StoriesViewModel(QObject):
    """Reads only while somebody looks.

    ``shown`` tells that there are other stories, ``added`` carries the further ones that were read,
    ``photo_shown`` an attachment and its small picture or None, ``large_shown`` the large one.
    """

    shown = Signal()
    added = Signal(object)
    photo_shown = Signal(int, object)
    large_shown = Signal(int, object)

    def __init__(
        self,
        stories: ReadsStories,
        *,
        content_of: Callable[[int], bytes],
        new_lane: Callable[[], AnyLane],
        bus: ChangeBus,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.text = ""
        self.month: date | None = None
        self.rows: list[StoryRow] = []
        self.months: Months = ()
        self.has_more = False
        self.is_read = False
        self.pictures: dict[int, QImage | None] = {}
        self._stories = stories
        self._content_of = content_of
        self._notices = notices
        self._lane, self._photo_lane, self._large_lane = new_lane(), new_lane(), new_lane()
        self._looked_at = False
        self._stale = True
        self._waiting = False
        self._wanted: list[int] = []
        bus.changed.connect(self._follow)

    def look(self) -> None:
        """Somebody looks: read now, if anything has changed."""
        self._looked_at = True
        if self._stale:
            self.refresh()
        else:
            self._read_photos()

    def look_away(self) -> None:
        """Nobody looks any more: stop reading."""
        self._looked_at = False
        self._photo_lane.drop()
        self._large_lane.drop()
        if self._waiting:
            self._lane.drop()
            self._waiting, self._stale = False, True

    def search(self, text: str) -> None:
        """Show the stories with these words."""
        if text != self.text:
            self.text = text
            self.refresh()

    def choose_month(self, month: date | None) -> None:
        """Show one month, or all with None."""
        if month != self.month:
            self.month = month
            self.refresh()

    def show_all(self) -> None:
        """Narrow by nothing."""
        self.text, self.month = "", None
        self.refresh()

    def begin_again(self) -> None:
        """Forget everything, which others may not see, and read it for whoever is signed in now."""
        self.rows, self.months, self.has_more, self.is_read = [], (), False, False
        self.pictures.clear()
        self._wanted = []
        self._photo_lane.drop()
        self._large_lane.drop()
        self.shown.emit()
        self.refresh()

    def refresh(self) -> None:
        """Read again from the newest on."""
        if not self._looked_at:
            self._stale = True
            return
        self._stale, self._waiting = False, True
        text, month, limit = self.text, self.month, max(PAGE, len(self.rows))

        def read(cancellation: Cancellation) -> _Page:
            months = self._stories.months(text)
            cancellation.raise_if_cancelled()
            return _Page(self._stories.list(text, month=month, limit=limit + 1), months)

        self._lane.ask(read, then=lambda page: self._take(page, limit), otherwise=self._fail)

    def read_on(self) -> None:
        """Read the next page, unless something is being read."""
        if self._waiting or not self.has_more or not self.rows:
            return
        self._waiting = True
        text, month, before = self.text, self.month, mark_of(self.rows[-1])
        self._lane.ask(
            lambda _cancellation: self._stories.list(text, month=month, limit=PAGE + 1, before=before),
            then=self._take_more,
            otherwise=self._fail,
        )

    def show_large(self, attachment_id: int) -> None:
        """Read one photo as large as a screen."""
        self._large_lane.ask(
            lambda _cancellation: scaled_picture(self._content_of(attachment_id), within=_LARGEST),
            then=lambda image: self.large_shown.emit(attachment_id, image),
            otherwise=self._notices.problem,
        )

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        for lane in (self._lane, self._photo_lane, self._large_lane):
            lane.close()

    def _take(self, page: _Page, limit: int) -> None:
        self._waiting = False
        self.rows, self.has_more = list(page.rows[:limit]), len(page.rows) > limit
        self.months, self.is_read = page.months, True
        if len(self.pictures) > _MOST_KEPT:
            self.pictures.clear()
        self.shown.emit()
        self._want_photos(self.rows)

    def _take_more(self, found: Sequence[StoryRow]) -> None:
        self._waiting = False
        rows, self.has_more = list(found[:PAGE]), len(found) > PAGE
        self.rows += rows
        self.added.emit(rows)
        self._want_photos(self.rows)

    def _want_photos(self, rows: Sequence[StoryRow]) -> None:
        ids = (photo.attachment_id for row in rows for photo in row.photos)
        self._wanted = [one for one in dict.fromkeys(ids) if one not in self.pictures]
        self._read_photos()

    def _read_photos(self) -> None:
        """A few at a time, so that those at the top of the wall come first."""
        batch = self._wanted[:_BATCH]
        if not batch:
            return

        def read(cancellation: Cancellation) -> dict[int, QImage | None]:
            return {one: self._small(one, cancellation) for one in batch}

        self._photo_lane.ask(read, then=self._take_photos, otherwise=self._notices.problem)

    def _small(self, attachment_id: int, cancellation: Cancellation) -> QImage | None:
        cancellation.raise_if_cancelled()
        try:
            content = self._content_of(attachment_id)
        except AppError:
            # One photo that was taken away meanwhile must not hide the others.
            return None
        return scaled_picture(content, within=THUMBNAIL, fill=True)

    def _take_photos(self, found: dict[int, QImage | None]) -> None:
        self.pictures |= found
        self._wanted = [one for one in self._wanted if one not in found]
        for attachment_id, image in found.items():
            self.photo_shown.emit(attachment_id, image)
        self._read_photos()

    def _fail(self, error: AppError) -> None:
        self._waiting, self._stale = False, True
        self._notices.problem(error)

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _TOLD:
            self.refresh()
