"""What a gesture looks like, in its form: a photo that is chosen or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.attachments.from_disk import read_draft
from app.core.cancelling import Cancellation
from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.moments.gesture_photos import GesturePhotos
from app.moments.schemas.rows import PhotoRow
from app.recovery.settings.parts import SettingsParts
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.lane import AnyLane

WIDTH, HEIGHT = 120, 90
_Seen = tuple[PhotoRow | None, QImage | None]


class GesturePhoto(QWidget):
    """Keeps at once what is chosen or dropped; undo brings the one before back."""

    def __init__(
        self, parts: SettingsParts, photos: GesturePhotos, *, lane: AnyLane, gesture_id: int
    ) -> None:
        super().__init__()
        self._parts = parts
        self._photos = photos
        self._lane = lane
        self._gesture_id = gesture_id
        self._photo: PhotoRow | None = None
        self.picture = QLabel()
        self.picture.setFixedSize(parts.theme.px(WIDTH), parts.theme.px(HEIGHT))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = PushButton(parts.theme, _("Choose a photo"), icon="image")
        self.choose.clicked.connect(self._choose)
        self.remove = PushButton(parts.theme, _("Take the photo away"), kind="quiet")
        self.remove.clicked.connect(self._remove)
        self.setAcceptDrops(True)
        self._build()
        self._take((None, None))
        self.load()

    def load(self) -> None:
        """Read the photo."""
        self._lane.ask(self._read, then=self._take, otherwise=self._parts.notices.problem)

    def keep(self, path: Path) -> None:
        """Keep the picture of a file; a notice says why not."""
        try:
            draft = read_draft(path)
        except InvalidInput as error:
            self._parts.notices.problem(error)
            return
        try:
            kept = self._parts.runner.do(lambda: self._photos.keep(self._gesture_id, draft))
        except InvalidInput as error:
            self._parts.notices.problem(error)
            return
        if kept is not None:
            self.load()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        url = next((url for url in event.mimeData().urls() if url.isLocalFile()), None)
        if url is not None:
            self.keep(Path(url.toLocalFile()))

    def _build(self) -> None:
        self.picture.setAccessibleName(_("Photo"))
        buttons = QVBoxLayout()
        buttons.addWidget(plain_label(_("Photo"), "field-label"))
        buttons.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picture)
        row.addLayout(buttons, 1)

    def _choose(self) -> None:
        path = self._parts.dialogs.file_to_open(
            title=_("Choose a photo"), filters=_("Pictures (*.jpg *.jpeg *.png *.gif *.webp *.bmp)")
        )
        if path is not None:
            self.keep(path)

    def _remove(self) -> None:
        photo = self._photo
        if photo is not None:
            self._parts.runner.do(lambda: self._photos.remove(photo))
            self.load()

    def _read(self, _cancellation: Cancellation) -> _Seen:
        photo = self._photos.find(self._gesture_id)
        if photo is None:
            return None, None
        image = QImage.fromData(self._photos.get_content(photo))
        wide, high = self._parts.theme.px(WIDTH), self._parts.theme.px(HEIGHT)
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        return photo, None if image.isNull() else image.scaled(wide, high, keep, smooth)

    def _take(self, seen: _Seen) -> None:
        if not isValid(self):
            return  # The form was closed while its photo was read.
        self._photo, image = seen
        if image is None:
            self.picture.setText(_("No photo") if self._photo is None else _("Cannot be shown"))
        else:
            self.picture.setPixmap(QPixmap.fromImage(image))
        self.remove.setVisible(self._photo is not None)
