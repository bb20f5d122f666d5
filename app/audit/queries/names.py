"""What names the rows, people and things that entries are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Select, func, null, select
from sqlalchemy.orm import Session

from app.audit.names import POINTED_BY, NamesOfIds, points_to
from app.model.attachment import Attachment
from app.model.audit_entry import AuditEntry
from app.model.base import Base
from app.model.case import Case
from app.model.companion import Companion
from app.model.customer import Customer
from app.model.gesture import GivenGesture
from app.model.moment import Moment
from app.model.occasion import OwnOccasionKind
from app.model.preference import PreferenceGroup
from app.model.promise import Promise
from app.model.tag import Tag
from app.model.touchpoint import JourneyStage
from app.storage.chunks import chunks
from app.venue.queries import staff_names


def names_of_rows(
    session: Session, entries: Iterable[AuditEntry], *, named_by: Mapping[str, str]
) -> dict[tuple[str, int], Any]:
    """What names each row today, for entries that do not tell it; ``named_by`` says which column does."""
    ids: dict[str, set[int]] = {}
    for entry in entries:
        column = named_by.get(entry.kind)
        if column is not None and entry.row_id and column not in (entry.details or ()):
            ids.setdefault(entry.kind, set()).add(entry.row_id)
    found: dict[tuple[str, int], Any] = {}
    for kind, wanted in ids.items():
        table = Base.metadata.tables[kind]
        if "id" not in table.c:
            continue
        rows = session.execute(select(table.c.id, table.c[named_by[kind]]).where(table.c.id.in_(wanted)))
        for row_id, name in rows:
            found[kind, row_id] = name.isoformat() if hasattr(name, "isoformat") else name
    return found


def names_for(
    session: Session, entries: Collection[AuditEntry], *, hidden: Collection[str] = ()
) -> NamesOfIds:
    """The names behind the ids that these entries carry, whoever they are about; not of rows of ``hidden`` tables."""
    companions = _told(entries, "companion_id")
    companions |= {entry.row_id for entry in entries if entry.kind == "companion_share" and entry.row_id}
    return NamesOfIds(
        staff=staff_names(session),
        stages=_all(session, JourneyStage),
        groups=_all(session, PreferenceGroup),
        tags=_all(session, Tag),
        companions=_some(session, Companion, companions),
        own_kinds=_all(session, OwnOccasionKind),
        customers=customer_names(session, _told(entries, "referred_by_id")),
        rows=_rows_pointed_to(session, entries, hidden),
    )


_NAMED_APART = frozenset(
    "staff customer companion tag journey_stage preference_group own_occasion_kind".split()
)
"""Tables whose names are looked up by themselves."""


def _rows_pointed_to(
    session: Session, entries: Iterable[AuditEntry], hidden: Collection[str]
) -> dict[tuple[str, int], Any]:
    """What names every other row that these entries point to."""
    wanted: dict[str, set[int]] = {}
    for entry in entries:
        for table, row_id in _pointing(entry):
            if table in POINTED_BY and table not in hidden:
                wanted.setdefault(table, set()).add(row_id)
    found: dict[tuple[str, int], Any] = {}
    for table, ids in wanted.items():
        columns = Base.metadata.tables[table].c
        for some in chunks(sorted(ids)):
            rows = session.execute(select(columns.id, columns[POINTED_BY[table]]).where(columns.id.in_(some)))
            found.update(((table, row_id), name) for row_id, name in rows)
    return found


def _pointing(entry: AuditEntry) -> Iterator[tuple[str, int]]:
    """The tables and ids of the rows that one entry points to, before or after."""
    for column, sides in (entry.details if isinstance(entry.details, dict) else {}).items():
        told = [side for side in sides if side is not None] if isinstance(sides, list) else []
        if (entry.kind, column) == ("playbook_version", "definition"):
            gestures = [one for side in told for one in side.get("gesture_ids") or ()]
            yield from (("gesture", one) for one in gestures)
        target = points_to(entry.kind, column)
        if target is not None and target not in _NAMED_APART:
            yield from ((target, side) for side in told if isinstance(side, int))


def _told(entries: Iterable[AuditEntry], column: str) -> set[int]:
    """The numbers that stand in one column, before or after."""
    return {
        side
        for entry in entries
        if isinstance(entry.details, dict)
        for side in entry.details.get(column) or ()
        if isinstance(side, int)
    }


def customer_names(session: Session, ids: Collection[int]) -> dict[int | None, str]:
    """The names of these customers; who was erased has none."""
    found: dict[int | None, str] = {}
    for some in chunks(sorted(ids)):
        wanted = select(Customer.id, Customer.display_name).where(Customer.id.in_(some))
        found.update((row_id, name) for row_id, name in session.execute(wanted))
    return found


def people_behind(session: Session, entries: Iterable[AuditEntry]) -> dict[int, int]:
    """Whom each entry is about, by its number; of rows that stand on nobody's card, whose case or moment it is."""
    found: dict[int, int] = {}
    elsewhere: dict[str, dict[int, list[int]]] = {}
    for entry in entries:
        if entry.customer_id is not None:
            found[entry.id] = entry.customer_id
        elif entry.row_id:
            elsewhere.setdefault(entry.kind, {}).setdefault(entry.row_id, []).append(entry.id)
    for kind, rows in elsewhere.items():
        if kind not in _PARTS:
            continue
        for row in session.execute(_owners(kind, rows)):
            found.update(dict.fromkeys(rows[row.id], row.customer_id))
    return found


