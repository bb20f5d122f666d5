"""Photos of moments, and of what the catalogue offers."""

from __future__ import annotations

from app.attachments.schemas import PICTURES, AttachmentDraft
from app.attachments.service import AttachmentService, check_file
from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.gesture import Gesture
from app.moments.service.checking import get_moment, refuse
from app.storage.editing import get_row
from app.venue.workplace import Workplace


class MomentFiles:
    """Keeps photos; what is no picture is refused."""

    def __init__(self, work: Workplace, attachments: AttachmentService) -> None:
        self._work = work
        self._attachments = attachments

    @needs(Right.WORK)
    def add(self, moment_id: int, draft: AttachmentDraft) -> Outcome[int]:
        """Keep a photo of at most 20 MB with the moment; gives its id."""
        media_type = check_photo(draft)
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=None)
            row = self._attachments.put_attachment(
                session,
                draft.model_copy(update={"portrait": False}),
                customer_id=moment.customer_id,
                moment_id=moment.id,
                media_type=media_type,
            )
        said = _("“{file}” kept").format(file=row.file_name)
        return session.outcome(row.id, said=said, undo_label=_("keep a photo"))

    @needs(Right.SETTINGS, again=True)
    def add_to_gesture(self, gesture_id: int, draft: AttachmentDraft) -> Outcome[int]:
        """Keep a photo of what the catalogue offers; gives its id."""
        media_type = check_photo(draft)
        with self._work.write() as session:
            gesture = get_row(session, Gesture, row_id=gesture_id)
            row = self._attachments.put_attachment(
                session,
                draft.model_copy(update={"portrait": False}),
                customer_id=None,
                gesture_id=gesture.id,
                media_type=media_type,
            )
        said = _("“{file}” kept").format(file=row.file_name)
        return session.outcome(row.id, said=said, undo_label=_("keep a photo"))

    @needs(Right.WORK)
    def remove(self, attachment_id: int) -> Outcome[None]:
        """Take a photo away."""
        return self._attachments.remove_attachment(attachment_id)

    @needs(Right.LOOK)
    def get_content(self, attachment_id: int) -> bytes:
        """The bytes of a photo; raises NotFound."""
        return self._attachments.get_content(attachment_id)


def check_photo(draft: AttachmentDraft) -> str:
    """The media type of a photo; raises InvalidInput for what is too large or no picture."""
    media_type = check_file(draft)
    if media_type not in PICTURES:
        raise refuse("content", _("“{file}” is no picture that can be shown.").format(file=draft.file_name))
    return media_type
