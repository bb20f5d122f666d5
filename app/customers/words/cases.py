"""What a card says of a customer's cases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.cases.schemas.rows import CaseRow
from app.cases.words.due import due_words, span_words
from app.cases.words.feelings import rating_words
from app.cases.words.labels import case_name, step_words
from app.core.words import gettext as _
from app.customers.schemas.history import HistoryEntry, HistoryKind
from app.model.case import CaseEnding, CaseState, CaseStep
from app.wording.day_formats import NO_BREAK
from app.wording.formats import Wording

BETWEEN = f" ·{NO_BREAK}"
LONGEST_WHAT = 140


def short(what: str, longest: int = LONGEST_WHAT) -> str:
    """What happened on one line, cut where it is long; the case itself shows all of it."""
    line = " ".join(what.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def band_words(row: CaseRow, *, now: datetime, wording: Wording) -> tuple[str, str]:
    """An open case for the band: its number, and what happened, what is next and how it stands with time."""
    strong = _("{case}:").format(case=case_name(row.id))
    parts = [short(row.what), step_words(row.step), _due(row, now, wording)]
    if row.restricted:
        parts.append(_("managers only"))
    return strong, BETWEEN.join(part for part in parts if part)


def how_it_stands(row: CaseRow, *, now: datetime, wording: Wording) -> str:
    """Where a case stands, in a few words: what is next and by when, or how it ended."""
    if row.state is CaseState.OPEN:
        parts = [step_words(row.step), _due(row, now, wording)]
    else:
        day = wording.day(wording.local(row.closed_at or row.reported_at).date())
        parts = [_ended(row.ending), _rated(row.rating), day.replace(" ", NO_BREAK)]
    return ", ".join(part for part in parts if part)


def _due(row: CaseRow, now: datetime, wording: Wording) -> str:
    """By when, so that it never breaks in the middle."""
    return due_words(row, now=now, wording=wording).replace(" ", NO_BREAK)


def case_entry(
    row: Any, *, gestures: Sequence[tuple[str, int]], owner: str, wording: Wording
) -> HistoryEntry:
    """A case in the timeline, at the instant it was reported; ``gestures`` are (words, cost in minor units)."""
    title, rest = _title(row)
    told = [_sentence(short(row.what, 400)), _given(gestures, wording)]
    if row.state == CaseState.CLOSED:
        told += [_("Rated the fix {rating}.").format(rating=rating_words(row.rating)) if row.rating else ""]
    elif row.step != CaseStep.DONE:
        told.append(_next_step(row, owner))
    if row.is_story and row.story:
        told.append(_sentence(short(row.story, 400)))
    return HistoryEntry(
        kind=HistoryKind.CASE,
        source_id=row.id,
        at=row.reported_at,
        has_time=True,
        title=title,
        title_rest=rest,
        text=" ".join(part for part in told if part),
        feeling=row.feeling_after if row.feeling_after is not None else row.feeling,
        state=row.state,
    )


def _title(row: Any) -> tuple[str, str]:
    name = case_name(row.id)
    resolved_at = row.resolved_at or (row.first_resolved_at if row.state == CaseState.CLOSED else None)
    if resolved_at is None:
        if row.state == CaseState.OPEN:
            return _("{case} open").format(case=name), ""
        return _("{case} closed").format(case=name), _not_reached(row)
    began = row.reopened_at or row.reported_at
    span = span_words(max(resolved_at, began) - began)
    rest = " " + _("in {span}").format(span=span)
    if row.state == CaseState.OPEN:
        rest += ", " + _("to be followed up")
    return _("{case} put right").format(case=name), rest + _not_reached(row)


def _not_reached(row: Any) -> str:
    if row.state == CaseState.CLOSED and row.ending == CaseEnding.UNREACHABLE:
        return ", " + _("could not be reached")
    return ""


def _given(gestures: Sequence[tuple[str, int]], wording: Wording) -> str:
    if not gestures:
        return ""
    said = [
        _("{what} ({amount})").format(what=what, amount=wording.money(cost)) if cost else what
        for what, cost in gestures
    ]
    return _("Given: {gestures}.").format(gestures=wording.list_of(said))


def _next_step(row: Any, owner: str) -> str:
    step = step_words(CaseStep(row.step))
    if owner:
        return _("Next: {step} ({who}).").format(step=step, who=owner)
    return _("Next: {step}.").format(step=step)


def _ended(ending: CaseEnding | None) -> str:
    if ending is CaseEnding.UNREACHABLE:
        return _("closed, could not be reached")
    return _("put right") if ending is CaseEnding.VERIFIED else _("closed")


def _rated(rating: int | None) -> str:
    return _("rated {rating}").format(rating=rating_words(rating)) if rating else ""


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", "…")) else text + "."
