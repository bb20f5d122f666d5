"""What must hold between a case and all that belongs to it, whichever desk writes, undoes or does again."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session

from app.core.errors import Conflict
from app.core.words import gettext as _
from app.model.case import Case, CaseEntry, CaseState
from app.model.gesture import GivenGesture, GivenState
from app.model.promise import Promise, PromiseState
from app.storage.chunks import chunks
from app.storage.recording import Recorded

_CASE, _ENTRY = Case.__table__, CaseEntry.__table__
_GIVEN, _PROMISE = GivenGesture.__table__, Promise.__table__
_LIVING: tuple[Any, ...] = (
    exists().where(_ENTRY.c.case_id == _CASE.c.id, _ENTRY.c.removed_at.is_(None)),
    exists().where(_GIVEN.c.case_id == _CASE.c.id),
    exists().where(_PROMISE.c.case_id == _CASE.c.id),
)
_WAITING = exists().where(_GIVEN.c.case_id == _CASE.c.id, _GIVEN.c.state == GivenState.WAITING)
_PROMISED = and_(
    _CASE.c.customer_id.is_(None),
    exists().where(_PROMISE.c.case_id == _CASE.c.id, _PROMISE.c.state == PromiseState.OPEN),
)
"""Promises to somebody with a card are on the card; others are in their case alone."""


class CaseRules:
    """Refuses a write after which something would be in a case that is gone, or open in one that is closed.

    Either would be in no view of the log any more. Services look before they write; this looks once
    more at the end, for what another desk did meanwhile and for steps that are undone or done again.
    """

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Raise Conflict where a case touched and what belongs to it do not agree."""
        cases = [row for row in recorded.changes if row.mapped is Case]
        added = {row.row_id for row in cases if row.before is None}
        changed = {row.row_id for row in cases} - added
        belonging = (row.after.get("case_id") for row in recorded.changes if row.after is not None)
        touched = changed | {case_id for case_id in belonging if case_id is not None}
        for ids in chunks(sorted(touched - added)):
            _refuse(session, ids, changed)


def _refuse(session: Session, ids: Collection[int], changed: Collection[int]) -> None:
    # On a server the cases are held until this is saved, so that no other desk closes one in between.
    cases = select(_CASE.c.id, _CASE.c.state, _CASE.c.removed_at).where(_CASE.c.id.in_(ids))
    found = session.execute(cases.order_by(_CASE.c.id).with_for_update(read=True)).all()
    gone = [row.id for row in found if row.removed_at is not None]
    closed = [row.id for row in found if row.removed_at is None and row.state == CaseState.CLOSED]
    for living in _LIVING:
        if (case_id := _first(session, gone, living)) is not None:
            raise _written_in() if case_id in changed else _not_there()
    if (case_id := _first(session, closed, _WAITING)) is not None:
        raise _still_waiting() if case_id in changed else _closed()
    if (case_id := _first(session, closed, _PROMISED)) is not None:
        raise _still_promised() if case_id in changed else _closed()


def _first(session: Session, ids: Collection[int], condition: Any) -> int | None:
    return session.scalar(select(_CASE.c.id).where(_CASE.c.id.in_(ids), condition).limit(1)) if ids else None


def _written_in() -> Conflict:
    return Conflict(
        _("Somebody has written in this case meanwhile."),
        kept=_("It stays, with all that is in it."),
        to_do=_("Close it, and say why."),
    )


def _not_there() -> Conflict:
    return Conflict(_("This case is not there any more."), kept=_("Nothing was changed."))


def _still_waiting() -> Conflict:
    return Conflict(
        _("A gesture of this case waits for a manager."),
        kept=_("Nothing was changed."),
        to_do=_("Decide on it first."),
    )


def _still_promised() -> Conflict:
    return Conflict(
        _("Something is still promised in this case, to somebody without a card."),
        kept=_("Nothing was changed."),
        to_do=_("Keep the promise, or say why not, first."),
    )


def _closed() -> Conflict:
    return Conflict(
        _("This case was closed meanwhile."),
        kept=_("Nothing was changed."),
        to_do=_("Reopen it to go on."),
    )
