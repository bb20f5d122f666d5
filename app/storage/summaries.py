"""What the visits of each customer add up to, kept in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    BindParameter,
    Connection,
    Row,
    Select,
    Table,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from app.core.collecting import collection_paused
from app.core.progress import Progress, no_progress
from app.model.codes import VisitStatus
from app.model.customer import Customer, CustomerSummary
from app.model.venue import Venue
from app.model.visit import Visit
from app.storage.chunks import chunks
from app.storage.rank_keys import FreeKeys, candidate_keys, is_candidate
from app.storage.recording import Recorded

_SHOWN = 20
_CUSTOMER, _SUMMARY, _VISIT, _VENUE = (
    mapped.__table__.c for mapped in (Customer, CustomerSummary, Visit, Venue)
)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)


def _sums() -> Select[Any]:
    attended = _VISIT.status.in_((VisitStatus.HERE, VisitStatus.COMPLETED))
    venue_currency = select(_VENUE.currency).limit(1).scalar_subquery()
    ours = or_(_VISIT.currency == "", _VISIT.currency == venue_currency)
    return (
        select(
            _CUSTOMER.id,
            _CUSTOMER.created_at,
            func.count(_VISIT.id).label("visits_count"),
            func.coalesce(func.sum(case((_VISIT.status == VisitStatus.COMPLETED, 1), else_=0)), 0).label(
                "visits_completed"
            ),
            func.min(case((attended, _VISIT.arrives_on))).label("first_visit_on"),
            func.max(case((attended, _VISIT.arrives_on))).label("last_visit_on"),
            func.coalesce(func.sum(case((attended & ours, _VISIT.amount_minor))), 0).label("amount_minor"),
            func.coalesce(func.sum(case((attended, 1), else_=0)), 0).label("attended"),
        )
        .join_from(Customer.__table__, Visit.__table__, _VISIT.customer_id == _CUSTOMER.id, isouter=True)
        .where(_CUSTOMER.id.in_(_IDS))
        .group_by(_CUSTOMER.id, _CUSTOMER.created_at)
        .order_by(_CUSTOMER.id)
    )


_SUMS = _sums()


class _Kept(NamedTuple):
    visits_count: int
    visits_completed: int
    first_visit_on: Any
    last_visit_on: Any
    amount_minor: int


_KEPT = select(_SUMMARY.customer_id, _SUMMARY.rank_key, *(_SUMMARY[name] for name in _Kept._fields)).where(
    _SUMMARY.customer_id.in_(_IDS)
)

NOT_SUMMARISED = frozenset(
    "alias annotation attachment case_category case_entry case_step clue companion companion_share "
    "consent contact_point customer_tag department external_id gesture given_gesture incident moment "
    "moment_task occasion own_occasion_kind playbook playbook_version preference promise "
    "recovery_case reminder saved_view survey_answer tag theme theme_action theme_telling touchpoint "
    "visit_line".split()
)
"""Tables that say nothing of visits."""


class SummaryKeeper:
    """Follows every change of a customer or a visit."""

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Summarise the customers touched; all of them when they are not known one by one."""
        if recorded.touches_none_but(NOT_SUMMARISED):
            return
        if recorded.everything and not recorded.customer_ids:
            rebuild_summaries(session.connection())
        else:
            summarise_customers(session.connection(), recorded.customer_ids)


def summarise_customers(connection: Connection, customer_ids: Iterable[int]) -> None:
    """Bring the summaries of these customers up to date; unchanged ones are not written."""
    ids = sorted(set(customer_ids))
    if not ids:
        return
    keys = FreeKeys(connection, wanted=len(ids))
    for chunk in chunks(ids):
        _summarise_chunk(connection, chunk, keys)


@collection_paused()
def rebuild_summaries(connection: Connection, progress: Progress = no_progress) -> None:
    """Make every summary anew; the order in the lookup stays where the visits are the same."""
    connection.execute(delete(CustomerSummary).where(CustomerSummary.customer_id.not_in(select(Customer.id))))
    ids = connection.scalars(select(Customer.id).order_by(Customer.id)).all()
    keys = FreeKeys(connection, wanted=len(ids))
    done = 0
    for chunk in chunks(ids):
        _summarise_chunk(connection, chunk, keys)
        done += len(chunk)
        progress(done, len(ids))


@collection_paused()
def summary_differences(connection: Connection) -> Sequence[str]:
    """One sentence for each summary that does not agree with the visits (the first few)."""
    return [sentence for sentence, _ in zip(_differences(connection), range(_SHOWN), strict=False)]


def _differences(connection: Connection) -> Iterator[str]:
    gone = select(CustomerSummary.customer_id).where(CustomerSummary.customer_id.not_in(select(Customer.id)))
    for customer_id in connection.scalars(gone):
        yield f"The summary of customer {customer_id} is left over."
    for chunk in chunks(connection.scalars(select(Customer.id).order_by(Customer.id)).all()):
        kept = _kept(connection, chunk)
        for row in connection.execute(_SUMS, {"ids": chunk}):
            had = kept.get(row.id)
            if had is None:
                yield f"Customer {row.id} has no summary."
            elif had[1] != _summed(row):
                yield f"The summary of customer {row.id} does not agree with the visits."
            elif not is_candidate(had[0], _candidates(row)):
                yield f"Customer {row.id} stands in the wrong place of the lookup's order."


def _summarise_chunk(connection: Connection, ids: list[int], keys: FreeKeys) -> None:
    kept = _kept(connection, ids)
    added, changed = [], []
    rows = connection.execute(_SUMS, {"ids": ids}).all()
    for row in rows:
        had = kept.pop(row.id, None)
        fresh = _summed(row)._asdict()
        if had is None:
            added.append({"customer_id": row.id, "rank_key": keys.take(_candidates(row)), **fresh})
            continue
        key = had[0] if is_candidate(had[0], _candidates(row)) else keys.take(_candidates(row))
        if (key, _summed(row)) != had:
            changed.append({"of_customer": row.id, "rank_key": key, **fresh})
    if kept:
        connection.execute(delete(CustomerSummary).where(CustomerSummary.customer_id.in_(kept)))
    if added:
        connection.execute(insert(CustomerSummary), added)
    if changed:
        table = cast(Table, CustomerSummary.__table__)
        connection.execute(update(table).where(table.c.customer_id == bindparam("of_customer")), changed)


def _kept(connection: Connection, ids: list[int]) -> dict[int, tuple[int, _Kept]]:
    rows = connection.execute(_KEPT, {"ids": ids})
    return {row[0]: (row[1], _Kept._make(row[2:])) for row in rows}


def _summed(row: Row[Any]) -> _Kept:
    return _Kept._make(getattr(row, name) for name in _Kept._fields)


def _candidates(row: Row[Any]) -> Iterator[int]:
    return candidate_keys(
        row.id, last_visit_on=row.last_visit_on, attended=row.attended, created_at=row.created_at
    )
