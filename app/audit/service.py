"""Reading the log of the whole venue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.audit.hiding import entry_for, name_for
from app.audit.names import ALL_NAMED_BY
from app.audit.queries.log import entries_of, list_ids
from app.audit.queries.names import (
    companions_behind,
    customer_names,
    names_for,
    names_of_rows,
    people_behind,
)
from app.audit.queries.needs import hidden_needs
from app.audit.schemas import LogEnd, LogFilter, LogPage, LogRow, NamedStaff
from app.audit.words.changes import ChangeWords
from app.consents.limits import kept_only_among, restricted_among, restricted_words
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.rights import Right
from app.model.audit_entry import AuditEntry
from app.storage.audit_chain.checking import anchor
from app.venue.queries import staff_names
from app.venue.workplace import Workplace

_OF_CASES = frozenset({"recovery_case", "case_step", "case_entry", "given_gesture"})
_AT_ONCE = 500


class LogService:
    """Gives the log page by page, without an end; what a reader may not see elsewhere is hidden here too.

    Of somebody whose data are restricted it tells that something was done, by whom and when, and nothing else.
    """

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.AUDIT)
    def list_log(
        self,
        wanted: LogFilter,
        *,
        before: int | None = None,
        limit: int = 100,
        cancellation: Cancellation | None = None,
    ) -> LogPage:
        """The newest entries that ``wanted`` leaves in, older than the entry ``before``."""
        with self._work.read(cancellation) as session:
            ids = self._ids(session, wanted, before=before, limit=limit + 1)
            rows = self._rows(session, ids[:limit])
        return LogPage(rows, ids[limit - 1] if len(ids) > limit else None)

    @needs(Right.AUDIT)
    def list_everybody(self, *, cancellation: Cancellation | None = None) -> tuple[NamedStaff, ...]:
        """Everybody who works here or did, by name."""
        with self._work.read(cancellation) as session:
            names = {row_id: name for row_id, name in staff_names(session).items() if row_id}
        return tuple(NamedStaff(*one) for one in sorted(names.items(), key=lambda one: one[1].casefold()))

    @needs(Right.LOOK)
    def end(self, *, cancellation: Cancellation | None = None) -> LogEnd:
        """How many entries there are and where their chain ends, for what is printed."""
        with self._work.read(cancellation) as session:
            now = anchor(session.connection())
        return LogEnd(now.count, now.chain)

    @needs(Right.AUDIT, again=True)
    def every_row(
        self, wanted: LogFilter, *, cancellation: Cancellation | None = None
    ) -> Iterator[tuple[LogRow, ...]]:
        """All that ``wanted`` leaves in, the newest first, a few hundred at a time, to be taken out of the program."""
        return self._every_row(wanted, cancellation)

    def _every_row(
        self, wanted: LogFilter, cancellation: Cancellation | None
    ) -> Iterator[tuple[LogRow, ...]]:
        before: int | None = None
        while True:
            if cancellation is not None:
                cancellation.raise_if_cancelled()
            with self._work.read(cancellation) as session:
                ids = self._ids(session, wanted, before=before, limit=_AT_ONCE)
                rows = self._rows(session, ids)
            if rows:
                yield rows
            if len(ids) < _AT_ONCE:
                return
            before = ids[-1]

    def _ids(self, session: Session, wanted: LogFilter, *, before: int | None, limit: int) -> list[int]:
        since, until = wanted.days.since, wanted.days.until
        zone = ZoneInfo(self._work.venue.zone)
        return list_ids(
            session,
            wanted,
            since=datetime.combine(since, time(), zone) if since else None,
            before_instant=datetime.combine(until + timedelta(days=1), time(), zone) if until else None,
            before=before,
            limit=limit,
        )

    def _rows(self, session: Session, ids: Sequence[int]) -> tuple[LogRow, ...]:
        desk = self._work.desk
        told = entries_of(session, ids)
        unread = hidden_needs(session, told)
        entries = [entry_for(desk, entry, unread=unread) for entry in told]
        hidden = frozenset() if desk.may(Right.RESTRICTED_CASES) else _OF_CASES
        known = names_for(session, entries, hidden=hidden)
        about = people_behind(session, entries)
        along = companions_behind(session, entries)
        kept_only = restricted_among(session, {*about.values(), *known.customers})
        kept_along = kept_only_among(session, frozenset().union(*along.values()))
        instead: dict[int | None, str] = dict.fromkeys(kept_only, restricted_words())
        known = replace(known, customers={**known.customers, **instead})
        words = ChangeWords(self._work.wording, known, named_by=ALL_NAMED_BY)
        names = names_of_rows(session, entries, named_by=ALL_NAMED_BY)
        people = customer_names(session, _people_in(entries)) | instead

        def named(entry: AuditEntry) -> object:
            column, name = ALL_NAMED_BY.get(entry.kind, ""), names.get((entry.kind, entry.row_id or 0))
            return name_for(desk, entry, column=column, name=name, unread=unread)

        return tuple(
            _row(
                entry,
                words=words,
                name=named(entry),
                people=people,
                is_hidden=entry.kind in hidden
                or about.get(entry.id) in kept_only
                or not kept_along.isdisjoint(along[entry.id]),
            )
            for entry in entries
        )


def _people_in(entries: Sequence[AuditEntry]) -> set[int]:
    return {entry.customer_id for entry in entries if entry.customer_id is not None}


def _row(
    entry: AuditEntry,
    *,
    words: ChangeWords,
    name: object,
    people: Mapping[int | None, str],
    is_hidden: bool,
) -> LogRow:
    told = words.row(entry, name=name) if not is_hidden else words.frame(entry)
    return LogRow(
        id=entry.id,
        at=entry.at,
        staff_name=told.staff_name,
        what=told.what,
        kind=entry.kind,
        row_id=entry.row_id or 0,
        customer_id=entry.customer_id,
        customer_name=people.get(entry.customer_id, ""),
        changes=told.changes,
        erased=entry.details is None,
        hidden=is_hidden,
    )
