"""Those who wait and how soon others were answered, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.cases.words.due import instant_due_words, span_words
from app.core.measures.closing_loops import ClosedLoops
from app.core.measures.evidence import Evidence, evidence_of
from app.core.words import gettext as _
from app.core.words import ngettext
from app.metrics.tiles.rows import TileRow
from app.metrics.tiles.words import NOTHING, share_tile
from app.metrics.to_answer.rows import WaitingRow
from app.surveys.schemas.closing import ToAnswerRow
from app.surveys.schemas.rows import AnswerRow
from app.wording.axes import AxisWording
from app.wording.reading import Reading

IN_TIME, MEDIAN, P90, OLDEST = "in_time", "median", "p90", "oldest"


def waiting_row(row: ToAnswerRow, reading: Reading) -> WaitingRow:
    """Somebody who waits, as they stand in the list."""
    wording = reading.wording
    due = instant_due_words(row.due_at, now=reading.now, wording=wording)
    return WaitingRow(
        answer_id=row.answer_id,
        score=score_words(row.score, row.scale_max),
        tone="alert",
        comment=row.comment,
        who=row.who or _("Nobody known"),
        about=", ".join(
            filter(None, (_when(row.answered_at, reading), row.stage, _place(row.place, reading), row.owner))
        ),
        due=due if row.late or not due else _("due {when}").format(when=due),
        late=row.late,
        customer_id=row.customer_id,
    )


def answer_row(row: AnswerRow, reading: Reading) -> WaitingRow:
    """Any other answer, in the same words."""
    place = _place(row.place, reading)
    return WaitingRow(
        answer_id=row.id,
        score=score_words(row.score, row.scale_max),
        tone="neutral",
        comment=row.comment,
        who=row.customer_name or _("Nobody known"),
        about=", ".join(filter(None, (_when(row.answered_at, reading), row.stage_name, place))),
        due="",
        late=False,
        customer_id=row.customer_id,
    )


def score_words(score: int | None, high: int) -> str:
    """A score as it was given; those of another length than usual say of how many."""
    if score is None:
        return NOTHING
    return str(score) if high == 10 else f"{score}/{high}"


def pace_tiles(pace: ClosedLoops, reading: Reading, *, hours: int) -> tuple[TileRow, ...]:
    """How soon those of the chosen days were answered, and for how long the oldest has waited."""
    in_time = _("Answered within {hours} h").format(hours=hours)
    n = pace.taken.n
    counted = ngettext("{count} answered", "{count} answered", n).format(count=reading.wording.number(n))
    tentative = evidence_of(n) is not Evidence.SOLID
    waiting = ngettext("{count} waits", "{count} wait", pace.waiting)
    return (
        share_tile(IN_TIME, in_time, share=pace.in_target, before=None, wording=AxisWording(reading.wording)),
        TileRow(
            MEDIAN,
            _("Half were answered within"),
            _span(pace.taken.median),
            note=counted,
            tentative=tentative,
        ),
        TileRow(P90, _("Nine of ten within"), _span(pace.taken.p90), note=counted, tentative=tentative),
        TileRow(
            OLDEST,
            _("Waiting for the longest"),
            _span(pace.oldest),
            note=waiting.format(count=reading.wording.number(pace.waiting)),
        ),
    )


def _span(span: timedelta | None) -> str:
    return NOTHING if span is None else span_words(span)


def _when(at: datetime | None, reading: Reading) -> str:
    if at is None:
        return ""
    return reading.wording.day_near(reading.wording.local(at).date(), reading.today)


def _place(place: str, reading: Reading) -> str:
    return reading.wording.words.in_place(place) if place else ""
