"""The venue's catalogue of gestures."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.core.words import ngettext
from app.gestures.queries.catalogue import list_gestures
from app.gestures.schemas import GestureDraft, GestureEdit, GestureRow
from app.model.department import Department
from app.model.gesture import Gesture
from app.storage.editing import apply_edit, get_row
from app.venue.starter_gestures import add_gestures, missing_gestures
from app.venue.workplace import Workplace


class CatalogueService:
    """Keeps what the venue gives."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_gestures(self, *, also_inactive: bool = False) -> tuple[GestureRow, ...]:
        """The catalogue in its order; ``also_inactive`` adds what is offered no more."""
        with self._work.read() as session:
            return list_gestures(session, also_inactive=also_inactive)

    @needs(Right.SETTINGS, again=True)
    def add_gesture(self, draft: GestureDraft) -> Outcome[int]:
        """Offer something new; gives its id."""
        with self._work.write() as session:
            _check(session, name=draft.name, department_id=draft.department_id)
            last = session.scalar(select(func.max(Gesture.position)))
            values = draft.model_dump() | {"contains": list(filter(None, draft.contains))}
            row = Gesture(**values, position=0 if last is None else last + 1)
            session.add(row)
            session.flush()
        said = _("“{name}” is in the catalogue").format(name=draft.name)
        return session.outcome(row.id, said=said, undo_label=_("add a gesture"))

    @needs(Right.SETTINGS, again=True)
    def edit_gesture(self, gesture_id: int, edit: GestureEdit) -> Outcome[None]:
        """Change a gesture, what was given before stays; raises Conflict when somebody else did meanwhile."""
        with self._work.write() as session:
            row = get_row(session, Gesture, row_id=gesture_id)
            values = edit.given()
            if "contains" in values:
                values["contains"] = list(filter(None, values["contains"]))
            _check(session, name=values.get("name"), department_id=values.get("department_id"), but=row.id)
            apply_edit(row, version=edit.version, values=values)
        return session.outcome(None, said=_("Gesture changed"), undo_label=_("change a gesture"))

    @needs(Right.LOOK)
    def missing_starters(self) -> tuple[str, ...]:
        """The names of the usual gestures of such a venue that the catalogue never had."""
        with self._work.read() as session:
            missing = missing_gestures(session, self._work.venue.kind)
        return tuple(starter.name for starter in missing)

    @needs(Right.SETTINGS, again=True)
    def add_starters(self) -> Outcome[int]:
        """Take the usual gestures of such a venue into the catalogue; gives how many are new."""
        venue = self._work.venue
        with self._work.write() as session:
            count = add_gestures(session, venue.kind, currency=venue.currency)
        said = ngettext(
            "{count} gesture taken into the catalogue", "{count} gestures taken into the catalogue", count
        ).format(count=count)
        return session.outcome(count, said=said, undo_label=_("add the usual gestures"))


def _check(session: Session, *, name: str | None, department_id: int | None, but: int | None = None) -> None:
    """Raise InvalidInput for a name that is taken, or a department that is not there."""
    if name is not None:
        folded = fold(name)
        taken = (other for other in session.execute(select(Gesture.id, Gesture.name)) if other.id != but)
        if any(fold(other.name) == folded for other in taken):
            raise InvalidInput([Problem("name", _("The catalogue has this already."))])
    if department_id is not None and session.get(Department, department_id) is None:
        raise InvalidInput([Problem("department_id", _("This department is not there any more."))])
