"""Reading what a department needs on paper."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.rights import Right
from app.core.words import gettext as _
from app.gestures.known import Known, list_known
from app.gestures.schemas import ClashKind
from app.model.gesture import GivenState
from app.model.moment import MomentState
from app.moments.schemas.rows import MomentDetail, TaskRow
from app.moments.service.reading import MomentReader
from app.moments.sheets.schemas import SheetMoment, SheetTask
from app.occasions.schemas import AgendaQuery, AgendaRow, MomentKey
from app.occasions.service.agenda import AgendaReader
from app.occasions.words.lines import line_title, place_words, relation_of
from app.venue.workplace import Workplace

NOT_ON_PAPER = (MomentState.SKIPPED, MomentState.DELIVERED)
MOST_A_DAY = 1000


class SheetReader:
    """Puts plans into the words of a task sheet; musts come from every card concerned."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def of_moment(self, moment_id: int) -> SheetMoment:
        """One moment, whatever its state; raises NotFound."""
        detail = MomentReader(self._work).get_moment(moment_id)
        key = MomentKey(detail.customer_id, detail.occurs_on, moment_id=moment_id)
        row = AgendaReader(self._work).row_of(key)
        with self._work.read() as session:
            return self._sheet(session, detail, row=row)

    @needs(Right.LOOK)
    def of_days(
        self, query: AgendaQuery, cancellation: Cancellation | None = None
    ) -> tuple[SheetMoment, ...]:
        """Everything planned in a window and still to be done; with a department only what is its work."""
        agenda = AgendaReader(self._work).read(query, cancellation=cancellation, per_day=MOST_A_DAY)
        reader = MomentReader(self._work)
        planned = [row for day in agenda.days for row in day.rows if row.moment_id is not None]
        details = [(reader.get_moment(row.moment_id), row) for row in planned if row.moment_id is not None]
        with self._work.read(cancellation) as session:
            return tuple(
                self._sheet(session, detail, row=row)
                for detail, row in details
                if detail.state not in NOT_ON_PAPER
            )

    def _sheet(self, session: Session, detail: MomentDetail, *, row: AgendaRow | None) -> SheetMoment:
        wording, today = self._work.wording, self._work.today()
        day = detail.celebrate_on or detail.occurs_on
        known = list_known(session, detail.customer_id, desk=self._work.desk)
        musts = [_whose(one) for one in known if one.kind is ClashKind.MUST]
        if musts:
            self._work.note_reading(detail.customer_id)
        minding = [_whose(one) for one in known if one.kind is ClashKind.DISLIKE or one.is_wish]
        about = self._about(row)
        person = detail.person if detail.person == detail.customer else f"{detail.person} ({detail.customer})"
        where = place_words(row.visit, wording, today=today, on=row.on) if row is not None else ""
        return SheetMoment(
            title=" · ".join(filter(None, (person, about, detail.title))),
            day=f"{wording.weekday(day)}, {wording.day(day)}" if day is not None else _("No day yet"),
            where=where,
            musts=tuple(dict.fromkeys(musts)),
            unknown=_unknown(known),
            gestures=tuple(
                _gift(gift.what, gift.contains)
                for gift in detail.gestures
                if gift.state in (GivenState.PLANNED, GivenState.GIVEN)
            ),
            tasks=tuple(self._task(task) for task in detail.tasks),
            dos=detail.dos,
            donts=detail.donts,
            note=detail.note,
            minding=tuple(dict.fromkeys(minding)),
        )

    def _about(self, row: AgendaRow | None) -> str:
        if row is None:
            return ""
        wording = self._work.wording
        return ", ".join(filter(None, (line_title(row, wording), relation_of(row, wording))))

    def _task(self, task: TaskRow) -> SheetTask:
        wording = self._work.wording
        due = ""
        if task.due_at is not None:
            day = wording.local(task.due_at).date()
            due = wording.day_ahead(day, self._work.today())
            due = due if task.whole_day else f"{due} {wording.time(task.due_at)}"
        owner = ", ".join(filter(None, (task.owner, task.department)))
        return SheetTask(task.what, due=due, owner=owner, done=task.done_at is not None)


def _whose(known: Known) -> str:
    said = f"{known.sentence.rstrip('.')}. {known.told}" if known.told else known.sentence.rstrip(".")
    return _("{what} ({whose})").format(what=said, whose=known.whose) if known.whose else said


def _gift(what: str, contains: tuple[str, ...]) -> str:
    if not contains:
        return what
    return _("{what} (contains {things})").format(what=what, things=", ".join(contains))


def _unknown(known: list[Known]) -> str:
    if any(one.tells_of_allergies for one in known):
        return ""
    return _("Nothing recorded about allergies")
