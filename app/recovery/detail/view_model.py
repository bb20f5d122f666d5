"""The case beside the log, read again whenever something of it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from app.cases.schemas.rows import CaseDetail, KnowBefore
from app.cases.service.visits import VisitChoice
from app.cases.services import CaseServices
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError, NotFound
from app.recovery.detail.acts import CaseActs
from app.recovery.detail.choices import CaseChoices
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.who_field import Finds
from app.wording.reading import Reading

TICK_MS = 15_000
_ELSEWHERE = frozenset({"staff", "case_category", "department", "gesture", "venue_setting"})
_OF_CASES = frozenset({"recovery_case", "case_step", "case_entry", "given_gesture", "promise", "attachment"})


@dataclass(frozen=True)
class ShownCase:
    """Everything the panel shows of one case; ``know`` is None for somebody without a card."""

    detail: CaseDetail
    know: KnowBefore | None
    visits: tuple[VisitChoice, ...]
    choices: CaseChoices


class DetailViewModel(QObject):
    """``shown`` carries whether it is another case than before; ``ticked`` that time went on."""

    shown = Signal(bool)
    gone = Signal()
    ticked = Signal()

    def __init__(
        self,
        services: Callable[[], CaseServices],
        *,
        choices: Callable[[], CaseChoices],
        finds: Finds,
        new_lane: Callable[[], AnyLane],
        bus: ChangeBus,
        runner: CommandRunner,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.notices = notices
        self.acts = CaseActs(services, runner)
        self.now_shown: ShownCase | None = None
        self._services = services
        self._choices = choices
        self.finds = finds
        self._wanted = 0
        self._lane = new_lane()
        self.guard_lane = new_lane()
        self.people_lane = new_lane()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.ticked)
        bus.changed.connect(self._follow)

    @property
    def case_id(self) -> int:
        """The case on screen; 0 for none."""
        return self.now_shown.detail.row.id if self.now_shown is not None else 0

    def show_case(self, case_id: int | None) -> None:
        """Show a case, or none."""
        self._wanted = case_id or 0
        if case_id is None:
            self._leave()
            return
        self._timer.start()
        self._ask()

    def refresh(self) -> None:
        """Read the case again."""
        if self._wanted:
            self._ask()

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._timer.stop()
        self._lane.close()
        self.guard_lane.close()
        self.people_lane.close()

    def _ask(self) -> None:
        case_id = self._wanted
        self._lane.ask(
            lambda cancellation: self._read(case_id, cancellation), then=self._take, otherwise=self._fail
        )

    def _read(self, case_id: int, cancellation: Cancellation) -> ShownCase:
        services = self._services()
        detail = services.reader.get_case(case_id)
        cancellation.raise_if_cancelled()
        customer_id = detail.row.customer_id
        know: KnowBefore | None = None
        visits: tuple[VisitChoice, ...] = ()
        if customer_id is not None:
            know = services.knowing.know_before(customer_id, except_case_id=case_id)
            visits = services.visits.list_of(customer_id)
        cancellation.raise_if_cancelled()
        return ShownCase(detail, know, visits, self._choices())

    def _take(self, shown: ShownCase) -> None:
        is_other = shown.detail.row.id != self.case_id
        self.now_shown = shown
        self.shown.emit(is_other)

    def _fail(self, error: AppError) -> None:
        self.notices.problem(error)
        if isinstance(error, NotFound):
            self._wanted = 0
            self._leave()

    def _leave(self) -> None:
        self._timer.stop()
        self._lane.drop()
        self.now_shown = None
        self.gone.emit()

    def _follow(self, change: Change) -> None:
        if self._wanted and self._concerns(change):
            self._ask()

    def _concerns(self, change: Change) -> bool:
        if change.everything or change.kinds & (_OF_CASES | _ELSEWHERE):
            return True
        shown = self.now_shown
        customer_id = shown.detail.row.customer_id if shown is not None else None
        return customer_id is not None and change.concerns(customer_id)
