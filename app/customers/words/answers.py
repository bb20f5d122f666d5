"""What a customer answered when they were asked, in the words of the timeline."""

from __future__ import annotations

from app.core.words import gettext as _
from app.customers.schemas.history import TO_ANSWER, HistoryEntry, HistoryKind
from app.model.survey import LeftOut, Metric, SurveyAnswer
from app.surveys.scale_rules import calls_for_answer
from app.surveys.words import left_out_words, metric_words


def answer_entry(row: SurveyAnswer, *, stage: str) -> HistoryEntry:
    """An answer, or a question that is not answered, at the instant it was given or put."""
    metric = Metric(row.metric)
    if row.score is None:
        title = _("Asked, no answer yet")
    else:
        title = _("{score} out of {high}").format(score=row.score, high=row.scale_max)
    rest = [metric_words(metric), stage, left_out_words(LeftOut(row.left_out))]
    at = row.answered_at or row.asked_at
    assert at is not None
    return HistoryEntry(
        kind=HistoryKind.ANSWER,
        source_id=row.id,
        at=at,
        has_time=True,
        title=title,
        title_rest="".join(f", {part}" for part in rest if part),
        text=row.comment,
        state=TO_ANSWER if _is_bad(row, metric) else "",
    )


def _is_bad(row: SurveyAnswer, metric: Metric) -> bool:
    if row.score is None:
        return False
    ends = row.scale_min, row.scale_max
    return calls_for_answer(metric, row.score, ends=ends, high_is_good=row.high_is_good)
