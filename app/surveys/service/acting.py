"""What was changed because of what customers said, and telling them."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from app.cases.queries.people import find_live_customer
from app.consents.limits import why_not_to_approach
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.errors import Conflict, InvalidInput, NotFound, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.consent import Purpose
from app.model.customer import Customer
from app.model.theme import Theme, ThemeAction, ThemeTelling
from app.model.touchpoint import Touchpoint
from app.storage.editing import apply_edit, get_row
from app.surveys.queries.said import list_actions, list_to_tell, people_told
from app.surveys.schemas.closing import ActionDraft, ActionEdit, ActionRow, TellingDraft, ToTell
from app.venue.workplace import Workplace

SHOWN = 100


class ThemeActionService:
    """Keeps what was changed because of a theme, and who of those who said it knows."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_actions(self, *, theme_id: int | None = None) -> tuple[ActionRow, ...]:
        """What was changed, the latest first."""
        with self._work.read() as session:
            return list_actions(session, theme_id=theme_id)

    @needs(Right.LOOK)
    def list_to_tell(
        self,
        action_id: int,
        *,
        offset: int = 0,
        limit: int | None = SHOWN,
        cancellation: Cancellation | None = None,
    ) -> ToTell:
        """Who spoke of it and is not told yet; without a limit everybody, for copying."""
        with self._work.read(cancellation) as session:
            action = get_row(session, ThemeAction, row_id=action_id)
            found = list_to_tell(session, action, offset=offset, limit=limit)
        if self._work.desk.may(Right.CONTACTS):
            return found
        return replace(found, rows=tuple(replace(row, contact="") for row in found.rows))

    @needs(Right.WORK)
    def act(self, theme_id: int, draft: ActionDraft) -> Outcome[int]:
        """Something was changed because of a theme; gives its id."""
        now = self._work.now()
        if draft.acted_at is not None and draft.acted_at > now:
            raise InvalidInput([Problem("acted_at", _("This time is still to come."))])
        with self._work.write() as session:
            theme = get_row(session, Theme, row_id=theme_id)
            row = ThemeAction(
                theme_id=theme.id,
                what=draft.what,
                acted_at=draft.acted_at or now,
                acted_by=self._work.staff_id,
            )
            session.add(row)
            session.flush()
        said = _("“{theme}” is acted upon").format(theme=theme.name)
        return session.outcome(row.id, said=said, undo_label=_("act upon a theme"))

    @needs(Right.WORK)
    def edit(self, action_id: int, edit: ActionEdit) -> Outcome[None]:
        """Say otherwise what was changed; raises Conflict when somebody else did meanwhile."""
        with self._work.write() as session:
            row = get_row(session, ThemeAction, row_id=action_id)
            apply_edit(row, version=edit.version, values=edit.given())
        return session.outcome(None, said=_("Changed"), undo_label=_("change what was done about a theme"))

    @needs(Right.WORK)
    def tell(self, action_id: int, *, customer_id: int, draft: TellingDraft) -> Outcome[int]:
        """Somebody was told, which their card says too; raises Conflict where they were already."""
        with self._work.write() as session:
            action = get_row(session, ThemeAction, row_id=action_id)
            customer = _reachable(session, customer_id)
            if customer.id in people_told(session, action.id):
                raise Conflict(
                    _("{name} was told already.").format(name=customer.display_name),
                    kept=_("Nothing was changed."),
                )
            row = ThemeTelling(
                customer_id=customer.id,
                action_id=action.id,
                told_at=self._work.now(),
                told_by=self._work.staff_id,
            )
            session.add(row)
            words = draft.words or action.what
            session.add(
                Touchpoint(
                    customer_id=customer.id,
                    at=self._work.now(),
                    channel=draft.channel,
                    text=_("Told what we changed: {what}").format(what=words),
                    staff_id=self._work.staff_id,
                )
            )
            session.flush()
        said = _("{name} knows now").format(name=customer.display_name)
        return session.outcome(row.id, said=said, undo_label=_("tell somebody what changed"))


def _reachable(session: Session, customer_id: int) -> Customer:
    customer = find_live_customer(session, customer_id)
    if customer is None or customer.archived_at is not None or customer.deceased_at is not None:
        raise NotFound(_("This card is not there any more."), kept=_("Nothing was changed."))
    if why := why_not_to_approach(session, customer, purpose=Purpose.CONTACT):
        raise Conflict(why, kept=_("Nothing was changed."))
    return customer
