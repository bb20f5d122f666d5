"""Reading the timeline of a card, and who changed what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.audit import hiding
from app.audit.names import NAMED_BY, NamesOfIds
from app.audit.queries.names import companions_behind
from app.audit.queries.needs import hidden_needs
from app.audit.schemas import AuditPage
from app.audit.words.changes import ChangeWords
from app.case_log.access import viewer
from app.consents.limits import kept_only_among, may_read, restricted_among, restricted_words
from app.core.acting import Desk, needs
from app.core.cancelling import Cancellation
from app.core.clock import local_now
from app.core.rights import Right
from app.core.text_folding import fold
from app.customers.hiding import entry_for
from app.customers.queries.cases import gestures_given
from app.customers.queries.changes import list_entries, names_of_rows
from app.customers.queries.moments import gestures_of_moments
from app.customers.queries.timeline import timeline_keys
from app.customers.queries.timeline_rows import names_of_ids, rows_behind
from app.customers.schemas.history import HistoryCursor, HistoryEntry, HistoryKind, HistoryPage
from app.customers.words.history import HistoryWords
from app.model.audit_entry import AuditEntry
from app.venue.workplace import Workplace

SEARCHED_AT_ONCE = 200


class HistoryService:
    """Gives the timeline page by page, without an end."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_history(
        self,
        customer_id: int,
        *,
        kinds: Collection[HistoryKind] = (),
        text: str = "",
        cursor: HistoryCursor | None = None,
        limit: int = 50,
        cancellation: Cancellation | None = None,
    ) -> HistoryPage:
        """The next entries after ``cursor``, the newest first.

        Only those of ``kinds`` (none given: all) whose words hold every word of ``text``, whatever
        their case and accents.
        """
        if self._keeps_quiet(customer_id):
            return HistoryPage((), None)
        wanted = frozenset(kinds) or frozenset(HistoryKind)
        needles = fold(text).split()
        found: list[tuple[HistoryCursor, HistoryEntry]] = []
        size = SEARCHED_AT_ONCE if needles else limit + 1
        with self._work.read(cancellation) as session:
            names, kept_only = self._names(session, customer_id)
            words = HistoryWords(self._work.wording, names)
            looks = viewer(session, self._work.staff_id)
            while len(found) <= limit:
                if cancellation is not None:
                    cancellation.raise_if_cancelled()
                keys = timeline_keys(
                    session,
                    customer_id,
                    kinds=wanted,
                    cursor=cursor,
                    limit=size,
                    minutes=self._minutes_ahead(),
                    viewer=looks,
                )
                worded = _worded(session, keys, words, desk=self._work.desk, kept_only=kept_only)
                found += [(key, entry) for key, entry in worded if _holds(entry, needles)]
                if len(keys) < size:
                    break
                cursor = keys[-1]
        more = len(found) > limit
        page = found[:limit]
        return HistoryPage(tuple(entry for _, entry in page), page[-1][0] if more and page else None)

    @needs(Right.LOOK)
    def list_changes(
        self,
        customer_id: int,
        *,
        before: int | None = None,
        limit: int = 50,
        cancellation: Cancellation | None = None,
    ) -> AuditPage:
        """Who changed what, the newest first, older than the change ``before``."""
        if self._keeps_quiet(customer_id):
            return AuditPage((), None)
        with self._work.read(cancellation) as session:
            looks = viewer(session, self._work.staff_id)
            entries = list_entries(session, customer_id, before=before, limit=limit + 1, viewer=looks)
            names_known, kept_only = self._names(session, customer_id)
            shown = _not_about(session, entries[:limit], kept_only)
            words = ChangeWords(self._work.wording, names_known)
            names = names_of_rows(session, shown, named_by=NAMED_BY)
            desk, unread = self._work.desk, hidden_needs(session, shown)
            rows = tuple(
                words.row(
                    hiding.entry_for(desk, entry, unread=unread),
                    name=_name(desk, entry, names.get((entry.kind, entry.row_id or 0)), unread=unread),
                )
                for entry in shown
            )
        return AuditPage(rows, entries[limit - 1].id if len(entries) > limit else None)

    def _keeps_quiet(self, customer_id: int) -> bool:
        """Whether the data are restricted, and whoever looks may not read them."""
        with self._work.read() as session:
            return not may_read(session, customer_id, desk=self._work.desk)

    def _names(self, session: Session, customer_id: int) -> tuple[NamesOfIds, frozenset[int]]:
        """The names that may be told, and who comes along and is not told of."""
        names = names_of_ids(session, customer_id)
        if self._work.desk.may(Right.ERASE):
            return names, frozenset()
        kept_only, customers = (
            kept_only_among(session, names.companions),
            restricted_among(session, names.customers),
        )
        return (
            replace(
                names,
                companions={**names.companions, **dict.fromkeys(kept_only, restricted_words())},
                customers={**names.customers, **dict.fromkeys(customers, restricted_words())},
            ),
            kept_only,
        )

    def _minutes_ahead(self) -> int:
        ahead = local_now(self._work.clock, self._work.venue.zone).utcoffset() or timedelta()
        return int(ahead.total_seconds() // 60)


def _worded(
    session: Session,
    keys: list[HistoryCursor],
    words: HistoryWords,
    *,
    desk: Desk,
    kept_only: frozenset[int],
) -> list[tuple[HistoryCursor, HistoryEntry]]:
    rows = rows_behind(session, keys)
    untold = _untold(session, rows, desk=desk, kept_only=kept_only)
    changes = [row for (kind, _), row in rows.items() if kind is HistoryKind.CHANGE]
    names = names_of_rows(session, changes, named_by=NAMED_BY)
    unread = hidden_needs(session, changes)
    given = gestures_given(session, [row_id for kind, row_id in rows if kind is HistoryKind.CASE])
    moments = gestures_of_moments(session, [row_id for kind, row_id in rows if kind is HistoryKind.MOMENT])
    entries = []
    for key in keys:
        if (key.kind, key.source_id) in untold:
            continue
        row = rows[key.kind, key.source_id]
        if key.kind is HistoryKind.CASE:
            entry = words.case(row, gestures=given.get(row.id, ()))
        elif key.kind is HistoryKind.MOMENT:
            entry = words.moment(row, gestures=moments.get(row.id, ()))
        else:
            entry = _entry(key.kind, row, words, names=names, desk=desk, unread=unread)
        entries.append((key, entry))
    return entries


def _untold(
    session: Session, rows: Mapping[tuple[HistoryKind, int], Any], *, desk: Desk, kept_only: frozenset[int]
) -> set[tuple[HistoryKind, int]]:
    """Which of the rows are about others whose data are restricted, and are not for this desk."""
    changes = [row for (kind, _), row in rows.items() if kind is HistoryKind.CHANGE]
    told = {row.id for row in _not_about(session, changes, kept_only)}
    planned_for = {row.customer_id for (kind, _), row in rows.items() if kind is HistoryKind.MOMENT}
    quiet = frozenset() if desk.may(Right.ERASE) else restricted_among(session, planned_for)
    return {
        (kind, row.id)
        for (kind, _), row in rows.items()
        if getattr(row, "companion_id", None) in kept_only
        or (kind is HistoryKind.CHANGE and row.id not in told)
        or (kind is HistoryKind.MOMENT and row.customer_id in quiet)
    }


def _not_about(session: Session, entries: list[Any], companion_ids: frozenset[int]) -> list[Any]:
    """The changes without those of what is about these companions."""
    about = companions_behind(session, entries) if companion_ids else {}
    return [entry for entry in entries if companion_ids.isdisjoint(about.get(entry.id, ()))]


def _entry(
    kind: HistoryKind,
    row: Any,
    words: HistoryWords,
    *,
    names: Mapping[tuple[str, int], Any],
    desk: Desk,
    unread: Collection[int],
) -> HistoryEntry:
    if kind is HistoryKind.CHANGE:
        name = _name(desk, row, names.get((row.kind, row.row_id)), unread=unread)
        return words.entry(kind, hiding.entry_for(desk, row, unread=unread), name=name)
    entry = words.entry(kind, row, name=None)
    return entry_for(desk, entry, must_kind=getattr(row, "must_kind", None))


def _name(desk: Desk, entry: AuditEntry, name: Any, *, unread: Collection[int]) -> Any:
    return hiding.name_for(desk, entry, column=NAMED_BY.get(entry.kind, ""), name=name, unread=unread)


def _holds(entry: HistoryEntry, needles: list[str]) -> bool:
    if not needles:
        return True
    haystack = fold(f"{entry.title}{entry.title_rest} {entry.text}")
    return all(needle in haystack for needle in needles)
