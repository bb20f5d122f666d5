"""The photo of a gesture of the catalogue: one at a time, a new one takes its place."""

from __future__ import annotations

from sqlalchemy import select

from app.attachments.schemas import AttachmentDraft
from app.attachments.service import AttachmentService
from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.attachment import Attachment
from app.model.gesture import Gesture
from app.moments.ideas.queries import read_photos
from app.moments.schemas.rows import PhotoRow
from app.moments.service.files import check_photo
from app.storage.editing import get_row
from app.venue.workplace import Workplace


class GesturePhotos:
    """Keeps what a gesture looks like."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._attachments = AttachmentService(work)

    @needs(Right.LOOK)
    def find(self, gesture_id: int) -> PhotoRow | None:
        """The photo, if there is one."""
        with self._work.read() as session:
            photos = read_photos(session, column="gesture_id", ids=[gesture_id])
        return next(iter(photos.get(gesture_id, [])), None)

    @needs(Right.LOOK)
    def get_content(self, photo: PhotoRow) -> bytes:
        """Its bytes; raises NotFound."""
        return self._attachments.get_content(photo.attachment_id)

    @needs(Right.SETTINGS, again=True)
    def keep(self, gesture_id: int, draft: AttachmentDraft) -> Outcome[int]:
        """Keep this photo in place of the one before; raises InvalidInput for what is too large or no picture."""
        media_type = check_photo(draft)
        with self._work.write() as session:
            gesture = get_row(session, Gesture, row_id=gesture_id)
            before = select(Attachment).where(
                Attachment.gesture_id == gesture.id, Attachment.removed_at.is_(None)
            )
            for old in session.scalars(before):
                old.removed_at = self._work.now()
            row = self._attachments.put_attachment(
                session,
                draft.model_copy(update={"portrait": False}),
                customer_id=None,
                gesture_id=gesture.id,
                media_type=media_type,
            )
        said = _("“{name}” has a photo").format(name=gesture.name)
        return session.outcome(row.id, said=said, undo_label=_("keep a photo"))

    @needs(Right.SETTINGS, again=True)
    def remove(self, photo: PhotoRow) -> Outcome[None]:
        """Take it away."""
        return self._attachments.remove_attachment(photo.attachment_id)
