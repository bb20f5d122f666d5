"""What the whole pane is about: days and filters, and everything that is read for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from app.core.changes import Change
from app.core.errors import AppError
from app.metrics.applied import applied_words
from app.metrics.choices import MetricsChoices, ReadsChoices
from app.metrics.page_model import PageModel, Read
from app.metrics.state import MetricsState
from app.ui.change_bus import ChangeBus
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.wording.reading import Reading

T = TypeVar("T")
_OFFERED = frozenset(
    {"journey_stage", "department", "staff", "tag", "survey_answer", "visit", "venue_setting", "venue"}
)


class Outdated(Protocol):
    """What is read for the days and filters, such as a PageModel."""

    def outdate(self) -> None:
        """Something else is wanted."""
        ...

    def close(self) -> None:
        """Ask nothing more."""
        ...


class MetricsViewModel(QObject):
    """``state_changed`` follows other days or filters, ``choices_shown`` what there is to narrow by."""

    state_changed = Signal()
    choices_shown = Signal()

    def __init__(
        self,
        read_choices: ReadsChoices,
        *,
        state: MetricsState,
        new_lane: Callable[[], AnyLane],
        bus: ChangeBus,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.state = state
        self.choices = MetricsChoices()
        self.reading = reading
        self.new_lane = new_lane
        self.bus = bus
        self.notices = notices
        self._read_choices = read_choices
        self._lane = new_lane()
        self._of_answers: list[Outdated] = []
        self._of_metric: list[Outdated] = []
        bus.changed.connect(self._follow)

    @property
    def applied(self) -> tuple[str, ...]:
        """Days and filters in words, for whatever leaves the pane."""
        return applied_words(self.state, self.choices, wording=self.reading.wording, today=self.reading.today)

    def start(self) -> None:
        """Read for the first time."""
        self._ask_choices()

    def new_model(
        self,
        new_read: Callable[[], Read[T]],
        *,
        kinds: frozenset[str],
        of_metric: bool = False,
        after: Sequence[PageModel[Any]] = (),
    ) -> PageModel[T]:
        """What reads on a lane of its own and follows days and filters, see ``add``; the rest is as PageModel has it."""
        model = PageModel(
            new_read, lane=self.new_lane(), bus=self.bus, notices=self.notices, kinds=kinds, after=after
        )
        self.add(model, of_metric=of_metric)
        return model

    def add(self, model: Outdated, *, of_metric: bool = False) -> None:
        """Have a model follow days and filters, ``of_metric`` which of the three is chosen too."""
        (self._of_metric if of_metric else self._of_answers).append(model)

    def show_state(self, state: MetricsState) -> None:
        """Show other days or other answers."""
        before, self.state = self.state, state
        if state == before:
            return
        self.state_changed.emit()
        if not state.same_answers(before):
            self._outdate(self._of_answers)
        self._outdate(self._of_metric)

    def refresh(self) -> None:
        """Read everything again."""
        self._ask_choices()
        self._outdate(self._of_answers)
        self._outdate(self._of_metric)

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._lane.close()
        for model in (*self._of_answers, *self._of_metric):
            model.close()

    def _outdate(self, models: list[Outdated]) -> None:
        for model in models:
            model.outdate()

    def _ask_choices(self) -> None:
        self._lane.ask(self._read_choices, then=self._take_choices, otherwise=self._fail)

    def _take_choices(self, choices: MetricsChoices) -> None:
        if choices != self.choices:
            self.choices = choices
            self.choices_shown.emit()

    def _fail(self, error: AppError) -> None:
        self.notices.problem(error)

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _OFFERED:
            self._ask_choices()
