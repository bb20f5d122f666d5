"""Rows of the timeline, whether they tell what happened or who changed what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.audit.schemas import AuditRow
from app.core.words import gettext as _
from app.customers.schemas.history import TO_ANSWER, HistoryEntry, HistoryKind
from app.model.case import CaseState
from app.model.moment import MomentState
from app.model.promise import PromiseState
from app.occasions.schemas import MomentKey
from app.ui.theme.tokens import Tone
from app.wording.reading import Reading

_TONES: dict[HistoryKind, Tone] = {
    HistoryKind.VISIT: "good",
    HistoryKind.TOUCHPOINT: "blue",
    HistoryKind.PROMISE: "brass",
    HistoryKind.CLUE: "neutral",
    HistoryKind.PREFERENCE: "brand",
    HistoryKind.CHANGE: "neutral",
    HistoryKind.CASE: "good",
    HistoryKind.MOMENT: "plum",
    HistoryKind.ANSWER: "blue",
}
_PROMISE_TONES: dict[PromiseState, Tone] = {
    PromiseState.OPEN: "brass",
    PromiseState.KEPT: "good",
    PromiseState.BROKEN: "alert",
}


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One entry as it is painted; ``tone`` is the colour of its dot, which its words repeat."""

    kind: HistoryKind
    source_id: int
    at: datetime
    has_time: bool
    title: str
    title_rest: str = ""
    text: str = ""
    tone: Tone = "neutral"
    state: str = ""
    key: MomentKey | None = None

    def when(self, reading: Reading) -> str:
        """When it happened, as seen from now."""
        wording = reading.wording
        if self.has_time:
            return wording.instant_near(self.at, reading.now)
        day = wording.local(self.at).date()
        if abs((reading.today - day).days) < 7:
            return wording.day_near(day, reading.today)
        return wording.day(day)

    def spoken(self, reading: Reading) -> str:
        """The whole entry in one sentence."""
        parts = [f"{self.title}{self.title_rest}", self.when(reading), self.text]
        return ". ".join(part for part in parts if part)


def row_of_entry(entry: HistoryEntry) -> TimelineRow:
    """What happened, as a row."""
    return TimelineRow(
        kind=entry.kind,
        source_id=entry.source_id,
        at=entry.at,
        has_time=entry.has_time,
        title=entry.title,
        title_rest=entry.title_rest,
        text=entry.text,
        tone=_tone(entry),
        state=entry.state,
        key=entry.key,
    )


def row_of_change(row: AuditRow) -> TimelineRow:
    """Who changed what, as a row."""
    who = _("by {who}").format(who=row.staff_name) if row.staff_name else _("by the program")
    changes = [
        _("{field}: {before} → {after}").format(
            field=change.field, before=change.before or "–", after=change.after or "–"
        )
        for change in row.changes
    ]
    return TimelineRow(
        kind=HistoryKind.CHANGE,
        source_id=row.id,
        at=row.at,
        has_time=True,
        title=row.what,
        title_rest=", " + who,
        text="\n".join(changes),
    )


def _tone(entry: HistoryEntry) -> Tone:
    if entry.kind is HistoryKind.TOUCHPOINT and entry.feeling:
        return "good" if entry.feeling > 0 else "alert"
    if entry.kind is HistoryKind.PROMISE:
        return _PROMISE_TONES[PromiseState(entry.state or PromiseState.OPEN)]
    if entry.kind is HistoryKind.CASE and entry.state == CaseState.OPEN:
        return "alert"
    if entry.kind is HistoryKind.ANSWER and entry.state == TO_ANSWER:
        return "alert"
    if entry.kind is HistoryKind.MOMENT and entry.state == MomentState.SKIPPED:
        return "neutral"
    return _TONES[entry.kind]
