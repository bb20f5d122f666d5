"""What holds for every paper of a pile."""

from __future__ import annotations

from typing import Any

from app.core.words import gettext as _
from app.metrics.quick.sources import AskChoices
from app.model.survey import AnswerChannel, Metric
from app.surveys.words import channel_words, metric_words
from app.ui.form_fields import ChoiceField, DateField, Field, LineField, Option
from app.ui.theme.theme import Theme
from app.ui.typed_fields import PickField
from app.wording.reading import Reading

_NO_STAGE = ""


class PaperTop:
    """What was asked, on which day, when, where and how; without a day it is today."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        place = reading.wording.words.place
        self.metric = PickField(_("What they were asked"), [(each, metric_words(each)) for each in Metric])
        self.day = DateField(theme, _("On which day"), none_words=_("Today"), clear_words=_("Today"))
        self.day.offer(reading.today)
        self.stage = ChoiceField(_("When"), [_no_stage()])
        self.place = LineField(place[:1].upper() + place[1:], limit=200)
        self.channel = ChoiceField(_("How"), [Option(each, channel_words(each)) for each in AnswerChannel])
        self.channel.choose(AnswerChannel.PAPER)

    @property
    def by_name(self) -> dict[str, Field]:
        """The fields as an answer names what is wrong."""
        return {
            "metric": self.metric,
            "answered_at": self.day,
            "stage_id": self.stage,
            "place": self.place,
            "channel": self.channel,
        }

    @property
    def chosen_metric(self) -> Metric:
        """What was asked."""
        return Metric(self.metric.value)

    def about(self) -> dict[str, Any]:
        """What of it every answer says."""
        return {
            "metric": self.chosen_metric,
            "stage_id": int(self.stage.value) if self.stage.value else None,
            "place": self.place.text,
            "channel": AnswerChannel(self.channel.value or AnswerChannel.PAPER),
        }

    def offer(self, choices: AskChoices) -> None:
        """Offer the venue's stages."""
        stage = self.stage.value
        self.stage.set_options([_no_stage(), *(Option(str(one.id), one.name) for one in choices.stages)])
        self.stage.choose(stage)


def _no_stage() -> Option:
    return Option(_NO_STAGE, _("Any time"))
