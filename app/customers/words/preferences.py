"""How a preference is known, in words and as a chip."""

from __future__ import annotations

from app.audit.words.knowing import evidence_words
from app.core.words import gettext as _
from app.core.words import ngettext
from app.customers.freshness import Freshness
from app.customers.schemas.knowledge import PreferenceRow
from app.storage.health_needs import CAPTURED, IMPORTED, TO_CONFIRM
from app.wording.reading import Reading


def how_known(row: PreferenceRow, reading: Reading) -> str:
    """All that is known about how it is known, one thing a line."""
    wording = reading.wording
    noted = wording.day_near(wording.local(row.noted_at).date(), reading.today)
    first = _("{evidence} {when} by {who}") if row.noted_by_name else _("{evidence} {when}")
    lines = [row.detail] if row.detail else []
    lines.append(first.format(evidence=evidence_words(row.evidence), when=noted, who=row.noted_by_name))
    if row.times_seen > 1:
        lines.append(
            ngettext("Seen {count} time", "Seen {count} times", row.times_seen).format(count=row.times_seen)
        )
    if row.last_confirmed_on is not None:
        when = wording.day_near(row.last_confirmed_on, reading.today)
        confirmed = _("Confirmed {when} by {who}") if row.confirmed_by_name else _("Confirmed {when}")
        lines.append(confirmed.format(when=when, who=row.confirmed_by_name))
    if row.freshness is not Freshness.FRESH:
        lines.append(why_pale(row.freshness))
    return "\n".join(lines + basis_words(row))


def basis_words(row: PreferenceRow) -> list[str]:
    """Why a need of health may be kept, and whether somebody should ask."""
    if row.to_confirm:
        told = {
            IMPORTED: _("Brought in from a file: ask whether they agree that we keep it"),
            CAPTURED: _("Said at the desk: ask whether they agree that we keep it"),
        }
        return [told.get(row.safety_reason, _("Nobody asked whether they agree that we keep it: ask"))]
    if row.safety_reason in TO_CONFIRM:
        return []
    return [_("Needed for their safety: {reason}").format(reason=row.safety_reason)]


def why_pale(freshness: Freshness) -> str:
    """Why it should be asked about again."""
    return {
        Freshness.FRESH: "",
        Freshness.SEEN_ONCE: _("Seen only once: ask"),
        Freshness.NEVER_CONFIRMED: _("Nobody has confirmed it yet: ask"),
        Freshness.LONG_AGO: _("Not confirmed for a year: ask again"),
    }[freshness]
