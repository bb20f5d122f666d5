"""Labels on customers."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.customers.schemas.drafts import TagDraft
from app.customers.service.ownership import get_customer
from app.model.tag import CustomerTag, Tag
from app.storage.editing import get_row
from app.venue.workplace import Workplace


def put_tag(session: Session, customer_id: int, *, name: str) -> None:
    """Label the customer; a label that differs only in case or accents is the same one."""
    wanted = fold(name)
    tag = next((tag for tag in session.scalars(select(Tag)) if fold(tag.name) == wanted), None)
    if tag is None:
        tag = Tag(name=name)
        session.add(tag)
        session.flush()
    link = select(CustomerTag).where(CustomerTag.customer_id == customer_id, CustomerTag.tag_id == tag.id)
    present = session.scalars(link).first()
    if present is None:
        session.add(CustomerTag(customer_id=customer_id, tag_id=tag.id))
        session.flush()
    elif present.by_rule:
        present.by_rule = False


class TagService:
    """Puts labels on customers and takes them off."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_tags(self) -> tuple[str, ...]:
        """Every label the venue uses, the most used first."""
        uses = func.count(CustomerTag.id)
        wanted = select(Tag.name).join(CustomerTag, CustomerTag.tag_id == Tag.id, isouter=True)
        with self._work.read() as session:
            return tuple(session.scalars(wanted.group_by(Tag.id, Tag.name).order_by(uses.desc(), Tag.name)))

    @needs(Right.WORK)
    def add_tag(self, customer_id: int, name: str) -> Outcome[None]:
        """Label the customer; a new label becomes one of the venue's."""
        draft = TagDraft(name=name)
        with self._work.write() as session:
            get_customer(session, customer_id)
            put_tag(session, customer_id, name=draft.name)
        return session.outcome(None, said=_("Tag kept"), undo_label=_("add a tag"))

    @needs(Right.WORK)
    def remove_tag(self, customer_id: int, link_id: int) -> Outcome[None]:
        """Take a label off this customer."""
        with self._work.write() as session:
            link = get_row(session, CustomerTag, row_id=link_id)
            if link.customer_id != customer_id:
                raise InvalidInput([Problem("tag", _("This tag is not on this card."))])
            session.delete(link)
        return session.outcome(None, said=_("Tag removed"), undo_label=_("remove a tag"))
