"""A card as whoever looks may see it: contacts and reasons of health are for those with the right to them.

What must not be served or done is shown to everybody, its reason is not.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.consents.limits import restricted_words
from app.core.acting import Desk
from app.core.hiding import HIDDEN
from app.core.rights import Right
from app.customers.schemas.card import Card
from app.customers.schemas.history import HistoryEntry, HistoryKind
from app.customers.schemas.knowledge import PreferenceRow
from app.customers.schemas.person import CardRow, ContactRow, Presence, VisitTotals, Whereabouts
from app.model.preference import MustKind
from app.storage.health_needs import TO_CONFIRM


def others_on(card: Card) -> frozenset[int]:
    """The other customers whom a card names."""
    by = card.referrals.by
    return frozenset(
        [
            *(row.linked_customer_id for row in card.companions if row.linked_customer_id is not None),
            *(share.customer_id for row in card.companions for share in row.also_with),
            *(row.customer_id for row in (*card.referrals.brought, *((by,) if by else ()))),
        ]
    )


def card_for(desk: Desk, card: Card, *, kept_only: Collection[int] = ()) -> Card:
    """The card as whoever is signed in may see it; of one whose data are restricted little more than the name.

    What must not be served or done stays: that is for their own safety. ``kept_only`` are the others on it whose
    data are restricted and not for whoever is signed in.
    """
    if card.head.restricted_at is not None and not desk.may(Right.ERASE):
        card = _kept_only(card)
    if kept_only:
        card = _without_others(card, kept_only)
    if not desk.may(Right.CONTACTS):
        contacts = tuple(map(_hidden_contact, card.head.contacts))
        card = replace(card, head=replace(card.head, contacts=contacts))
    if desk.may(Right.HEALTH):
        return card
    groups = (replace(group, preferences=_quiet_all(group.preferences)) for group in card.groups)
    companions = (replace(one, musts=_quiet_all(one.musts)) for one in card.companions)
    return replace(card, musts=_quiet_all(card.musts), groups=tuple(groups), companions=tuple(companions))


def _kept_only(card: Card) -> Card:
    head = card.head
    bare = CardRow(
        id=head.id,
        version=head.version,
        display_name=head.display_name,
        whereabouts=Whereabouts(Presence.AWAY),
        totals=VisitTotals(),
        created_at=head.created_at,
        archived_at=head.archived_at,
        deceased_at=head.deceased_at,
        merged_into_id=head.merged_into_id,
        restricted_at=head.restricted_at,
        objected_at=head.objected_at,
    )
    return Card(head=bare, musts=tuple(map(_bare_must, card.musts)), decisions=card.decisions)


def _without_others(card: Card, kept_only: Collection[int]) -> Card:
    """The card without those whose data are restricted, but for what their safety needs."""
    gone = {row.id for row in card.companions if row.linked_customer_id in kept_only}
    groups = (replace(one, preferences=_without(one.preferences, gone)) for one in card.groups)
    by = card.referrals.by
    return replace(
        card,
        musts=_without(card.musts, gone),
        groups=tuple(one for one in groups if one.preferences),
        companions=tuple(
            replace(row, also_with=tuple(one for one in row.also_with if one.customer_id not in kept_only))
            for row in card.companions
            if row.id not in gone
        ),
        occasions=tuple(row for row in card.occasions if row.companion_id not in gone),
        referrals=replace(
            card.referrals,
            by=by if by is not None and by.customer_id not in kept_only else None,
            brought=tuple(row for row in card.referrals.brought if row.customer_id not in kept_only),
        ),
    )


def _without(rows: tuple[PreferenceRow, ...], companion_ids: Collection[int]) -> tuple[PreferenceRow, ...]:
    return tuple(
        row if row.companion_id not in companion_ids else _nameless(row)
        for row in rows
        if row.is_must or row.companion_id not in companion_ids
    )


def _nameless(row: PreferenceRow) -> PreferenceRow:
    return replace(_bare_must(row), companion_name=restricted_words())


def _bare_must(row: PreferenceRow) -> PreferenceRow:
    return replace(row, detail="", safety_reason="")


def entry_for(desk: Desk, entry: HistoryEntry, *, must_kind: str | None) -> HistoryEntry:
    """An entry of the history as whoever is signed in may see it."""
    about_health = entry.kind is HistoryKind.PREFERENCE and must_kind == MustKind.HEALTH
    if not entry.text or not about_health or desk.may(Right.HEALTH):
        return entry
    return replace(entry, text=HIDDEN)


def _hidden_contact(row: ContactRow) -> ContactRow:
    return replace(row, value=HIDDEN, shown=HIDDEN, readable=True, hidden=True)


def _quiet_all(rows: tuple[PreferenceRow, ...]) -> tuple[PreferenceRow, ...]:
    return tuple(map(_quiet, rows))


def _quiet(row: PreferenceRow) -> PreferenceRow:
    if row.must_kind is not MustKind.HEALTH:
        return row
    reason = row.safety_reason if row.safety_reason in TO_CONFIRM else HIDDEN
    return replace(row, detail=row.detail and HIDDEN, safety_reason=reason)
