"""The venue's own kinds of occasions."""

from __future__ import annotations

from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.text_folding import fold
from app.model.occasion import OccasionKind, OwnOccasionKind
from app.occasions.drafts import OwnKindDraft
from app.occasions.queries.own_kinds import OwnKindRow, list_own_kinds
from app.occasions.words.kinds import kind_words
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace


class OwnKindService:
    """Lists, adds, renames and retires kinds; what is written down of a retired one stays."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def list(self, *, also_retired: bool = False) -> tuple[OwnKindRow, ...]:
        """The kinds in their order."""
        with self._work.read() as session:
            return list_own_kinds(session, also_retired=also_retired)

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

    def rename(self, kind_id: int, *, version: int, name: str) -> Outcome[None]:
        """Call a kind something else."""
        draft = OwnKindDraft(name=name)
        with self._work.write() as session:
            row = get_row(session, OwnOccasionKind, row_id=kind_id)
            other = _named(session, draft.name)
            if other is not None and other.id != row.id:
                raise _there_already()
            _refuse_built_in(draft.name)
            apply_edit(row, version=version, values={"name": draft.name})
        said = _("Called {name} from now on").format(name=draft.name)
        return session.outcome(None, said=said, undo_label=_("rename a kind of occasion"))

    def retire(self, kind_id: int, *, version: int) -> Outcome[None]:
        """Offer a kind no more; the days of it stay."""
        with self._work.write() as session:
            row = get_row(session, OwnOccasionKind, row_id=kind_id)
            apply_edit(row, version=version, values={"active": False})
        said = _("{name} is not offered any more").format(name=row.name)
        return session.outcome(None, said=said, undo_label=_("retire a kind of occasion"))


def _named(session: Session, name: str) -> OwnOccasionKind | None:
    wanted = fold(name)
    return next((row for row in session.scalars(select(OwnOccasionKind)) if fold(row.name) == wanted), None)


def _refuse_built_in(name: str) -> None:
    if fold(name) in {fold(kind_words(kind)) for kind in OccasionKind}:
        raise _there_already()


def _there_already() -> InvalidInput:
    return InvalidInput([Problem("name", _("There is a kind of this name already."))])
