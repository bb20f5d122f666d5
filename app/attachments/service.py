"""Keeping photos and files with a customer or a case."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath, PureWindowsPath

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.attachments import queries
from app.attachments.media_types import media_type_of
from app.attachments.schemas import LARGEST_BYTES, PICTURES, AttachmentDraft, AttachmentRow
from app.attachments.telling import tell_case
from app.case_log.access import refuse_hidden
from app.consents.limits import may_read, refuse_reading
from app.core.acting import needs
from app.core.errors import InvalidInput, NotFound, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.attachment import Attachment, AttachmentContent
from app.model.case import Case
from app.model.customer import Customer
from app.venue.queries import staff_names
from app.venue.workplace import Workplace

MEGABYTE = 1024 * 1024


class AttachmentService:
    """Adds attachments, gives them back, takes them off the card."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_attachments(self, customer_id: int) -> tuple[AttachmentRow, ...]:
        """What is kept with one customer and their cases, the newest first."""
        with self._work.read() as session:
            if not may_read(session, customer_id, desk=self._work.desk):
                return ()
            return queries.list_attachments(
                session, customer_id, names=staff_names(session), staff_id=self._work.staff_id
            )

    @needs(Right.LOOK)
    def get_content(self, attachment_id: int) -> bytes:
        """The bytes of an attachment; raises NotFound, or Refused where data are restricted."""
        with self._work.read() as session:
            refuse_reading(session, _whose(session, self._get(session, attachment_id)), desk=self._work.desk)
            content = queries.find_content(session, attachment_id)
        if content is None:
            raise NotFound(_("This file is not there any more."))
        return content

    @needs(Right.WORK)
    def add_attachment(self, customer_id: int, draft: AttachmentDraft) -> Outcome[int]:
        """Keep a file of at most 20 MB; gives its id."""
        media_type = check_file(draft)
        with self._work.write() as session:
            if session.get(Customer, customer_id) is None:
                raise NotFound(_("This card is not there any more."), kept=_("Nothing was changed."))
            row = self.put_attachment(session, draft, customer_id=customer_id, media_type=media_type)
            if draft.portrait:
                _no_other_portrait(session, row)
        said = _("“{file}” kept").format(file=row.file_name)
        return session.outcome(row.id, said=said, undo_label=_("keep a file"))

    @needs(Right.WORK)
    def put_attachment(
        self,
        session: Session,
        draft: AttachmentDraft,
        *,
        customer_id: int | None,
        media_type: str,
        case_id: int | None = None,
        moment_id: int | None = None,
        gesture_id: int | None = None,
    ) -> Attachment:
        """Inside a write: the checked file with its bytes, and a line about it in the log of its case."""
        row = Attachment(
            customer_id=customer_id,
            case_id=case_id,
            moment_id=moment_id,
            gesture_id=gesture_id,
            file_name=_bare_name(draft.file_name),
            media_type=media_type,
            size=len(draft.content),
            sha256=hashlib.sha256(draft.content).hexdigest(),
            portrait=draft.portrait,
            added_at=self._work.now(),
            staff_id=self._work.staff_id,
        )
        session.add(row)
        session.flush()
        session.add(AttachmentContent(attachment_id=row.id, content=draft.content))
        tell_case(session, row, act="added", work=self._work)
        return row

    @needs(Right.WORK)
    def remove_attachment(self, attachment_id: int) -> Outcome[None]:
        """Take a file off the card or the case; its log tells that it was there."""
        with self._work.write() as session:
            row = self._get(session, attachment_id)
            if row.removed_at is None:
                row.removed_at = self._work.now()
                tell_case(session, row, act="removed", work=self._work)
        said = _("“{file}” removed").format(file=row.file_name)
        return session.outcome(None, said=said, undo_label=_("remove a file"))

    @needs(Right.WORK)
    def choose_portrait(self, attachment_id: int) -> Outcome[None]:
        """Put this photo beside the name; raises InvalidInput for what is no picture of a customer."""
        with self._work.write() as session:
            row = self._get(session, attachment_id)
            if row.media_type not in PICTURES or row.customer_id is None:
                raise InvalidInput([_no_picture()])
            row.portrait = True
            _no_other_portrait(session, row)
        return session.outcome(None, said=_("Portrait changed"), undo_label=_("choose a portrait"))

    def _get(self, session: Session, attachment_id: int) -> Attachment:
        row = session.get(Attachment, attachment_id)
        if row is None:
            raise NotFound(_("This file is not there any more."), kept=_("Nothing was changed."))
        refuse_hidden(session, row.case_id, staff_id=self._work.staff_id)
        return row


def _whose(session: Session, row: Attachment) -> int | None:
    case = session.get(Case, row.case_id) if row.case_id is not None and row.customer_id is None else None
    return row.customer_id if case is None else case.customer_id


def check_file(draft: AttachmentDraft) -> str:
    """The media type of a file that can be kept; raises InvalidInput for one that cannot."""
    media_type = media_type_of(draft.content)
    _check(draft, media_type)
    return media_type


def _check(draft: AttachmentDraft, media_type: str) -> None:
    if not draft.content:
        raise InvalidInput([Problem("content", _("“{file}” is empty.").format(file=draft.file_name))])
    if len(draft.content) > LARGEST_BYTES:
        message = _("“{file}” is too large: {size} MB, and {most} MB is the most that can be kept.")
        size, most = -(-len(draft.content) // MEGABYTE), LARGEST_BYTES // MEGABYTE
        raise InvalidInput([Problem("content", message.format(file=draft.file_name, size=size, most=most))])
    if draft.portrait and media_type not in PICTURES:
        raise InvalidInput([_no_picture()])


def _no_picture() -> Problem:
    return Problem("content", _("This file is no picture that can be shown."))


def _bare_name(file_name: str) -> str:
    return PureWindowsPath(PurePosixPath(file_name).name).name or file_name


def _no_other_portrait(session: Session, row: Attachment) -> None:
    others = select(Attachment).where(
        Attachment.customer_id == row.customer_id, Attachment.id != row.id, Attachment.portrait
    )
    for other in session.scalars(others):
        other.portrait = False
