"""Notes on the time axis of charts."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import or_, select

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.annotation import Annotation
from app.model.survey import Metric
from app.storage.editing import apply_edit, get_row
from app.storage.failures import conflict
from app.surveys.schemas.drafts import AnnotationDraft, AnnotationEdit
from app.surveys.schemas.rows import AnnotationRow
from app.venue.queries import staff_names
from app.venue.workplace import Workplace

FIRST = date(2000, 1, 1)
FARTHEST = timedelta(days=2 * 366)
"""What is planned may be noted ahead."""


class AnnotationService:
    """Lists, writes and changes what happened at the venue."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_notes(
        self, *, since: date | None = None, until: date | None = None, metric: Metric | None = None
    ) -> tuple[AnnotationRow, ...]:
        """The notes of a time, both days included, in its order; with a metric, those on its charts."""
        wanted = select(Annotation).order_by(Annotation.on, Annotation.id)
        if since is not None:
            wanted = wanted.where(Annotation.on >= since)
        if until is not None:
            wanted = wanted.where(Annotation.on <= until)
        if metric is not None:
            wanted = wanted.where(or_(Annotation.metric == "", Annotation.metric == metric))
        with self._work.read() as session:
            names = staff_names(session)
            return tuple(_as_row(row, names.get(row.made_by, "")) for row in session.scalars(wanted))

    @needs(Right.WORK)
    def add(self, draft: AnnotationDraft) -> Outcome[int]:
        """Write a note; gives its id."""
        self._check_day(draft.on)
        with self._work.write() as session:
            row = Annotation(
                on=draft.on,
                text=draft.text,
                metric=draft.metric or "",
                made_at=self._work.now(),
                made_by=self._work.staff_id,
            )
            session.add(row)
            session.flush()
        return session.outcome(row.id, said=_("Note added"), undo_label=_("add a note to the charts"))

    @needs(Right.WORK)
    def edit(self, note_id: int, edit: AnnotationEdit) -> Outcome[None]:
        """Change a note; raises Conflict when somebody else did meanwhile."""
        values = edit.given()
        if "on" in values:
            self._check_day(values["on"])
        if "metric" in values:
            values["metric"] = values["metric"] or ""
        with self._work.write() as session:
            row = get_row(session, Annotation, row_id=note_id)
            apply_edit(row, version=edit.version, values=values)
        return session.outcome(None, said=_("Note changed"), undo_label=_("change a note on the charts"))

    @needs(Right.WORK)
    def remove(self, note_id: int, version: int) -> Outcome[None]:
        """Take a note off the charts; raises Conflict when it is newer."""
        with self._work.write() as session:
            row = get_row(session, Annotation, row_id=note_id)
            if row.version != version:
                raise conflict(theirs={"text": row.text}, yours={})
            session.delete(row)
        return session.outcome(None, said=_("Note removed"), undo_label=_("remove a note from the charts"))

    def _check_day(self, on: date) -> None:
        if not FIRST <= on <= self._work.today() + FARTHEST:
            raise InvalidInput([Problem("on", _("Check the year of this day."))])


def _as_row(row: Annotation, by: str) -> AnnotationRow:
    return AnnotationRow(
        id=row.id,
        version=row.version,
        on=row.on,
        text=row.text,
        metric=Metric(row.metric) if row.metric else None,
        made_by_name=by,
    )
