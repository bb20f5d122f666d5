"""``find`` and ``show``: the lookup and the card."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from app.command_line.output import Output
from app.command_line.signing_in import open_as_owner, open_signed_in
from app.command_line.stopping import stopped_by_signals
from app.core.cancelling import Cancellation
from app.core.words import gettext as _
from app.customers.as_json import card_as_json
from app.customers.lookup import Lookup
from app.customers.lookup_rows import LookupRow
from app.customers.schemas.card import Card
from app.customers.schemas.history import HistoryEntry
from app.customers.service.card import CardService
from app.customers.service.history import HistoryService
from app.customers.service.saying import SayingService


def find(arguments: Namespace, output: Output) -> int:
    """Look customers up, exactly as the window does it."""
    with open_signed_in(arguments.data_dir) as workplace, stopped_by_signals() as cancellation:
        venue = workplace.venue
        lookup = Lookup(
            workplace.database,
            workplace.clock,
            zone=venue.zone,
            region=venue.region,
            desk=workplace.desk,
            readings=workplace.readings,
        )
        result = lookup.find(arguments.text, limit=arguments.limit, cancellation=cancellation)
    if not result.rows:
        output.say(_("Nobody matches “{text}”.").format(text=arguments.text))
    output.answer([_as_json(row) for row in result.rows], [_as_line(row) for row in result.rows])
    return 0


def _as_json(row: LookupRow) -> dict[str, Any]:
    matched = {"field": row.matched.field, "text": row.matched.text} if row.matched else None
    return {
        "id": row.customer_id,
        "name": row.name,
        "matched": matched or {"field": "name", "text": row.name},
        "here_now": row.here,
        "last_visit_on": row.last_visit_on,
        "phone_tail": row.phone_tail,
        "musts": list(row.musts),
    }


def _as_line(row: LookupRow) -> str:
    parts = [f"{row.customer_id:>8}", row.name]
    if row.here:
        parts.append(_("here now"))
    if row.matched:
        parts.append(f"[{row.matched.text}]")
    parts += [f"! {must}" for must in row.musts]
    return "  ".join(parts)


def show(arguments: Namespace, output: Output) -> int:
    """Show the card of a customer, with all that the owner of the venue may see."""
    with open_as_owner(arguments.data_dir) as workplace, stopped_by_signals() as cancellation:
        card = CardService(workplace).get_card(arguments.id, cancellation=cancellation)
        lines = SayingService(workplace).list_lines(card, cancellation=cancellation)
        document = card_as_json(
            card,
            history=_whole_history(HistoryService(workplace), arguments.id, cancellation),
            say=[(line.text, line.source) for line in lines],
            zone=workplace.venue.zone,
        )
        output.answer(document, _card_lines(card, document))
    return 0


def _whole_history(
    service: HistoryService, customer_id: int, cancellation: Cancellation
) -> Iterator[HistoryEntry]:
    cursor = None
    while True:
        page = service.list_history(customer_id, cursor=cursor, limit=500, cancellation=cancellation)
        yield from page.entries
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def _card_lines(card: Card, document: dict[str, Any]) -> list[str]:
    head = card.head
    reached = [contact.value for contact in head.contacts]
    lines = [head.display_name, ", ".join(reached)]
    lines += [f"! {must.text} {must.detail}".rstrip() for must in card.musts]
    lines += [_("Promised: {what}").format(what=promise.what) for promise in card.promises]
    lines += [_("Say: {text}").format(text=line["text"]) for line in document["say"]]
    lines += [f"  {entry['at']}  {entry['text']}" for entry in document["history"]]
    return [line for line in lines if line]
