"""The quick form: one key for the score, Enter keeps it; everything else has a good default."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.metrics.quick.asking import Asking
from app.metrics.quick.fields import QuickAnswerFields
from app.metrics.quick.hints import asked_spans, rest_spans
from app.metrics.quick.mask_offer import MaskOffer
from app.metrics.quick.sources import About, AskChoices
from app.metrics.quick.view_model import QuickAnswerViewModel
from app.model.survey import Metric
from app.surveys.schemas.drafts import AnswerDraft, AskDraft, CompletionDraft
from app.ui.bands import Band
from app.ui.buttons import PushButton
from app.ui.floating_card import FloatingCard
from app.ui.form_grid import FormGrid
from app.ui.labels import plain_label
from app.ui.remembered import Remembered
from app.ui.shared_form import needed
from app.ui.shortcut_hints import keys_to_show
from app.ui.theme.theme import Theme

METRIC_KEY = "survey_metric"
"""Under what name this computer remembers what was asked last."""
ASKED_KEYS, HAND_KEYS = "Alt+N", "Alt+H"


class QuickAnswerForm(FloatingCard):
    """Remembers whether somebody has written into it; ``hand_over_wanted`` carries what is asked and about what."""

    hand_over_wanted = Signal(object)

    def __init__(
        self, view_model: QuickAnswerViewModel, *, theme: Theme, remembered: Remembered, title: str
    ) -> None:
        self.ask_button = PushButton(theme, _("Asked, no answer"), icon="clock")
        self.hand_over_button = PushButton(theme, _("Hand the screen over"), icon="monitor")
        super().__init__(theme, title=title, save_words=_("Keep it"))
        self._view_model = view_model
        self._remembered = remembered
        self._touched = False
        self._asking = Asking()
        self.fields = QuickAnswerFields(theme, view_model)
        self.masking = MaskOffer(theme, self.fields.comment, name="comment")
        self.question = plain_label("", "card-title", wrap=True)
        self.rest = Band(theme, tone="brass", icon="clock")
        self.asked = Band(theme, tone="blue", icon="message-square")
        self._build()
        self._connect()
        self.fields.metric.choose(asked_last(remembered))
        self._show_scale()
        self.tell_problems(self.fields.by_name, [])

    @property
    def is_touched(self) -> bool:
        """Whether somebody has written into it."""
        return self._touched

    def begin_for(self, customer_id: int | None) -> None:
        """Begin anew: with this customer, or with nobody named."""
        self._touched = False
        self._asking.begin(customer_id or 0)
        self.fields.start()
        self.masking.offer([])
        self.tell_problems(self.fields.by_name, [])
        self._follow()
        if customer_id:
            self._view_model.look_up(customer_id)

    def start(self) -> None:
        """Put the keys into the score."""
        self.fields.score.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Keep the answer, or say beside the field what is wrong."""
        self._try(self._keep)

    def keep_asked(self) -> None:
        """Keep that they were asked and have not answered."""
        now = self._view_model.reading.now
        self._try(lambda: self._view_model.ask(AskDraft(**self._asked(), asked_at=now)))

    def hand_over(self) -> None:
        """Ask for the screen to be handed over with this question."""
        try:
            values = self._asked()
        except InvalidInput as error:
            self.tell_problems(self.fields.by_name, error.problems)
        else:
            self.begin_for(None)
            self.hand_over_wanted.emit(values)

    def _keep(self) -> bool:
        score, comment = self.fields.score.value, self.fields.comment.text
        if score is None:
            raise needed("score", _("Say which score they give."))
        said: dict[str, Any] = {"score": score, "comment": comment}
        if comment.strip():
            said["language"] = self._asking.language
        waiting = self._asking.waiting(self.fields.chosen_metric)
        if waiting is not None:
            return self._view_model.complete(waiting.id, CompletionDraft(version=waiting.version, **said))
        now = self._view_model.reading.now
        return self._view_model.save(AnswerDraft(**self._asked(), **said, asked_at=now))

    def _asked(self) -> dict[str, Any]:
        customer_id, known = self.fields.who.read("customer_id"), self._asking.known
        scale = self._asking.scale(self.fields.chosen_metric)
        return self.fields.about() | {
            "metric": self.fields.chosen_metric,
            "scale_min": scale.low,
            "scale_max": scale.high,
            "high_is_good": scale.high_is_good,
            "customer_id": customer_id,
            "visit_id": known.visit_id if known is not None else None,
        }

    def _try(self, keep: Callable[[], bool]) -> None:
        try:
            kept = keep()
        except InvalidInput as error:
            self.masking.offer(error.problems)
            self.tell_problems(self.fields.by_name, error.problems)
            return
        self.masking.offer([])
        self.tell_problems(self.fields.by_name, [])
        if kept:
            self.begin_for(None)

    def _take_choices(self, choices: AskChoices) -> None:
        self._asking.choices = choices
        self.fields.offer(choices)
        self._show_scale()

    def _take_about(self, about: About) -> None:
        if about.defaults.customer_id != self._asking.customer_id:
            return
        self._asking.about = about
        self.fields.who.show_customer(about.defaults.customer_id, about.defaults.who)
        self._follow()

    def _follow_who(self) -> None:
        self._touched = True
        try:
            customer_id = self.fields.who.read("customer_id") or 0
        except InvalidInput:
            customer_id = 0
        if customer_id != self._asking.customer_id:
            self._asking.begin(customer_id)
            self._follow()
            if customer_id:
                self._view_model.look_up(customer_id)
        self.outgrown.emit()

    def _follow_metric(self) -> None:
        self._remembered.keep(METRIC_KEY, self.fields.metric.value)
        self._show_scale()

    def _show_scale(self) -> None:
        scale, score = self._asking.scale(self.fields.chosen_metric), self.fields.score
        before = score.value
        score.set_scale(scale.low, scale.high)
        if before is not None and scale.low <= before <= scale.high:
            score.row.show_value(before)
        self._follow()

    def _follow(self) -> None:
        """Say what to ask in their language, when they were asked last, and where they are."""
        asking, metric = self._asking, self.fields.chosen_metric
        reading = self._view_model.reading
        self.fields.hint_place(asking.known.place if asking.known is not None else "")
        question = asking.question(metric)
        self.question.setText(question.text)
        self.fields.score.row.set_ends(question.low, question.high)
        rest, waiting = asking.rest(metric), asking.waiting(metric)
        self.rest.set_spans(rest_spans(rest, reading))
        self.rest.setVisible(rest is not None)
        self.asked.set_spans(asked_spans(waiting, reading))
        self.asked.setVisible(waiting is not None)
        self.ask_button.setEnabled(waiting is None)
        self.outgrown.emit()

    def _touch(self) -> None:
        self._touched = True

    def _connect(self) -> None:
        fields = self.fields
        fields.metric.edited.connect(self._follow_metric)
        fields.who.edited.connect(self._follow_who)
        for field in (fields.score, fields.comment, fields.place, fields.staff):
            field.edited.connect(self._touch)
        self._view_model.choices_read.connect(self._take_choices)
        self._view_model.about_read.connect(self._take_about)
        self.save_button.clicked.connect(self.submit)
        self.masking.taken.connect(self.submit)
        self.ask_button.clicked.connect(self.keep_asked)
        self.hand_over_button.clicked.connect(self.hand_over)
        for button, keys in ((self.ask_button, ASKED_KEYS), (self.hand_over_button, HAND_KEYS)):
            button.setToolTip(keys_to_show(keys))
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _build(self) -> None:
        fields = self.fields
        compact = [fields.stage, fields.place, fields.channel, fields.staff]
        below = (fields.who, self.rest, self.asked, fields.comment, self.masking)
        grid = FormGrid(self.theme, compact, columns=4)
        self.fill((fields.metric, self.question, fields.score, *below, grid))

    def _foot(self) -> QHBoxLayout:
        row = super()._foot()
        row.insertWidget(0, self.ask_button)
        row.insertWidget(1, self.hand_over_button)
        return row


def asked_last(remembered: Remembered) -> Metric:
    """What was asked last on this computer."""
    kept = remembered.text(METRIC_KEY, Metric.NPS)
    return Metric(kept) if kept in list(Metric) else Metric.NPS
