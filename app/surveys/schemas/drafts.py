"""What is typed about an answer."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Self

from pydantic import AwareDatetime, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from app.core.drafts import Draft, Edit
from app.core.errors import InvalidInput, Problem
from app.core.typed_text import TYPED_TEXT, Name, NeededLine, Note
from app.core.words import gettext as _
from app.model.survey import AnswerChannel, LeftOut, Metric
from app.surveys.scale_rules import Ends, scale_problem

LONGEST_LANGUAGE = 35


def _whole(value: Any) -> Any:
    """A score is a whole number, as one or as digits; 7.5 is nobody's answer."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise PydanticCustomError(TYPED_TEXT, "{message}", {"message": _("A score is a whole number.")})


Score = Annotated[int, BeforeValidator(_whole)]
Language = Annotated[str, Field(max_length=LONGEST_LANGUAGE)]


class Asked(Draft):
    """A question put to somebody, as far as it is known what about, where and by whom."""

    metric: Metric
    scale_min: int
    scale_max: int
    high_is_good: bool = True
    customer_id: int | None = None
    stage_id: int | None = None
    channel: AnswerChannel = AnswerChannel.DESK
    place: Name | None = None
    visit_id: int | None = None
    case_id: int | None = None
    department_id: int | None = None
    staff_id: int | None = None
    language: Language = ""
    asked_at: AwareDatetime | None = None
    source: Name = ""
    left_out: LeftOut = LeftOut.NO

    @property
    def ends(self) -> Ends:
        """The lowest and the highest score."""
        return self.scale_min, self.scale_max

    @model_validator(mode="after")
    def _is_asked_so(self) -> Self:
        problem = scale_problem(self.metric, self.ends, high_is_good=self.high_is_good)
        if problem is not None:
            raise InvalidInput([problem])
        return self


class AskDraft(Asked):
    """A question that was put and not answered (yet); without ``asked_at`` it was put just now."""


class AnswerDraft(Asked):
    """An answer: given just now unless ``answered_at`` says when.

    Without ``asked_at`` nobody wrote down that it was asked. ``place`` is that of the visit where it is left out,
    the department that of the case.
    """

    score: Score
    comment: Note = ""
    answered_at: AwareDatetime | None = None

    @model_validator(mode="after")
    def _is_on_the_scale(self) -> Self:
        if not self.scale_min <= self.score <= self.scale_max:
            raise InvalidInput([off_scale(self.score, self.ends)])
        return self


class CompletionDraft(Draft):
    """The answer to a question that was asked before; given just now unless ``answered_at`` says when."""

    version: int
    score: Score
    comment: Note = ""
    language: Language = ""
    answered_at: AwareDatetime | None = None


class AnswerEdit(Edit):
    """Changes to an answer, or to a question not answered; the scale changes only together with the metric."""

    metric: Metric = Metric.NPS
    scale_min: int = 0
    scale_max: int = 10
    high_is_good: bool = True
    score: Score = 0
    comment: Note = ""
    language: Language = ""
    customer_id: int | None = None
    stage_id: int | None = None
    channel: AnswerChannel = AnswerChannel.DESK
    place: Name = ""
    visit_id: int | None = None
    case_id: int | None = None
    department_id: int | None = None
    staff_id: int | None = None
    asked_at: AwareDatetime | None = None
    answered_at: AwareDatetime | None = None
    left_out: LeftOut = LeftOut.NO


class AnnotationDraft(Draft):
    """A note on the time axis; an empty ``metric`` puts it on every chart."""

    on: date
    text: NeededLine
    metric: Metric | None = None


class AnnotationEdit(Edit):
    """Changes to a note on the time axis."""

    on: date = date.min
    text: NeededLine = ""
    metric: Metric | None = None


def off_scale(score: int, ends: Ends) -> Problem:
    """The problem of a score that is not on its scale."""
    message = _("{score} is not on this scale, which goes from {low} to {high}.")
    return Problem("score", message.format(score=score, low=ends[0], high=ends[1]))
