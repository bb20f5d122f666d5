"""What the screen that is handed over works with: one question, its answer, and who may take it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError, InvalidInput
from app.core.words import gettext as _
from app.core.words import ngettext
from app.metrics.hand_over.keeping import AnswerKeeping
from app.metrics.hand_over.waiting_times import Misses
from app.model.survey import AnswerChannel, Metric
from app.sign_in.service.pins import Unlocked
from app.surveys.questions import Question, Questions, Spoken
from app.surveys.services import SurveyServices
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.wording.reading import Reading


class Page(Enum):
    """What is on the screen."""

    QUESTION = auto()
    THANKS = auto()
    PIN = auto()


class HandOverViewModel(QObject):
    """``changed`` follows whatever changes on the screen, ``told`` carries words for whoever types a PIN.

    ``unlocked`` carries who took the screen back, when everything is kept.
    """

    changed = Signal()
    told = Signal(str)
    unlocked = Signal(object)

    def __init__(
        self,
        services: Callable[[], SurveyServices],
        *,
        lane: AnyLane,
        runner: CommandRunner,
        reading: Reading,
    ) -> None:
        super().__init__()
        self._services = services
        self._lane = lane
        self._reading = reading
        self._keeping = AnswerKeeping(services, runner)
        self._misses = Misses()
        self._questions: Questions | None = None
        self._asked: dict[str, Any] = {}
        self._asked_at: datetime = reading.now
        self._before = Page.QUESTION
        self._touched = False
        self.page = Page.QUESTION
        self.language = ""
        self.score: int | None = None

    def begin(self, asked: Mapping[str, Any], questions: Questions, *, spoken: tuple[str, ...]) -> None:
        """Ask one question; ``asked`` is what it is about, ``spoken`` are the languages of who is asked."""
        self._asked = {**asked, "channel": AnswerChannel.HAND_OVER}
        self._questions = questions
        self._start(questions.language_for(spoken), touched=True)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are offered."""
        return self._questions.languages if self._questions is not None else ()

    @property
    def ends(self) -> tuple[int, int]:
        """The lowest and the highest score."""
        return self._asked["scale_min"], self._asked["scale_max"]

    @property
    def question(self) -> Question:
        """What is asked, in the language that is chosen."""
        assert self._questions is not None
        return self._questions.question(Metric(self._asked["metric"]), self.language)

    @property
    def words(self) -> Spoken:
        """Everything else in that language."""
        assert self._questions is not None
        return self._questions.spoken(self.language)

    @property
    def is_anonymous(self) -> bool:
        """Whether somebody without a name is asked, so that another one may follow."""
        return self._asked.get("customer_id") is None

    def speak(self, language: str) -> None:
        """Go on in another language."""
        self.language, self._touched = language, True
        self.changed.emit()

    def choose(self, score: int | None) -> None:
        """A score was chosen, or taken back."""
        self.score, self._touched = score, True
        self.changed.emit()

    def finish(self, comment: str) -> str:
        """Keep the answer and say thanks; gives what is wrong with the comment, in their language."""
        if self.score is None:
            return ""
        try:
            self._keeping.keep(self._draft(comment))
        except InvalidInput:
            return self.words.card
        self._touched, self.score = False, None
        self.page = Page.THANKS
        self.changed.emit()
        return ""

    def ask_next(self) -> None:
        """Somebody else may answer, without a name."""
        self._asked |= {"customer_id": None, "visit_id": None, "case_id": None}
        self._start(self.language, touched=False)

    def ask_pin(self) -> None:
        """Somebody of the staff wants the screen back."""
        if self.page is not Page.PIN:
            self._before, self.page = self.page, Page.PIN
            self.changed.emit()

    def go_back(self) -> None:
        """From the PIN back to what was on the screen."""
        self.page = self._before
        self.changed.emit()

    def try_pin(self, pin: str) -> None:
        """Take the screen back if somebody who works here has this PIN."""
        left = self._misses.left(self._reading.now)
        if left:
            self.told.emit(_wait_words(left))
            return
        pins = self._services().pins
        self._lane.ask(lambda _cancellation: pins.whose(pin), then=self._take, otherwise=self._fail)

    def leave(self, comment: str) -> None:
        """Keep what was begun, or that they were asked, before the screen is taken back."""
        self._keeping.try_again()
        if self.score is not None:
            self._keeping.keep_at_last(self._draft(comment))
        elif self._touched:
            self._keeping.keep_asked(self._asked | {"asked_at": self._asked_at, "language": self.language})
        self._touched, self.score = False, None

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _start(self, language: str, *, touched: bool) -> None:
        self.language, self.score, self._touched = language, None, touched
        self._asked_at = self._reading.now
        self.page = Page.QUESTION
        self.changed.emit()

    def _draft(self, comment: str) -> dict[str, Any]:
        given = {"score": self.score, "comment": comment, "language": self.language}
        return self._asked | given | {"asked_at": self._asked_at}

    def _take(self, who: Unlocked | None) -> None:
        if who is not None:
            self._misses.forget()
            self.unlocked.emit(who)
            return
        wait = self._misses.miss(self._reading.now)
        wrong = _("This is nobody's PIN.")
        self.told.emit(f"{wrong} {_wait_words(wait)}" if wait else wrong)

    def _fail(self, error: AppError) -> None:
        self.told.emit(str(error))


def _wait_words(wait: timedelta) -> str:
    seconds = max(1, round(wait.total_seconds()))
    template = ngettext("Try again in {count} second.", "Try again in {count} seconds.", seconds)
    return template.format(count=seconds)
