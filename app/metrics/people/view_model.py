"""Who is behind a figure, page by page, and what is promised to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.core.outcome import Outcome
from app.metrics.people.rows import PeoplePage, PersonRow
from app.promises.schemas import PromiseDraft
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.running import succeeded

PAGE = 50
MOST_READ_AGAIN = 500
_SHOWN = frozenset({"survey_answer", "customer", "promise"})


class ReadsPeople(Protocol):
    """Whoever tells who is behind what was clicked; the days and filters are those of the pane."""

    def __call__(
        self, clicked: object, *, with_words: bool, offset: int, limit: int
    ) -> Callable[[Cancellation], PeoplePage]:
        """What reads one page; everything it depends on is taken now."""
        ...


class MakesPromises(Protocol):
    """Whoever keeps promises."""

    def make_promise(self, customer_id: int, draft: PromiseDraft) -> Outcome[int]:
        """Promise something."""
        ...


class PeopleViewModel(QObject):
    """``shown`` follows another figure or fresh rows, ``more_shown`` the next page."""

    shown = Signal()
    more_shown = Signal()

    def __init__(
        self,
        read: ReadsPeople,
        *,
        promises: MakesPromises,
        lane: AnyLane,
        bus: ChangeBus,
        runner: CommandRunner,
        notices: Notices,
    ) -> None:
        super().__init__()
        self.page: PeoplePage | None = None
        self.rows: list[PersonRow] = []
        self.with_words = False
        self._read = read
        self._promises = promises
        self._lane = lane
        self._runner = runner
        self._notices = notices
        self._clicked: object = None
        self._more = False
        bus.changed.connect(self._follow)

    @property
    def has_more(self) -> bool:
        """Whether there are further pages."""
        return self._more

    def show(self, clicked: object) -> None:
        """Show who is behind something else; None for nobody."""
        self._clicked, self.page = clicked, None
        self.rows = []
        self.refresh()

    def choose(self, *, with_words: bool) -> None:
        """Show all of them, or only those who said something."""
        self.with_words = with_words
        self.rows = []
        self.refresh()

    def refresh(self) -> None:
        """Read what is shown again, as far as it was read."""
        if self._clicked is None:
            return
        limit = min(MOST_READ_AGAIN, max(PAGE, len(self.rows)))
        work = self._read(self._clicked, with_words=self.with_words, offset=0, limit=limit)
        self._lane.ask(work, then=self._take, otherwise=self._fail)

    def read_on(self, offset: int) -> None:
        """Read the next page."""
        work = self._read(self._clicked, with_words=self.with_words, offset=offset, limit=PAGE)
        self._lane.ask(work, then=self._take_more, otherwise=self._fail)

    def every_row(self) -> Iterator[PersonRow]:
        """All of them from the first to the last, read while they are taken; may be called from any thread."""
        clicked, with_words, offset, more = self._clicked, self.with_words, 0, self._clicked is not None
        while more:
            read = self._read(clicked, with_words=with_words, offset=offset, limit=MOST_READ_AGAIN)
            page = read(Cancellation())
            yield from page.rows
            offset, more = offset + len(page.rows), page.more

    def promise(self, row: PersonRow, *, what: str, due_at: datetime | None) -> bool:
        """Promise something to somebody; whether it was kept. Raises InvalidInput."""
        customer_id = row.customer_id
        if customer_id is None:
            return False
        draft = PromiseDraft(what=what, due_at=due_at)
        return succeeded(self._runner, lambda: self._promises.make_promise(customer_id, draft))

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _take(self, page: PeoplePage) -> None:
        self.page, self.rows, self._more = page, list(page.rows), page.more
        self.shown.emit()

    def _take_more(self, page: PeoplePage) -> None:
        self.rows += page.rows
        self._more = page.more
        self.more_shown.emit()

    def _fail(self, error: AppError) -> None:
        self._notices.problem(error)

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _SHOWN:
            self.refresh()
