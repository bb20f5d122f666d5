"""Keeping views of a pane under names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.errors import InvalidInput, NotFound, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.model.saved_view import SavedView
from app.saved_views.schemas import SavedViewDraft, SavedViewName, SavedViewRow
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace


class Kept(Protocol):
    """A view as it was shown."""

    @property
    def id(self) -> int: ...
    @property
    def version(self) -> int: ...


class SavedViewService:
    """The views of one pane: those of whoever is signed in, and everybody's."""

    def __init__(self, work: Workplace, pane: str) -> None:
        self._work = work
        self._pane = pane

    @needs(Right.LOOK)
    def list_views(self, cancellation: Cancellation | None = None) -> tuple[SavedViewRow, ...]:
        """Their own first, then everybody's, each in the order in which they were kept."""
        with self._work.read(cancellation) as session:
            rows = [_as_row(view) for view in self._views(session)]
        return tuple(sorted(rows, key=lambda row: not row.own))

    @needs(Right.WORK)
    def save_view(self, name: str, definition: Mapping[str, Any], *, own: bool = True) -> Outcome[int]:
        """Keep a new view; gives its id. Raises InvalidInput for a name that there is already."""
        draft = SavedViewDraft(name=name, definition=dict(definition), own=own)
        with self._work.write() as session:
            views = self._views(session)
            staff_id = self._work.staff_id if own else None
            _refuse_double(views, draft.name, staff_id)
            row = SavedView(
                pane=self._pane,
                name=draft.name,
                staff_id=staff_id,
                definition=draft.definition,
                position=max((view.position for view in views), default=0) + 1,
            )
            session.add(row)
            session.flush()
        said = _("View “{name}” kept").format(name=draft.name)
        return session.outcome(row.id, said=said, undo_label=_("keep a view"))

    @needs(Right.WORK)
    def rename_view(self, view: Kept, name: str) -> Outcome[None]:
        """Call a view something else; raises Conflict when somebody else changed it meanwhile."""
        wanted = SavedViewName(name=name).name
        with self._work.write() as session:
            row = self._get(session, view.id)
            others = [other for other in self._views(session) if other.id != row.id]
            _refuse_double(others, wanted, row.staff_id)
            apply_edit(row, version=view.version, values={"name": wanted})
        said = _("View called “{name}”").format(name=wanted)
        return session.outcome(None, said=said, undo_label=_("rename a view"))

    @needs(Right.WORK)
    def change_view(self, view: Kept, definition: Mapping[str, Any]) -> Outcome[None]:
        """Let a view show something else from now on."""
        with self._work.write() as session:
            row = self._get(session, view.id)
            draft = SavedViewDraft(name=row.name, definition=dict(definition))
            apply_edit(row, version=view.version, values={"definition": draft.definition})
        said = _("View “{name}” changed").format(name=row.name)
        return session.outcome(None, said=said, undo_label=_("change a view"))

    @needs(Right.WORK)
    def remove_view(self, view: Kept) -> Outcome[None]:
        """Keep a view no longer; what it showed stays."""
        with self._work.write() as session:
            row = self._get(session, view.id)
            session.delete(row)
        said = _("View “{name}” removed").format(name=row.name)
        return session.outcome(None, said=said, undo_label=_("remove a view"))

    def _views(self, session: Session) -> list[SavedView]:
        mine: ColumnElement[bool] = SavedView.staff_id.is_(None)
        if self._work.staff_id is not None:
            mine = or_(mine, SavedView.staff_id == self._work.staff_id)
        found = select(SavedView).where(SavedView.pane == self._pane, mine)
        return list(session.scalars(found.order_by(SavedView.position, SavedView.id)))

    def _get(self, session: Session, view_id: int) -> SavedView:
        row = get_row(session, SavedView, row_id=view_id)
        if row.pane != self._pane or row.staff_id not in (None, self._work.staff_id):
            raise NotFound(_("This is not there any more."), kept=_("Nothing was changed."))
        return row


def _refuse_double(views: list[SavedView], name: str, staff_id: int | None) -> None:
    if any(fold(view.name) == fold(name) for view in views if view.staff_id == staff_id):
        raise InvalidInput([Problem("name", _("There is a view with this name already."))])


def _as_row(view: SavedView) -> SavedViewRow:
    return SavedViewRow(
        id=view.id,
        version=view.version,
        name=view.name,
        own=view.staff_id is not None,
        definition=view.definition,
    )
