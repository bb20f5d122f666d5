"""Writing down dates worth remembering; one way for the card, the planner, the capture bar and imports."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import Conflict, InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.recurring import Repeats, Unit
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.moment import Moment
from app.model.occasion import Occasion, OccasionKind, OwnOccasionKind
from app.occasions.checking import columns_of, year_left_out
from app.occasions.drafts import OccasionDraft, OccasionEdit
from app.occasions.service.whose import get_customer, home_of
from app.storage.editing import apply_edit, get_row
from app.storage.occasion_lines.rules import rule_of
from app.venue.workplace import Workplace


def put_occasion(session: Session, customer_id: int, *, draft: OccasionDraft, today: date) -> Occasion:
    """Inside a write: the occasion, of the customer or the companion named.

    Nobody has two birthdays: a second one corrects the first. The same day again changes nothing.
    """
    columns = columns_of(draft, today=today)
    home = home_of(session, draft.companion_id, customer_id=customer_id)
    _check_own_kind(session, draft.own_kind_id)
    known = _find_known(session, home, columns)
    if known is not None:
        for key, value in columns.items():
            setattr(known, key, value)
        return known
    row = Occasion(customer_id=home, **columns)
    session.add(row)
    session.flush()
    return row


class OccasionService:
    """Adds, changes and removes occasions."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def add_occasion(self, customer_id: int | None, draft: OccasionDraft) -> Outcome[int]:
        """Keep a date; gives its id. Raises InvalidInput where nobody is named whose it is."""
        if not customer_id:
            raise InvalidInput([Problem("customer_id", _("Whose day is it?"))])
        with self._work.write() as session:
            get_customer(session, customer_id)
            row = put_occasion(session, customer_id, draft=draft, today=self._work.today())
        said = _said(_("Occasion kept"), draft)
        return session.outcome(row.id, said=said, undo_label=_("add an occasion"))

    @needs(Right.WORK)
    def edit_occasion(self, occasion_id: int, edit: OccasionEdit) -> Outcome[None]:
        """Change a date; raises Conflict when somebody else did meanwhile."""
        with self._work.write() as session:
            row = get_row(session, Occasion, row_id=occasion_id)
            draft = _changed(row, edit)
            columns = columns_of(draft, today=self._work.today())
            if draft.companion_id != row.companion_id:
                columns["customer_id"] = home_of(session, draft.companion_id, customer_id=row.customer_id)
            if draft.own_kind_id != row.own_kind_id:
                _check_own_kind(session, draft.own_kind_id)
            apply_edit(row, version=edit.version, values=columns)
        said = _said(_("Occasion changed"), draft)
        return session.outcome(None, said=said, undo_label=_("change an occasion"))

    @needs(Right.WORK)
    def remove_occasion(self, occasion_id: int) -> Outcome[None]:
        """Take a date off the card; raises Conflict where something was planned for it."""
        with self._work.write() as session:
            row = get_row(session, Occasion, row_id=occasion_id)
            _refuse_planned(session, occasion_id)
            session.delete(row)
        return session.outcome(None, said=_("Occasion removed"), undo_label=_("remove an occasion"))


def _refuse_planned(session: Session, occasion_id: int) -> None:
    """What was planned or given for a day stays known, and so does the day."""
    if session.scalar(select(Moment.id).where(Moment.occasion_id == occasion_id).limit(1)) is not None:
        raise Conflict(
            _("A moment was planned for this day."),
            kept=_("Both stay as they are."),
            to_do=_("Change the day instead, or take the plan back with Undo."),
        )


def _changed(row: Occasion, edit: OccasionEdit) -> OccasionDraft:
    """The occasion as it would be; what belongs to another rule than the new one is left behind."""
    rule = rule_of(row)
    kept: dict[str, Any] = {
        "kind": OccasionKind(row.kind),
        "label": row.label,
        "companion_id": row.companion_id,
        "own_kind_id": row.own_kind_id,
        "on": rule.on,
        "repeats": rule.repeats,
        "nth": rule.nth,
        "weekday": rule.weekday,
        "every": rule.every,
        "unit": Unit(row.unit) if row.unit else None,
    }
    given = edit.given()
    if given.get("kind", OccasionKind.CUSTOM) is not OccasionKind.CUSTOM:
        kept["own_kind_id"] = None
    if given.get("repeats", rule.repeats) is not rule.repeats and rule.repeats in (
        Repeats.NTH_WEEKDAY,
        Repeats.KEEP_IN_TOUCH,
    ):
        kept["on"] = None
    return OccasionDraft(**{**kept, **given})


def _find_known(session: Session, customer_id: int, columns: dict[str, Any]) -> Occasion | None:
    """The same day that is written down already; a birthday, whatever its day."""
    telling = {"kind", "companion_id", "own_kind_id", "label"}
    if columns["kind"] is not OccasionKind.BIRTHDAY:
        telling = set(columns)
    if columns["repeats"] is Repeats.KEEP_IN_TOUCH:
        telling -= {"month", "day", "year"}
    wanted = select(Occasion).where(
        Occasion.customer_id == customer_id,
        *(getattr(Occasion, name) == columns[name] for name in sorted(telling)),
    )
    return session.scalars(wanted.order_by(Occasion.id).limit(1)).first()


def _check_own_kind(session: Session, own_kind_id: int | None) -> None:
    if own_kind_id is None:
        return
    kind = session.get(OwnOccasionKind, own_kind_id)
    if kind is None or not kind.active:
        raise InvalidInput([Problem("kind", _("This kind is not used any more."))])


def _said(done: str, draft: OccasionDraft) -> str:
    left_out = year_left_out(draft)
    if left_out is None:
        return done
    return _("{done}, year unknown: {year} stands for no year").format(done=done, year=left_out)
