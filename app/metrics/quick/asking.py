"""What is known while somebody is asked: how the venue asks, and what of them is on record."""

from __future__ import annotations

from dataclasses import dataclass

from app.metrics.quick.sources import About, AskChoices
from app.model.survey import Metric
from app.surveys.questions import Question, primary
from app.surveys.schemas.rows import AnswerRow, AskDefaults, RestRow
from app.surveys.settings import ScaleChoice, SurveySettings


@dataclass
class Asking:
    """Who is asked, 0 for nobody yet or somebody without a card; ``about`` is theirs once it was read."""

    customer_id: int = 0
    about: About | None = None
    choices: AskChoices | None = None

    @property
    def known(self) -> AskDefaults | None:
        """What a question to them is filled with."""
        about = self.about
        if about is None or about.defaults.customer_id != self.customer_id:
            return None
        return about.defaults

    def begin(self, customer_id: int) -> None:
        """Somebody else is asked."""
        self.customer_id, self.about = customer_id, None

    def scale(self, metric: Metric) -> ScaleChoice:
        """On which scale the venue asks this."""
        settings = self.choices.settings if self.choices is not None else SurveySettings()
        return settings.scale(metric)

    def question(self, metric: Metric) -> Question:
        """What to ask them, in their language."""
        if self.choices is None:
            return Question("", "", "")
        questions = self.choices.questions
        spoken = self.known.languages if self.known is not None else ()
        return questions.question(metric, questions.language_for(spoken))

    @property
    def language(self) -> str:
        """What they most likely speak: the first language on their card, else the venue's."""
        spoken = self.known.languages if self.known is not None else ()
        home = self.choices.questions.home if self.choices is not None else ""
        return primary(spoken[0]) if spoken else home

    def waiting(self, metric: Metric) -> AnswerRow | None:
        """The question of this kind to them that is not answered yet, on the scale that is asked."""
        if self.about is None or self.known is None:
            return None
        row = self.about.asked.get(metric)
        scale = self.scale(metric)
        same = row is not None and (row.scale_min, row.scale_max, row.high_is_good) == (
            scale.low,
            scale.high,
            scale.high_is_good,
        )
        return row if same else None

    def rest(self, metric: Metric) -> RestRow | None:
        """Until when the venue leaves them in peace; None where it does not."""
        if self.about is None or self.known is None or self.waiting(metric) is not None:
            return None
        rest = self.about.rests.get(metric)
        return rest if rest is not None and not rest.may_ask else None
