"""From entries to the rows that are shown, with a few statements for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats
from app.occasions.entries import DONE, Entry
from app.occasions.near_visits import KnownVisit, nearest, visits_of
from app.occasions.queries.people import Along, companions_of, names_of, occasions_of, open_cases_of
from app.occasions.schemas import MISSED_DAYS, AgendaRow, MomentKey
from app.occasions.words.kinds import milestone_words, relation_words
from app.venue.queries import staff_names

_LEAP = (2, 29)
_WITHOUT_YEARS = (Repeats.ONCE, Repeats.KEEP_IN_TOUCH)


@dataclass(frozen=True)
class Known:
    """What was read of the people and dates behind some entries."""

    today: date
    names: Mapping[int, str]
    occasions: Mapping[int, Any]
    companions: Mapping[int, Along]
    visits: Mapping[int, Sequence[KnownVisit]]
    cases: Mapping[int, int]
    staff: Mapping[int | None, str]


def rows_of(
    session: Session, entries: Sequence[Entry], *, today: date, staff_id: int | None
) -> list[AgendaRow]:
    """The rows of these entries, in their order."""
    if not entries:
        return []
    occasions = occasions_of(session, _ids(entry.occasion_id for entry in entries))
    along = _ids(entry.companion_id for entry in entries) | _ids(
        occasion.companion_id for occasion in occasions.values()
    )
    customers = {entry.customer_id for entry in entries}
    days = [entry.on for entry in entries]
    known = Known(
        today=today,
        names=names_of(session, customers),
        occasions=occasions,
        companions=companions_of(session, along),
        visits=visits_of(session, customers, first=min(days), last=max(days), today=today),
        cases=open_cases_of(session, customers, staff_id=staff_id),
        staff=staff_names(session),
    )
    return [row_of(entry, known) for entry in entries]


def row_of(entry: Entry, known: Known) -> AgendaRow:
    """One row."""
    occasion = known.occasions.get(entry.occasion_id) if entry.occasion_id is not None else None
    companion_id = occasion.companion_id if occasion is not None else entry.companion_id
    along = known.companions.get(companion_id) if companion_id is not None else None
    customer, moment = known.names.get(entry.customer_id, ""), entry.moment
    repeats = Repeats(occasion.repeats) if occasion is not None else None
    anchor = _anchor(occasion)
    visits = known.visits.get(entry.customer_id, ())
    return AgendaRow(
        key=_key(entry, companion_id),
        on=entry.on,
        customer_id=entry.customer_id,
        customer=customer,
        person=along.name if along is not None else customer,
        kind=entry.kind,
        relation=_relation(along, entry.customer_id),
        also_of=_others(along, entry.customer_id),
        own_kind=occasion.own_kind if occasion is not None else "",
        label=occasion.label if occasion is not None else "",
        anchor=anchor,
        repeats=repeats,
        years=_years(anchor, repeats, entry),
        milestone_words=_milestone(entry),
        observed_on_other_day=_is_other_day(anchor, repeats, entry.on),
        missed=is_missed(entry, known.today),
        moment_id=moment.id if moment is not None else None,
        state=entry.state,
        title=moment.title if moment is not None else "",
        celebrate_on=moment.celebrate_on if moment is not None else None,
        owner_id=moment.owner_id if moment is not None else None,
        owner=known.staff.get(moment.owner_id, "") if moment is not None else "",
        department_id=moment.department_id if moment is not None else None,
        visit=nearest(visits, entry.on, today=known.today, visit_id=entry.visit_id),
        open_case_id=known.cases.get(entry.customer_id),
    )


def is_missed(entry: Entry, today: date) -> bool:
    """Whether the day went by within the last days and nobody did anything, or said why not."""
    went_by = today - timedelta(days=MISSED_DAYS) <= entry.on < today
    return went_by and entry.state not in DONE


def _ids(found: Iterable[int | None]) -> set[int]:
    return {each for each in found if each is not None}


def _key(entry: Entry, companion_id: int | None) -> MomentKey:
    moment = entry.moment
    is_surprise = entry.occasion_id is None and entry.milestone is None
    return MomentKey(
        customer_id=entry.customer_id,
        occurs_on=moment.occurs_on if is_surprise and moment is not None else entry.on,
        occasion_id=entry.occasion_id,
        milestone=entry.milestone,
        milestone_number=entry.number,
        companion_id=companion_id,
        visit_id=entry.visit_id,
        moment_id=moment.id if moment is not None else None,
    )


def _anchor(occasion: Any) -> PartialDate | None:
    if occasion is None:
        return None
    return PartialDate.of(occasion.month, occasion.day, year=occasion.year)


def _years(anchor: PartialDate | None, repeats: Repeats | None, entry: Entry) -> int | None:
    if anchor is None:
        return entry.number if entry.milestone == "years" else None
    if anchor.year is None or repeats in _WITHOUT_YEARS or entry.on.year < anchor.year:
        return None
    return entry.on.year - anchor.year


def _is_other_day(anchor: PartialDate | None, repeats: Repeats | None, on: date) -> bool:
    is_leap_day = anchor is not None and (anchor.month, anchor.day) == _LEAP
    return is_leap_day and repeats is Repeats.YEARLY and (on.month, on.day) != _LEAP


def _milestone(entry: Entry) -> str:
    return "" if entry.milestone is None else milestone_words(entry.milestone, entry.number, tier=entry.tier)


def _relation(along: Along | None, customer_id: int) -> str:
    if along is None:
        return ""
    return along.relations.get(customer_id, "") or relation_words(along.kind)


def _others(along: Along | None, customer_id: int) -> tuple[str, ...]:
    if along is None:
        return ()
    return tuple(name for parent, name in along.parents.items() if parent != customer_id)
