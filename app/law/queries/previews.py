"""What an erasing would take, and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, String, func, or_, select

from app.law.holdings import HOLDINGS, Fate
from app.law.queries.person_rows import TABLES, Found
from app.law.schemas.erasing import Blocking, Counted
from app.model.case import CaseState
from app.model.codes import VisitStatus

_WORDED = (
    "clue companion given_gesture incident moment moment_task preference promise recovery_case case_entry "
    "survey_answer theme_action touchpoint visit customer annotation"
).split()


def counted(found: Found, fate: Fate) -> tuple[Counted, ...]:
    """How many rows meet this fate, table by table."""
    rows = ((name, len(found.of(name))) for name, holding in HOLDINGS.items() if holding.fate is fate)
    return tuple(Counted(name, count) for name, count in rows if count)


def blocking(connection: Connection, found: Found) -> tuple[Counted, ...]:
    """What is still going on."""
    case, visit = TABLES["recovery_case"].c, TABLES["visit"].c
    cases = select(func.count()).where(
        case.customer_id.in_(found.cards), case.state == CaseState.OPEN, case.removed_at.is_(None)
    )
    visits = select(func.count()).where(
        visit.customer_id.in_(found.cards), visit.status.in_((VisitStatus.BOOKED, VisitStatus.HERE))
    )
    told = ((Blocking.CASE, cases), (Blocking.VISIT, visits))
    found_ones = (Counted(name, connection.scalar(wanted) or 0) for name, wanted in told)
    return tuple(one for one in found_ones if one.count)


def named_elsewhere(connection: Connection, *, names: Iterable[str], found: Found) -> tuple[Counted, ...]:
    """Where words about others name them: those are the others' and stay, unless somebody rewords them."""
    wanted = [name for name in names if len(name) > 3]
    return tuple(
        Counted(table, count) for table in _WORDED if (count := _naming(connection, table, wanted, found))
    )


def _naming(connection: Connection, name: str, names: list[str], found: Found) -> int:
    table = TABLES[name]
    texts = [column for column in table.c if isinstance(column.type, String) and column.type.length is None]
    clauses = [column.contains(one, autoescape=True) for column in texts for one in names]
    if not clauses:
        return 0
    mine = set(found.of(name))
    return sum(one not in mine for one in connection.scalars(select(table.c.id).where(or_(*clauses))))
