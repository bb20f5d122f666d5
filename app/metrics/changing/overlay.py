"""Changing an answer over whatever is on screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.cancelling import Cancellation
from app.core.words import gettext as _
from app.metrics.changing.card import ChangeCard
from app.metrics.changing.fields import AnswerFields
from app.metrics.quick.sources import AskChoices, AskSources
from app.surveys.schemas.rows import AnswerRow
from app.surveys.words import metric_words
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.over_window import OverWindow
from app.ui.parts import parts_of
from app.ui.running import succeeded
from app.ui.theme.theme import Theme
from app.ui.who_field import WhoField
from app.wording.reading import Reading


class AnswerChanging(OverWindow):
    """What was typed is kept or discarded; what others changed meanwhile is shown beside it."""

    def __init__(
        self,
        sources: AskSources,
        *,
        theme: Theme,
        window: QWidget,
        new_lane: Callable[[], AnyLane],
        runner: CommandRunner,
        reading: Reading,
    ) -> None:
        self.card = ChangeCard(theme, remove=self.remove)
        self._sources = sources
        self._runner = runner
        self._reading = reading
        self._finding = new_lane()
        self._answer_id = 0
        super().__init__(self.card, theme=theme, window=window)
        self._theme = theme
        self.card.left.connect(self.leave)
        self.card.outgrown.connect(self.fit)

    def open(self, answer_id: int) -> None:
        """Show an answer as it is now; a notice says so where it is there no more."""
        read = self._runner.look(
            lambda: (self._sources.services().answers.get(answer_id), self._sources.choices(Cancellation()))
        )
        if read is None:
            return
        answer, choices = read
        self._answer_id = answer_id
        form = self.card.show_answer(self._fields(answer, choices), told=self._told(answer))
        form.done.connect(self.leave)
        form.left.connect(self.leave)
        for line in parts_of(form, QLineEdit):
            line.installEventFilter(self)
        self.bring_up()

    def remove(self) -> None:
        """Take the answer out that is shown, and the promise it made; it can be taken back."""
        answers, answer_id = self._sources.services().answers, self._answer_id
        if succeeded(self._runner, lambda: answers.remove(answer_id, answers.get(answer_id).version)):
            self.leave()

    def took_enter(self, line: QObject) -> bool:
        """Enter takes the best match while a name is being typed."""
        who = self.card.form.fields["customer_id"] if self.card.form is not None else None
        return isinstance(who, WhoField) and who.took_enter(line)

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self._finding.close()

    def _fields(self, answer: AnswerRow, choices: AskChoices) -> AnswerFields:
        return AnswerFields(
            self._theme,
            answer,
            choices=choices,
            answers=self._sources.services().answers,
            runner=self._runner,
            reading=self._reading,
            finds=self._sources.finds,
            lane=self._finding,
        )

    def _told(self, answer: AnswerRow) -> str:
        wording, parts = self._reading.wording, [metric_words(answer.metric)]
        scale = _("asked from {low} to {high}").format(low=answer.scale_min, high=answer.scale_max)
        parts.append(scale)
        if answer.asked_at is not None:
            parts.append(
                _("asked {when}").format(when=wording.instant_near(answer.asked_at, self._reading.now))
            )
        if answer.source:
            parts.append(_("from {source}").format(source=answer.source))
        return ", ".join(parts)
