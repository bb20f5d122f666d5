"""``find`` and ``show``: the lookup and the card."""

from __future__ import annotations

from argparse import Namespace
from gettext import gettext as _
from typing import Any

from app.bootstrap.opening import open_workplace
from app.command_line.output import Output
from app.command_line.stopping import stopped_by_signals
from app.customers.lookup import Lookup
from app.customers.lookup_rows import LookupRow


def find(arguments: Namespace, output: Output) -> int:
    """Look customers up, exactly as the window does it."""
    with open_workplace(arguments.data_dir) as workplace, stopped_by_signals() as cancellation:
        lookup = Lookup(workplace.database, workplace.clock, zone=workplace.venue.zone)
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
