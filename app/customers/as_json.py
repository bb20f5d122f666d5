"""A card as the command line writes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.cases.schemas.rows import CaseRow
from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats
from app.customers.schemas.card import Card
from app.customers.schemas.history import HistoryEntry
from app.customers.schemas.knowledge import CompanionRow, PreferenceRow
from app.customers.schemas.person import CardRow, VisitTotals
from app.customers.schemas.referrals import KnownRow
from app.model.contact_point import ContactKind
from app.occasions.rows import OccasionRow
from app.promises.schemas import PromiseRow


def card_as_json(
    card: Card, *, history: Iterable[HistoryEntry], say: Iterable[tuple[str, str]], zone: str
) -> dict[str, Any]:
    """One JSON document; ``say`` are (text, source), instants carry the offset of ``zone``."""
    head = card.head
    clock = ZoneInfo(zone)
    return {
        "id": head.id,
        "name": head.display_name,
        "preferred_name": head.preferred_name,
        "aliases": [alias.name for alias in head.aliases],
        "emails": _contacts(head, ContactKind.EMAIL),
        "phones": _contacts(head, ContactKind.PHONE),
        "birthday": _partial(head.birthday),
        "languages": list(head.languages),
        "tags": [tag.name for tag in head.tags],
        "preferences": [_preference(row) for group in card.groups for row in group.preferences],
        "companions": [_companion(row) for row in card.companions],
        "occasions": [_occasion(row) for row in card.occasions],
        "visits": _visits(head.totals),
        "recommended_by": _known(card.referrals.by) if card.referrals.by else None,
        "heard_from": card.referrals.heard_from,
        "recommended": [_known(row) for row in card.referrals.brought],
        "promises": [_promise(row, clock) for row in card.promises],
        "cases": [_case(row, clock) for row in card.cases],
        "history": [_entry(entry, clock) for entry in history],
        "say": [{"text": text, "source": source} for text, source in say],
    }


def _contacts(head: CardRow, kind: ContactKind) -> list[str]:
    return [contact.value for contact in head.contacts if contact.kind is kind]


def _partial(on: PartialDate | None) -> dict[str, int | None] | None:
    return None if on is None else {"day": on.day, "month": on.month, "year": on.year}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _preference(row: PreferenceRow) -> dict[str, Any]:
    return {
        "group": row.group_name,
        "text": row.text,
        "detail": row.detail,
        "strength": row.strength.value,
        "must_kind": row.must_kind.value if row.must_kind else None,
        "evidence": row.evidence.value,
        "last_confirmed_on": _day(row.last_confirmed_on),
        "companion": row.companion_name or None,
    }


def _companion(row: CompanionRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "kind": row.kind.value,
        "relation": row.relation,
        "note": row.note,
        "also_with": [other.name for other in row.also_with],
        "deceased": row.deceased_at is not None,
        "occasions": [_occasion(occasion) for occasion in row.occasions],
    }


def _occasion(row: OccasionRow) -> dict[str, Any]:
    """A date with its rule: ``nth`` and ``weekday`` as it is stored, or every so many units."""
    keeps_in_touch = row.repeats is Repeats.KEEP_IN_TOUCH
    return {
        "kind": row.kind.value,
        "own_kind": row.own_kind or None,
        "label": row.label,
        "person": row.companion_name or None,
        "day": row.on.day,
        "month": row.on.month,
        "year": row.on.year,
        "repeats": row.repeats.value,
        "nth": row.nth,
        "weekday": row.weekday,
        "every": row.every,
        "unit": row.unit.value if keeps_in_touch else None,
        "next_on": _day(row.next_on),
    }


def _visits(totals: VisitTotals) -> dict[str, Any]:
    return {
        "count": totals.count,
        "completed": totals.completed,
        "first_on": _day(totals.first_on),
        "last_on": _day(totals.last_on),
        "amount_minor": totals.amount_minor,
        "currency": totals.currency,
    }


def _known(row: KnownRow) -> dict[str, Any]:
    return {"id": row.customer_id, "name": row.name, "first_on": _day(row.first_on)}


def _promise(row: PromiseRow, clock: ZoneInfo) -> dict[str, Any]:
    due_at = None if row.due_at is None or row.whole_day else row.due_at.astimezone(clock).isoformat()
    return {
        "what": row.what,
        "due_on": _day(row.due_on),
        "due_at": due_at,
        "owner": row.owner_name,
        "state": row.state.value,
        "late": row.late,
    }


def _case(row: CaseRow, clock: ZoneInfo) -> dict[str, Any]:
    return {
        "id": row.id,
        "what": row.what,
        "severity": row.severity.code,
        "kind": row.kind.value,
        "state": row.state.value,
        "step": row.step.value,
        "opened_at": _instant(row.opened_at, clock),
        "due_at": _instant(row.due_at, clock),
        "late": row.late,
        "closed_at": _instant(row.closed_at, clock),
        "rating": row.rating,
    }


def _instant(at: datetime | None, clock: ZoneInfo) -> str | None:
    return None if at is None else at.astimezone(clock).isoformat()


def _entry(entry: HistoryEntry, clock: ZoneInfo) -> dict[str, Any]:
    at = entry.at.astimezone(clock)
    text = f"{entry.title}{entry.title_rest}"
    return {
        "at": at.isoformat() if entry.has_time else at.date().isoformat(),
        "kind": entry.kind.value,
        "text": f"{text}. {entry.text}" if entry.text else text,
    }
