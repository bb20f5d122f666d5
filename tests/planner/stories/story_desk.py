"""The wall of stories of a hotel in a real file."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.attachments.service import AttachmentService
from app.core.changes import Change
from app.model.attachment import Attachment, AttachmentContent
from app.moments.stories.service import StoryReader
from app.planner.stories.page import StoriesPage
from app.planner.stories.view_model import StoriesViewModel
from app.ui.change_bus import ChangeBus
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace
from app.wording.reading import Reading
from tests.moments.idea_desk import IdeaDesk
from tests.venues import NOON, SetClock

NO_KEY = Qt.KeyboardModifier.NoModifier


class StoryDesk:
    """The page, and what it was made of."""

    def __init__(self, work: Workplace, theme: Theme) -> None:
        self.made = IdeaDesk(work)
        self.work = work
        self.bus, self.notices = ChangeBus(), Notices()
        self.view_model = StoriesViewModel(
            StoryReader(work),
            content_of=AttachmentService(work).get_content,
            new_lane=InlineLane,
            bus=self.bus,
            notices=self.notices,
            reading=Reading(work.wording, SetClock(NOON)),
        )
        self.page = StoriesPage(self.view_model, theme=theme, settle_ms=0)

    def tell(self, who: str, story: str, on: date = date(2026, 3, 1), **columns: object) -> int:
        """A moment told as a story."""
        return self.made.delivered(
            self.made.customer(who), None, on=on, is_story=True, story=story, **columns
        )

    def add_photo(self, moment_id: int, content: bytes | None = None) -> int:
        """A photo of it."""
        row = Attachment(
            moment_id=moment_id,
            file_name="cake.png",
            media_type="image/png",
            size=10,
            sha256="0" * 64,
            added_at=NOON,
            portrait=False,
        )
        attachment_id = self.made.add(row)
        with self.work.write() as session:
            session.add(AttachmentContent(attachment_id=attachment_id, content=content or picture()))
        return attachment_id

    def open(self, width: int = 1200, height: int = 700) -> StoriesPage:
        """Bring the page up."""
        self.page.resize(width, height)
        self.page.show()
        QTest.qWaitForWindowActive(self.page)
        self.page.setFocus()
        QApplication.processEvents()
        return self.page

    @property
    def titles(self) -> list[str]:
        """What the cards tell, as they are read."""
        return [card.row.text for card in self.page.wall.cards]

    @property
    def focused(self) -> QWidget:
        """Where the keys go."""
        return QApplication.focusWidget() or self.page

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self.focused, key, modifiers)

    def changed(self, kind: str = "moment") -> None:
        """What a write elsewhere tells."""
        self.bus.publish(Change(touched=frozenset({(kind, 1)})))


def picture(width: int = 80, height: int = 60) -> bytes:
    """A plain picture as a file."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#875A17"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return bytes(data.data())
