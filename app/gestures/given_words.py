"""Where a gesture stands, in words and colour."""

from __future__ import annotations

from app.core.words import gettext as _
from app.gestures.schemas import GivenRow, LimitBasis, LimitRow
from app.model.gesture import Decision, GivenState
from app.ui.chips import ChipSpec
from app.ui.theme.tokens import Tone
from app.wording.reading import Reading

_TONES: dict[GivenState, Tone] = {
    GivenState.WAITING: "brass",
    GivenState.PLANNED: "neutral",
    GivenState.GIVEN: "good",
    GivenState.DECLINED: "alert",
    GivenState.DROPPED: "neutral",
}


def given_state_words(row: GivenRow, reading: Reading) -> str:
    """Where it stands: "done 09:05", "waiting for a manager"."""
    if row.state is GivenState.GIVEN:
        if row.given_at is None:
            return _("done")
        wording = reading.wording
        if wording.local(row.given_at).date() == reading.today:
            return _("done {time}").format(time=wording.time(row.given_at))
        return _("done {time}").format(time=wording.instant_near(row.given_at, reading.now))
    return {
        GivenState.WAITING: _("waiting for a manager"),
        GivenState.PLANNED: _("approved, to do") if row.decision is not None else _("to do"),
        GivenState.DECLINED: _("declined"),
        GivenState.DROPPED: _("not given"),
    }[row.state]


def given_chip(row: GivenRow, reading: Reading) -> ChipSpec:
    """The chip of where it stands."""
    return ChipSpec(given_state_words(row, reading), _TONES[row.state])


def given_rest(row: GivenRow, reading: Reading) -> list[str]:
    """What else is to be said of it."""
    rest = []
    if row.contains:
        rest.append(_("contains {list}").format(list=", ".join(row.contains)))
    if row.decision is Decision.CHANGED and row.asked_cost_minor is not None:
        rest.append(_("asked for {amount}").format(amount=reading.wording.money(row.asked_cost_minor)))
    if row.decision is not None and row.decided_by_name:
        note = f"{row.decided_by_name}: “{row.decision_note}”" if row.decision_note else row.decided_by_name
        rest.append(note)
    if row.state is GivenState.WAITING and row.asked_note:
        rest.append(f"{row.planned_by_name}: “{row.asked_note}”")
    if row.dropped_note:
        rest.append(f"“{row.dropped_note}”")
    if row.clash_reason:
        rest.append(_("in spite of what is known: “{reason}”").format(reason=row.clash_reason))
    return rest


def limit_sentence(limit: LimitRow, reading: Reading) -> str:
    """CHF 58 of your CHF 200. Above that a manager signs."""
    money = reading.wording.money
    used = money(limit.used_minor)
    if limit.limit_minor is None:
        return _("{used} so far. There is no limit for you.").format(used=used)
    if limit.limit_minor == 0:
        return _("Whatever costs something, a manager signs.")
    said = {
        LimitBasis.CASE: _("{used} of your {limit}. Above that a manager signs."),
        LimitBasis.CUSTOMER_DAY: _("{used} of your {limit} for them today. Above that a manager signs."),
    }[limit.basis]
    return said.format(used=used, limit=money(limit.limit_minor))
