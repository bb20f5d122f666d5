"""Photos and files of a case."""

from __future__ import annotations

from app.attachments.schemas import AttachmentDraft
from app.attachments.service import AttachmentService, check_file
from app.cases.service.writing import get_case
from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.venue.workplace import Workplace


class CaseFiles:
    """Keeps files with cases; those of a customer's case are on their card too."""

    def __init__(self, work: Workplace, attachments: AttachmentService) -> None:
        self._work = work
        self._attachments = attachments

    @needs(Right.WORK)
    def add(self, case_id: int, draft: AttachmentDraft) -> Outcome[int]:
        """Keep a file of at most 20 MB with the case; gives its id."""
        media_type = check_file(draft)
        with self._work.write() as session:
            case = get_case(session, case_id, staff_id=self._work.staff_id)
            row = self._attachments.put_attachment(
                session,
                draft.model_copy(update={"portrait": False}),
                customer_id=case.customer_id,
                case_id=case.id,
                media_type=media_type,
            )
        said = _("“{file}” kept").format(file=row.file_name)
        return session.outcome(row.id, said=said, undo_label=_("keep a file"))

    @needs(Right.WORK)
    def remove(self, attachment_id: int) -> Outcome[None]:
        """Take a file away; the log tells that it was there."""
        return self._attachments.remove_attachment(attachment_id)

    @needs(Right.LOOK)
    def get_content(self, attachment_id: int) -> bytes:
        """The bytes of a file; raises NotFound."""
        return self._attachments.get_content(attachment_id)
