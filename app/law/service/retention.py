"""How long things are kept: the rules, what they take now, and taking it once somebody says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.errors import Conflict, Locked
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.law.erasing.book import forget_plain_files, write_into_book
from app.law.erasing.events import forget_events
from app.law.erasing.rows import erase_person
from app.law.erasing.words import drop_details, drop_rows, drop_words, entries_about
from app.law.queries.due import due_rows
from app.law.queries.person_rows import cards_of
from app.law.schemas.erasing import Reason
from app.law.schemas.retention import Applied, Due, Kept, RetentionPlan, RetentionRules
from app.model.venue import VenueSetting
from app.storage.backups.names import Why
from app.storage.cleaning import clean_file
from app.storage.write_session import WriteSession
from app.venue.workplace import Workplace

SETTING = "law.retention"
_TABLES = {Kept.COMMENTS: "survey_answer", Kept.CASES: "recovery_case", Kept.HEALTH: "preference"}


class RetentionService:
    """Nothing here happens by itself: what rules take is shown first, and goes when somebody says yes."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.ERASE)
    def get_rules(self) -> RetentionRules:
        """How long things are kept; everything for good until somebody says otherwise."""
        with self._work.read() as session:
            return read_rules(session)

    @needs(Right.ERASE, again=True)
    def save_rules(self, rules: RetentionRules) -> Outcome[None]:
        """Keep other rules; nothing goes by that."""
        kept = rules.model_dump(mode="json")
        with self._work.write() as session:
            row = session.get(VenueSetting, SETTING)
            if row is None:
                session.add(VenueSetting(key=SETTING, value=kept))
            elif row.value != kept:
                row.value = kept
        return session.outcome(None, said=_("Rules kept"), undo_label=_("change how long things are kept"))

    @needs(Right.ERASE)
    def dry_run(self) -> RetentionPlan:
        """What would go now, and what stays although a rule would take it, with the reason."""
        with self._work.read() as session:
            return self._plan(session)

    @needs(Right.ERASE)
    def due_kinds(self, cancellation: Cancellation | None = None) -> tuple[Kept, ...]:
        """Of what the rules would take something now: enough to remind somebody, and no more is looked at."""
        with self._work.read(cancellation) as session:
            return tuple(
                kind
                for kind, months in read_rules(session).months.items()
                if any(one.blocked is None for one in self._due(session, kind, months))
            )

    @needs(Right.ERASE, again=True)
    def apply(self, seen: RetentionPlan) -> Outcome[Applied]:
        """Take what ``seen`` says would go, in one batch, after a backup; nothing of it can be undone.

        Raises Conflict when something else would go by now: it must be seen first.
        """
        work = self._work.held()
        work.keep_backup(Why.ERASURE)
        with work.write() as session:
            going = self._plan(session).going
            if {(one.kind, one.row_id) for one in going} - {(one.kind, one.row_id) for one in seen.going}:
                raise Conflict(
                    _("More would go by now than was shown."),
                    kept=_("Nothing was erased."),
                    to_do=_("Look at the list again."),
                )
            self._take(session, going)
        forget_plain_files(work)
        counts = Counter(one.kind for one in going)
        return session.outcome(Applied(dict(counts), cleaned=self._clean()), said=_("Erased by the rules"))

    def _plan(self, session: Session) -> RetentionPlan:
        found: list[Due] = []
        for kind, months in read_rules(session).months.items():
            found += self._due(session, kind, months)
        return RetentionPlan(tuple(found))

    def _due(self, session: Session, kind: Kept, months: int) -> Iterator[Due]:
        before = months_before(self._work.today(), months)
        return due_rows(session, kind, before=before, zone=self._work.venue.zone)

    def _take(self, session: WriteSession, going: tuple[Due, ...]) -> None:
        work, audit = self._work, self._work.database.audit
        by_kind: dict[Kept, list[int]] = {kind: [] for kind in Kept}
        for one in going:
            by_kind[one.kind].append(one.row_id)
        entries: set[int] = set()
        for kind, table in _TABLES.items():
            entries |= entries_about(session, table, ids=by_kind[kind])
        drop_words(session, "survey_answer", ids=by_kind[Kept.COMMENTS])
        drop_words(session, "recovery_case", ids=by_kind[Kept.CASES])
        drop_rows(session, "preference", ids=by_kind[Kept.HEALTH])
        entries |= entries_about(session, "incident", ids=forget_events(session))
        drop_details(session, audit, entries=entries | set(by_kind[Kept.LOG]), why=Reason.RETENTION)
        erased: list[int] = []
        for customer_id in by_kind[Kept.PEOPLE]:
            cards = cards_of(session.connection(), customer_id)
            erase_person(session, cards, audit=audit, at=work.now(), reason=Reason.RETENTION)
            erased += cards
        write_into_book(session, work, cards=erased)

    def _clean(self) -> bool:
        try:
            clean_file(self._work.database.engine)
        except Locked:
            return False
        return True


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    month = day.year * 12 + day.month - 1 - months
    year, month = divmod(month, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 27))


def read_rules(session: Session) -> RetentionRules:
    """The rules as they are kept; none when nobody has made any."""
    kept = session.scalar(select(VenueSetting.value).where(VenueSetting.key == SETTING))
    return RetentionRules() if kept is None else RetentionRules.model_validate(kept)
