"""The venue's own kinds of occasions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.model.occasion import OccasionKind, OwnOccasionKind
from app.occasions.drafts import OwnKindDraft, OwnKindEdit
from app.occasions.queries.own_kinds import OwnKindRow, list_own_kinds
from app.occasions.words.kinds import kind_words
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace


class OwnKindService:
    """Lists, adds, renames, retires and brings back kinds; what is written down of a retired one stays."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list(self, *, also_retired: bool = False) -> tuple[OwnKindRow, ...]:
        """The kinds in their order."""
        with self._work.read() as session:
            return list_own_kinds(session, also_retired=also_retired)

    @needs(Right.SETTINGS, again=True)
    def add(self, draft: OwnKindDraft) -> Outcome[int]:
        """Add a kind; one that was retired under this name comes back. Gives its id."""
        with self._work.write() as session:
            row = _named(session, draft.name)
            if row is not None and row.active:
                raise _there_already()
            _refuse_built_in(draft.name)
            if row is None:
                last = session.scalar(select(func.max(OwnOccasionKind.position)))
                row = OwnOccasionKind(name=draft.name, position=0 if last is None else last + 1)
                session.add(row)
            row.active = True
            session.flush()
        said = _("{name} added").format(name=row.name)
        return session.outcome(row.id, said=said, undo_label=_("add a kind of occasion"))

    @needs(Right.SETTINGS, again=True)
    def edit(self, kind_id: int, edit: OwnKindEdit) -> Outcome[None]:
        """Rename, retire or bring back a kind; the days of it stay. Raises Conflict with both sides."""
        with self._work.write() as session:
            row = get_row(session, OwnOccasionKind, row_id=kind_id)
            values = edit.given()
            if "name" in values:
                _check_name(session, values["name"], but=row.id)
            apply_edit(row, version=edit.version, values=values)
        said = _said(row.name, values)
        return session.outcome(None, said=said, undo_label=_("change a kind of occasion"))


def _said(name: str, values: Mapping[str, Any]) -> str:
    if values.get("active") is False:
        return _("{name} is not offered any more").format(name=name)
    if "name" in values:
        return _("Called {name} from now on").format(name=name)
    return _("{name} is offered again").format(name=name)


def _check_name(session: Session, name: str, *, but: int) -> None:
    other = _named(session, name)
    if other is not None and other.id != but:
        raise _there_already()
    _refuse_built_in(name)


def _named(session: Session, name: str) -> OwnOccasionKind | None:
    wanted = fold(name)
    return next((row for row in session.scalars(select(OwnOccasionKind)) if fold(row.name) == wanted), None)


def _refuse_built_in(name: str) -> None:
    if fold(name) in {fold(kind_words(kind)) for kind in OccasionKind}:
        raise _there_already()


def _there_already() -> InvalidInput:
    return InvalidInput([Problem("name", _("There is a kind of this name already."))])
