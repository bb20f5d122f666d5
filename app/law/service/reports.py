"""The record of what is kept of people, and the list of whom somebody touched."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.audit.queries.names import customer_names
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.rights import ROLE_RIGHTS, Right
from app.core.words import gettext as _
from app.core.words import ngettext
from app.law.processing import ProcessedKind, processed_kinds
from app.law.queries.person_rows import TABLES
from app.law.schemas.reports import Processed, Touched
from app.law.schemas.retention import RetentionRules
from app.law.service.retention import read_rules
from app.model.audit_entry import AuditAction, AuditEntry
from app.venue.queries import staff_names
from app.venue.roles import rights_here
from app.venue.workplace import Workplace


class LawReports:
    """Reads both; each may take its time on a lane."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.ERASE)
    def record_of_processing(self, cancellation: Cancellation | None = None) -> tuple[Processed, ...]:
        """What is kept, why, on what ground, how long, and who sees it."""
        with self._work.read(cancellation) as session:
            rules = read_rules(session)
            return tuple(self._processed(session, kind, rules) for kind in processed_kinds())

    @needs(Right.AUDIT, again=True)
    def touched_between(
        self, since: datetime, until: datetime, *, cancellation: Cancellation | None = None
    ) -> tuple[Touched, ...]:
        """Everybody about whom something was read or written in this time, those most touched first."""
        with self._work.read(cancellation) as session:
            return _touched(session, since, until)

    def _processed(self, session: Session, kind: ProcessedKind, rules: RetentionRules) -> Processed:
        count = sum(
            session.scalar(select(func.count()).select_from(TABLES[name])) or 0 for name in kind.tables
        )
        months = rules.months.get(kind.rule) if kind.rule is not None else None
        return Processed(
            what=kind.what,
            why=kind.why,
            ground=kind.ground,
            how_long=_how_long(months),
            who=self._who(session, kind.right),
            count=count,
        )

    def _who(self, session: Session, right: Right) -> str:
        roles = {"desk": _("Desk"), "host": _("Host"), "manager": _("Manager"), "owner": _("Owner")}
        return ", ".join(roles[role] for role in ROLE_RIGHTS if right in rights_here(session, role))


def _how_long(months: int | None) -> str:
    if months is None:
        return _("Until the person is erased")
    return ngettext("{count} month", "{count} months", months).format(count=months)


def _touched(session: Session, since: datetime, until: datetime) -> tuple[Touched, ...]:
    wanted = (
        select(AuditEntry.customer_id, AuditEntry.staff_id, AuditEntry.action, func.count())
        .add_columns(func.min(AuditEntry.at), func.max(AuditEntry.at))
        .where(AuditEntry.customer_id.is_not(None), AuditEntry.at >= since, AuditEntry.at <= until)
        .group_by(AuditEntry.customer_id, AuditEntry.staff_id, AuditEntry.action)
    )
    found: defaultdict[int, list[tuple[int | None, str, int, datetime, datetime]]] = defaultdict(list)
    for customer_id, *rest in session.execute(wanted):
        found[customer_id].append((rest[0], rest[1], rest[2], rest[3], rest[4]))
    names, staff = customer_names(session, found), staff_names(session)
    people = [
        Touched(
            customer_id=customer_id,
            name=names.get(customer_id, ""),
            read=sum(count for _who, action, count, _a, _b in parts if action == AuditAction.READ),
            written=sum(count for _who, action, count, _a, _b in parts if action != AuditAction.READ),
            first_at=min(first for *_rest, first, _last in parts),
            last_at=max(last for *_rest, last in parts),
            staff=tuple(sorted({name for who, *_rest in parts if (name := staff.get(who, ""))})),
        )
        for customer_id, parts in found.items()
    ]
    return tuple(sorted(people, key=lambda one: (-one.read - one.written, one.customer_id)))
