"""What the Recovery pane shows: which cases, how many of each view, and the figures above them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseOrder, CasePage, CaseView
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.recovery.lateness import late_ids
from app.recovery.log_sources import LogChoices, ReadsChoices, ReadsLog
from app.recovery.log_state import LogState
from app.recovery.tiles.view_model import FiguresViewModel, ReadsTiles
from app.ui.change_bus import ChangeBus
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.wording.reading import Reading

PAGE, BOARD = 100, 400
MOST_READ_AGAIN = 1000
TICK_MS = 20_000
_SHOWN_IN_THE_LOG = frozenset(
    {"recovery_case", "case_step", "given_gesture", "case_category", "department", "staff", "customer"}
)


class LogViewModel(QObject):
    """State in, rows out: old rows stay until new ones come.

    ``rows_shown`` is emitted with True when the rows answer another question than before, with False
    when the same was asked again; ``ticked`` when words that tell of time have to be written anew.
    """

    rows_shown = Signal(bool)
    rows_added = Signal()
    state_changed = Signal()
    choices_shown = Signal()
    ticked = Signal()

    def __init__(
        self,
        log: ReadsLog,
        *,
        tiles: ReadsTiles,
        choices: ReadsChoices,
        new_lane: Callable[[], AnyLane],
        bus: ChangeBus,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.state = LogState()
        self.rows: tuple[CaseRow, ...] = ()
        self.more = False
        self.figures = FiguresViewModel(log.count_views, tiles, new_lane=new_lane, notices=notices)
        self.choices = LogChoices()
        self._log = log
        self._read_choices = choices
        self._notices = notices
        self._answered: tuple[LogState, bool] | None = None
        self._as_board = False
        self._late: frozenset[int] = frozenset()
        self._lanes = {name: new_lane() for name in ("rows", "choices")}
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        bus.changed.connect(self._follow)

    @property
    def is_answered(self) -> bool:
        """Whether the rows belong to the state."""
        return self._answered == (self.state, self._as_board)

    def start(self) -> None:
        """Show the log and go with the time."""
        self._timer.start()
        self.refresh()

    def show_state(self, state: LogState) -> None:
        """Ask for something else."""
        if state != self.state:
            self.state = state
            self.state_changed.emit()
        elif self.is_answered:
            return
        self._ask()

    def show_as_board(self, *, on: bool) -> None:
        """A board holds what is open by when it is due, and more of it at once than a list."""
        if on != self._as_board:
            self._as_board = on
            self._ask()

    def choose_view(self, view: CaseView) -> None:
        """Show another of the standing views, narrowed as before."""
        self.show_state(replace(self.state, view=view))

    def search(self, text: str) -> None:
        """Show what holds these words."""
        self.show_state(replace(self.state, text=text.strip()))

    def sort_by(self, order: CaseOrder) -> None:
        """Sort by this, the other way round when it is sorted by it already."""
        turned = order is self.state.order and not self.state.descending
        self.show_state(replace(self.state, order=order, descending=turned))

    def ask_more(self) -> None:
        """Read the next page."""
        if not self.is_answered or not self.more:
            return
        state = self.state
        self._lanes["rows"].ask(
            self._pager(PAGE, after=self.rows[-1]),
            then=lambda page: self._append(state, page),
            otherwise=self._fail,
        )

    def refresh(self) -> None:
        """Read everything again; as many rows as there are, so that nobody loses their place."""
        self._ask(least=min(len(self.rows), MOST_READ_AGAIN) if self.is_answered else 0)
        self.figures.refresh()
        self._lanes["choices"].ask(self._read_choices, then=self._take_choices, otherwise=self._fail)

    def tick(self) -> None:
        """Time went on: have the words written anew, and count again when a case has become late."""
        late = late_ids(self.rows, self.reading.now)
        self.ticked.emit()
        if late != self._late:
            self._late = late
            self.figures.refresh()

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._timer.stop()
        self.figures.close()
        for lane in self._lanes.values():
            lane.close()

    def _ask(self, *, least: int = 0) -> None:
        asked = (self.state, self._as_board)
        limit = max(least, BOARD if self._as_board else PAGE)
        self._lanes["rows"].ask(
            self._pager(limit), then=lambda page: self._take(asked, page), otherwise=self._fail
        )

    def _pager(self, limit: int, after: CaseRow | None = None) -> Callable[[Cancellation], CasePage]:
        query = self.state.query(self.reading.today)
        if self._as_board:
            view = CaseView.OPEN if query.view is CaseView.ALL else query.view
            query = replace(query, view=view, order=CaseOrder.DUE, descending=False)
        return lambda cancellation: self._log.list_cases(
            query, after=after, limit=limit, cancellation=cancellation
        )

    def _take(self, asked: tuple[LogState, bool], page: CasePage) -> None:
        is_new = asked != self._answered
        self._answered = asked
        self.rows, self.more = page.rows, page.more
        self._late = late_ids(self.rows, self.reading.now)
        self.rows_shown.emit(is_new)

    def _append(self, state: LogState, page: CasePage) -> None:
        known = {row.id for row in self.rows}
        if state == self.state:
            # A case opened meanwhile pushes others down a page: none is shown twice.
            self.rows += tuple(row for row in page.rows if row.id not in known)
            self.more = page.more
            self._late = late_ids(self.rows, self.reading.now)
            self.rows_added.emit()

    def _take_choices(self, choices: LogChoices) -> None:
        if choices != self.choices:
            self.choices = choices
            self.choices_shown.emit()

    def _fail(self, error: AppError) -> None:
        self._notices.problem(error)

    def _follow(self, change: Change) -> None:
        if self._answered is not None and (change.everything or change.kinds & _SHOWN_IN_THE_LOG):
            self.refresh()
