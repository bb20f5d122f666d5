"""What the quick form works with: how the venue asks, whom, and saving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.metrics.quick.sources import About, AskChoices, AskSources
from app.surveys.schemas.drafts import AnswerDraft, AskDraft, CompletionDraft
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.running import succeeded
from app.wording.reading import Reading


class QuickAnswerViewModel(QObject):
    """``choices_read`` and ``about_read`` carry what was read, ``saved`` follows when something is kept."""

    choices_read = Signal(object)
    about_read = Signal(object)
    saved = Signal()

    def __init__(
        self,
        sources: AskSources,
        *,
        new_lane: Callable[[], AnyLane],
        runner: CommandRunner,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.sources = sources
        self.finding = new_lane()
        self._choosing, self._knowing = new_lane(), new_lane()
        self._runner = runner
        self._notices = notices

    def begin(self) -> None:
        """Read how the venue asks."""
        self._choosing.ask(self.sources.choices, then=self._take_choices, otherwise=self._notices.problem)

    def look_up(self, customer_id: int) -> None:
        """Read what is known of somebody before they are asked."""
        about = self.sources.about
        self._knowing.ask(
            lambda cancellation: about(customer_id, cancellation),
            then=self._take_about,
            otherwise=self._notices.problem,
        )

    def save(self, draft: AnswerDraft) -> bool:
        """Keep an answer; raises InvalidInput for the form to show."""
        answers = self.sources.services().answers
        return self._told(kept=succeeded(self._runner, lambda: answers.record(draft)))

    def complete(self, answer_id: int, draft: CompletionDraft) -> bool:
        """Keep the answer to a question that was asked before."""
        answers = self.sources.services().answers
        return self._told(kept=succeeded(self._runner, lambda: answers.complete(answer_id, draft)))

    def ask(self, draft: AskDraft) -> bool:
        """Keep that somebody was asked and has not answered."""
        answers = self.sources.services().answers
        return self._told(kept=succeeded(self._runner, lambda: answers.ask(draft)))

    def close(self) -> None:
        """Ask nothing more."""
        for lane in (self.finding, self._choosing, self._knowing):
            lane.close()

    def _told(self, *, kept: bool) -> bool:
        if kept:
            self.saved.emit()
        return kept

    def _take_choices(self, choices: AskChoices) -> None:
        self.choices_read.emit(choices)

    def _take_about(self, about: About) -> None:
        self.about_read.emit(about)
