"""Reading what has to be brought to mind now, and writing down that it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.moment import Milestone
from app.model.reminder import Reminder
from app.moments.reminders.queries import kept_by_key, longest_leads, open_days, open_tasks
from app.moments.reminders.schemas import ReminderRow
from app.moments.reminders.times import ReminderTimes
from app.moments.reminders.worked_out import of_days, of_missing_plans, of_tasks
from app.moments.service.settings import read_settings
from app.occasions.schemas import MISSED_DAYS, AgendaQuery, AgendaRow, AgendaView
from app.occasions.service.agenda import AgendaReader
from app.venue.queries import staff_names
from app.venue.workplace import Workplace

LOOK_AHEAD_DAYS = 14
UNTOLD = (Milestone.FIRST_VISIT, Milestone.BACK)
LONGEST_SNOOZE = timedelta(days=60)


class ReminderReader:
    """Works out what has to be brought to mind; nothing is kept but what was told, put off or settled."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def due(self, cancellation: Cancellation | None = None) -> tuple[ReminderRow, ...]:
        """What has come by now and is neither settled nor put off, the most urgent first."""
        unplanned = self._unplanned(cancellation)
        with self._work.read(cancellation) as session:
            rows = [row for row in self._all(session, unplanned) if row.remind_at <= self._work.now()]
            kept = kept_by_key(session, [row.key for row in rows])
            told = [_as_told(row, kept.get(row.key)) for row in rows if self._is_open(kept.get(row.key))]
        return tuple(sorted(told, key=lambda row: (row.due_at, row.key)))

    def _unplanned(self, cancellation: Cancellation | None) -> Sequence[AgendaRow]:
        """Whoever is here or arriving on a day without a plan: they can be met, and are few.

        That somebody comes for the first time, or again after long, is told by the agenda alone: in a
        hotel it is true of half of all who arrive, and reminders that come all day are not read.
        """
        query = AgendaQuery(first=self._work.today(), days=LOOK_AHEAD_DAYS, view=AgendaView.HERE)
        agenda = AgendaReader(self._work).read(query, cancellation=cancellation)
        rows = (row for day in agenda.days for row in day.rows)
        return [row for row in rows if row.moment_id is None and row.key.milestone not in UNTOLD]

    def _all(self, session: Session, unplanned: Iterable[AgendaRow]) -> Iterable[ReminderRow]:
        now, today = self._work.now(), self._work.today()
        since = today - timedelta(days=MISSED_DAYS)
        settings = read_settings(session)
        times = ReminderTimes(
            zone=self._work.venue.zone,
            day_from=settings.remind_from,
            ready_by=settings.ready_by,
            ahead=timedelta(minutes=settings.remind_ahead_minutes),
        )
        staff = staff_names(session)
        tasks = open_tasks(session, until=now + timedelta(days=2), since=since)
        yield from of_tasks(tasks, times=times, now=now, staff=staff)
        days = open_days(session, first=since, last=today)
        yield from of_days(days, times=times, now=now, staff=staff)
        leads = longest_leads(session)
        yield from of_missing_plans(unplanned, times=times, leads=leads, wording=self._work.wording)

    def _is_open(self, kept: Reminder | None) -> bool:
        if kept is None:
            return True
        put_off = kept.snoozed_until is not None and kept.snoozed_until > self._work.now()
        return kept.settled_at is None and not put_off


class ReminderService:
    """Keeps what was told, put off and settled, for all desks of the venue."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def note_told(self, rows: Sequence[ReminderRow]) -> Outcome[tuple[ReminderRow, ...]]:
        """Say that these are told as a notification now; gives those that no desk had told before."""
        with self._work.write() as session:
            kept = kept_by_key(session, [row.key for row in rows])
            fresh = tuple(row for row in rows if row.key not in kept or kept[row.key].shown_at is None)
            for row in fresh:
                _kept(session, row, kept).shown_at = self._work.now()
        return session.outcome(fresh)

    @needs(Right.WORK)
    def snooze(self, row: ReminderRow, until: datetime) -> Outcome[None]:
        """Put it off; it is told once more when its time has come."""
        now = self._work.now()
        if not now < until <= now + LONGEST_SNOOZE:
            raise InvalidInput([Problem("until", _("Choose a time within the next 60 days."))])
        with self._work.write() as session:
            reminder = _kept(session, row, kept_by_key(session, [row.key]))
            reminder.snoozed_until, reminder.shown_at = until, None
            reminder.staff_id = self._work.staff_id
        said = _("Reminder put off until {time}").format(time=self._work.wording.instant(until))
        return session.outcome(None, said=said, undo_label=_("put off a reminder"))

    @needs(Right.WORK)
    def settle(self, row: ReminderRow) -> Outcome[None]:
        """It needs no more attention."""
        with self._work.write() as session:
            reminder = _kept(session, row, kept_by_key(session, [row.key]))
            reminder.settled_at, reminder.staff_id = self._work.now(), self._work.staff_id
        return session.outcome(None, said=_("Reminder settled"), undo_label=_("settle a reminder"))


def _kept(session: Session, row: ReminderRow, kept: dict[str, Reminder]) -> Reminder:
    reminder = kept.get(row.key)
    if reminder is None:
        reminder = Reminder(key=row.key, due_at=row.due_at, customer_id=row.moment.customer_id)
        session.add(reminder)
    return reminder


def _as_told(row: ReminderRow, kept: Reminder | None) -> ReminderRow:
    return row if kept is None else replace(row, told_at=kept.shown_at)
