"""The moment beside the agenda, read again whenever something of it changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError, NotFound
from app.occasions.schemas import MomentKey
from app.planner.plan.acts import PlanActs
from app.planner.plan.idea_photos import small_photos
from app.planner.plan.reading import read_moment
from app.planner.plan.shown import ShownMoment
from app.planner.plan.sources import PlanSources
from app.planner.state import same_moment
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.wording.reading import Reading

TICK_MS = 30_000
_ELSEWHERE = frozenset({"staff", "department", "gesture", "playbook", "playbook_version", "venue_setting"})
_OF_MOMENTS = frozenset({"moment", "moment_task", "given_gesture", "occasion", "attachment"})


class PlanViewModel(QObject):
    """``shown`` carries whether it is another moment than before; ``gone`` follows when there is none.

    ``photos_read`` carries small photos by their ids.
    """

    shown = Signal(bool)
    gone = Signal()
    photos_read = Signal(object)

    def __init__(
        self,
        sources: PlanSources,
        *,
        new_lane: Callable[[], AnyLane],
        bus: ChangeBus,
        runner: CommandRunner,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.notices = notices
        self.acts = PlanActs(sources.services, runner)
        self.now_shown: ShownMoment | None = None
        self.sources = sources
        self._wanted: MomentKey | None = None
        self._days: dict[MomentKey, date] = {}
        self._lane = new_lane()
        self.guard_lane = new_lane()
        self._photo_lane = new_lane()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.refresh)
        bus.changed.connect(self._follow)

    @property
    def moment_id(self) -> int:
        """The plan on screen; 0 where there is none yet."""
        shown = self.now_shown
        return shown.detail.id if shown is not None and shown.detail is not None else 0

    @property
    def is_awaited(self) -> bool:
        """Whether another moment is still being read."""
        wanted, shown = self._wanted, self.now_shown
        return wanted is not None and (shown is None or shown.about != same_moment(wanted))

    def show_key(self, key: MomentKey | None) -> None:
        """Show a moment, or none."""
        self._wanted = key
        if key is None:
            self._leave()
            return
        self._timer.start()
        self._ask()

    def choose_day(self, day: date) -> None:
        """Celebrate on this day; of a moment without a plan it is remembered until there is one."""
        shown = self.now_shown
        if shown is None:
            return
        if shown.detail is None:
            self._days[shown.about] = day
            self._ask()
        else:
            self.acts.move_to(shown.detail, day)

    def refresh(self) -> None:
        """Read the moment again."""
        if self._wanted is not None:
            self._ask()

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._timer.stop()
        self._lane.close()
        self.guard_lane.close()
        self._photo_lane.close()

    def read_photos(self, ids: tuple[int, ...]) -> None:
        """Read photos of what is offered, no larger than they are shown."""

        def read(cancellation: Cancellation) -> dict[int, QImage]:
            content_of = self.sources.services().files.get_content
            return small_photos(ids, content_of=content_of, cancellation=cancellation)

        self._photo_lane.ask(read, then=self.photos_read.emit, otherwise=self.notices.problem)

    def _ask(self) -> None:
        key = self._wanted
        assert key is not None
        chosen = self._days.get(same_moment(key))

        def read(cancellation: Cancellation) -> ShownMoment:
            return read_moment(self.sources, key, chosen_on=chosen, cancellation=cancellation)

        self._lane.ask(read, then=self._take, otherwise=self._fail)

    def _take(self, shown: ShownMoment) -> None:
        before = self.now_shown
        self.now_shown = shown
        self.shown.emit(before is None or before.about != shown.about)

    def _fail(self, error: AppError) -> None:
        if isinstance(error, NotFound):
            # Undone or put away elsewhere: the agenda says so already by not showing it any more.
            self._wanted = None
            self._leave()
        else:
            self.notices.problem(error)

    def _leave(self) -> None:
        self._timer.stop()
        self._lane.drop()
        self.now_shown = None
        self.gone.emit()

    def _follow(self, change: Change) -> None:
        if self._wanted is not None and self._concerns(change):
            self._ask()

    def _concerns(self, change: Change) -> bool:
        if change.everything or change.kinds & (_OF_MOMENTS | _ELSEWHERE):
            return True
        return self._wanted is not None and change.concerns(self._wanted.customer_id)