def companions_behind(session: Session, entries: Iterable[AuditEntry]) -> dict[int, frozenset[int]]:
    """Who comes along and each entry is about, by its number; told by the entry, else by the row as it is."""
    found: dict[int, set[int]] = {}
    rows: dict[str, dict[int, list[int]]] = {}
    for entry in entries:
        told = _told([entry], "companion_id")
        if entry.kind == Companion.__tablename__ and entry.row_id:
            told.add(entry.row_id)
        found[entry.id] = told
        if entry.kind in _OF_COMPANIONS and entry.row_id:
            rows.setdefault(entry.kind, {}).setdefault(entry.row_id, []).append(entry.id)
    for kind, ids in rows.items():
        table = Base.metadata.tables[kind].c
        for some in chunks(sorted(ids)):
            wanted = select(table.id, table.companion_id).where(
                table.id.in_(some), table.companion_id.is_not(None)
            )
            for row_id, companion_id in session.execute(wanted):
                for entry_id in ids[row_id]:
                    found[entry_id].add(companion_id)
    return {entry_id: frozenset(ids) for entry_id, ids in found.items()}


_OF_COMPANIONS = frozenset("companion_share moment occasion preference".split())
"""What may be about somebody who comes along."""

_PARTS = {"attachment": Attachment, "promise": Promise, "given_gesture": GivenGesture}
"""What may belong to a case or a moment alone."""


def _owners(kind: str, ids: Collection[int]) -> Select[Any]:
    part = _PARTS[kind].__table__.c
    moment_id = part.get("moment_id", null())
    whose = func.coalesce(Case.customer_id, Moment.customer_id)
    return (
        select(part.id, whose.label("customer_id"))
        .join_from(_PARTS[kind], Case, Case.id == part.case_id, isouter=True)
        .join(Moment, Moment.id == moment_id, isouter=True)
        .where(part.id.in_(ids), whose.is_not(None))
    )


def _all(session: Session, mapped: Any) -> dict[int | None, str]:
    return {row.id: row.name for row in session.execute(select(mapped.id, mapped.name))}


def _some(session: Session, mapped: Any, ids: Collection[int]) -> dict[int | None, str]:
    wanted = select(mapped.id, mapped.name).where(mapped.id.in_(ids))
    return {row.id: row.name for row in session.execute(wanted)} if ids else {}
