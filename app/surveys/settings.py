"""What a venue sets for asking its customers."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from app.core.drafts import Draft
from app.core.errors import InvalidInput, Problem
from app.core.typed_text import Line, Name
from app.core.words import gettext as _
from app.model.survey import Metric
from app.surveys.scale_rules import Ends, scale_problem

SETTING = "surveys"
"""Under what name the venue keeps all of it."""
LONGEST_TARGET_HOURS = 24 * 60
LONGEST_DAYS = 3_650
USUAL_REST_DAYS = 90

RestDays = Annotated[int, Field(ge=0, le=LONGEST_DAYS)]


class ScaleChoice(Draft):
    """The scale on which the venue asks a question."""

    low: int = 1
    high: int = 5
    high_is_good: bool = True

    @property
    def ends(self) -> Ends:
        """The lowest and the highest score."""
        return self.low, self.high


class QuestionWords(Draft):
    """What a customer reads in one language; whatever is empty is as shipped."""

    nps: Line = ""
    nps_low: Line = ""
    nps_high: Line = ""
    csat: Line = ""
    csat_low: Line = ""
    csat_high: Line = ""
    ces: Line = ""
    ces_low: Line = ""
    ces_high: Line = ""
    why: Line = ""
    thanks: Line = ""


class SurveySettings(Draft):
    """All that a venue sets for its surveys; whatever is left out is as usual.

    A bad answer is to be answered back within ``follow_up_hours``; one from a file only where it was given in
    the last ``back_days``. Nobody is asked the same again within ``rest_days``. ``week_start`` is 0 for Monday
    to 6 for Sunday; None is as in the agenda. ``languages`` are offered when the screen is handed over, the
    first where the customer's own is unknown; none stands for all that are shipped.
    """

    csat: ScaleChoice = ScaleChoice()
    ces: ScaleChoice = ScaleChoice()
    follow_up_hours: Annotated[int, Field(ge=1, le=LONGEST_TARGET_HOURS)] = 24
    back_days: Annotated[int, Field(ge=0, le=LONGEST_DAYS)] = 14
    rest_days: dict[Metric, RestDays] = Field(default_factory=dict)
    week_start: Annotated[int, Field(ge=0, le=6)] | None = None
    languages: tuple[Name, ...] = ()
    questions: dict[Name, QuestionWords] = Field(default_factory=dict)

    def scale(self, metric: Metric) -> ScaleChoice:
        """The scale on which the venue asks this."""
        chosen = {Metric.CSAT: self.csat, Metric.CES: self.ces}
        return chosen.get(metric, ScaleChoice(low=0, high=10))

    def rest(self, metric: Metric) -> int:
        """For so many days nobody is asked the same again."""
        return self.rest_days.get(metric, USUAL_REST_DAYS)

    @model_validator(mode="after")
    def _asks_on_known_scales(self) -> Self:
        for metric in (Metric.CSAT, Metric.CES):
            chosen = self.scale(metric)
            problem = scale_problem(metric, chosen.ends, high_is_good=chosen.high_is_good)
            if problem is not None:
                raise InvalidInput([Problem(metric.value, problem.message)])
        if len(set(self.languages)) != len(self.languages):
            raise InvalidInput([Problem("languages", _("A language is named twice."))])
        return self


def settings_from(kept: Any) -> SurveySettings:
    """What was kept under ``SETTING``; unknown keys are of another version of the program and left out."""
    known = kept if isinstance(kept, dict) else {}
    return SurveySettings(**{key: known[key] for key in known.keys() & SurveySettings.model_fields.keys()})
