"""The fields of the quick form, and what they stand for."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from app.core.words import gettext as _
from app.metrics.quick.sources import AskChoices
from app.metrics.quick.view_model import QuickAnswerViewModel
from app.model.survey import AnswerChannel, Metric
from app.surveys.words import channel_words, metric_words
from app.ui.form_fields import ChoiceField, Field, LineField, Option
from app.ui.score_row import ScoreField
from app.ui.theme.theme import Theme
from app.ui.typed_fields import PickField
from app.ui.who_field import WhoField

NOT_SAID = ""
SPOKEN = (
    AnswerChannel.DESK,
    AnswerChannel.PHONE,
    AnswerChannel.MESSAGE,
    AnswerChannel.EMAIL,
    AnswerChannel.PAPER,
    AnswerChannel.WEB,
    AnswerChannel.REVIEW,
)
"""How an answer may come that somebody types; a screen that was handed over writes by itself."""


class QuickAnswerFields:
    """What is asked, the score, who says it, and where it was."""

    def __init__(self, theme: Theme, view_model: QuickAnswerViewModel) -> None:
        words = view_model.reading.wording.words
        self.metric = PickField(
            _("What they are asked"), [(each.value, metric_words(each)) for each in Metric]
        )
        self.score = ScoreField(theme, _("Their score"))
        self.who = WhoField(
            theme,
            _("Who"),
            finds=view_model.sources.finds,
            lane=view_model.finding,
            placeholder=_("Name, number or place; empty to keep it without a name"),
        )
        self.comment = LineField(_("What they say about it"), placeholder=_("In their words"), limit=10_500)
        self.stage = ChoiceField(_("When"), [_no_stage()])
        self.channel = ChoiceField(_("How"), [Option(each, channel_words(each)) for each in SPOKEN])
        self.place = LineField(words.place[:1].upper() + words.place[1:], limit=200)
        self.staff = ChoiceField(_("Looked after by"), [_no_staff()])

    @property
    def by_name(self) -> dict[str, Field]:
        """The fields as an answer names what is wrong."""
        return {
            "metric": self.metric,
            "score": self.score,
            "customer_id": self.who,
            "comment": self.comment,
            "stage_id": self.stage,
            "channel": self.channel,
            "place": self.place,
            "staff_id": self.staff,
        }

    @property
    def chosen_metric(self) -> Metric:
        """What is asked."""
        return Metric(self.metric.value)

    def about(self) -> dict[str, Any]:
        """Where and when it was and who looked after them; an empty place is that of the visit."""
        return {
            "stage_id": _id_of(self.stage),
            "channel": AnswerChannel(self.channel.value or AnswerChannel.DESK),
            "place": self.place.text or None,
            "staff_id": _id_of(self.staff),
        }

    def hint_place(self, place: str) -> None:
        """Say where they are by their visit; it counts where nothing else is written."""
        line = self.place.editor
        assert isinstance(line, QLineEdit)
        line.setPlaceholderText(place)

    def offer(self, choices: AskChoices) -> None:
        """Offer the venue's stages and those who work here."""
        stage, staff = self.stage.value, self.staff.value
        self.stage.set_options([_no_stage(), *(Option(str(one.id), one.name) for one in choices.stages)])
        self.staff.set_options([_no_staff(), *(Option(str(one.id), one.name) for one in choices.staff)])
        self.stage.choose(stage)
        self.staff.choose(staff)

    def start(self) -> None:
        """Begin with nobody and nothing said; what is asked, when and how stay as they were."""
        self.score.row.show_value(None)
        self.who.show_customer(None)
        self.comment.set_text("")
        self.place.set_text("")
        self.staff.choose(NOT_SAID)


def _id_of(field: ChoiceField) -> int | None:
    return int(field.value) if field.value else None


def _no_stage() -> Option:
    return Option(NOT_SAID, _("Any time"))


def _no_staff() -> Option:
    return Option(NOT_SAID, _("Nobody named"))
