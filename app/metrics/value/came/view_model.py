"""Who came, page by page, as the days and filters of the pane say."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.measures.value.people import VisitScope
from app.measures.value.referral_rows import Behind, CamePage, CameRow
from app.metrics.page_model import Read
from app.metrics.value.came.clicked import CameClicked
from app.metrics.value.scopes import visit_scope
from app.metrics.view_model import MetricsViewModel

PAGE = 50
MOST_READ_AGAIN = 500
OF_CAME = frozenset({"visit", "customer", "customer_tag"})


class ListsCame(Protocol):
    """Whoever tells who is behind a figure of how they came."""

    def came(
        self,
        scope: VisitScope,
        behind: Behind,
        *,
        offset: int = 0,
        limit: int = PAGE,
        cancellation: Cancellation | None = None,
    ) -> CamePage:
        """One page."""
        ...


class CameViewModel(QObject):
    """``shown`` follows another figure or fresh rows, ``more_shown`` the next page."""

    shown = Signal()
    more_shown = Signal()

    def __init__(self, pane: MetricsViewModel, measures: ListsCame) -> None:
        super().__init__()
        self.clicked: CameClicked | None = None
        self.page: CamePage | None = None
        self.rows: list[CameRow] = []
        self._pane = pane
        self._measures = measures
        self._lane = pane.new_lane()
        pane.bus.changed.connect(self._follow)

    @property
    def has_more(self) -> bool:
        """Whether there are further pages."""
        return self.page is not None and self.page.more

    def show(self, clicked: CameClicked) -> None:
        """Show who is behind something else."""
        self.clicked, self.page = clicked, None
        self.rows = []
        self.refresh()

    def refresh(self) -> None:
        """Read what is shown again, as far as it was read."""
        if self.clicked is not None:
            limit = min(MOST_READ_AGAIN, max(PAGE, len(self.rows)))
            self._lane.ask(self._read(self.clicked, 0, limit), then=self._take, otherwise=self._fail)

    def read_on(self, offset: int) -> None:
        """Read the next page."""
        if self.clicked is not None:
            self._lane.ask(self._read(self.clicked, offset, PAGE), then=self._take_more, otherwise=self._fail)

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _read(self, clicked: CameClicked, offset: int, limit: int) -> Read[CamePage]:
        scope = visit_scope(self._pane.state, self._pane.reading.today)
        return lambda asked: self._measures.came(
            scope, clicked.behind, offset=offset, limit=limit, cancellation=asked
        )

    def _take(self, page: CamePage) -> None:
        self.page, self.rows = page, list(page.rows)
        self.shown.emit()

    def _take_more(self, page: CamePage) -> None:
        self.page = page
        self.rows += page.rows
        self.more_shown.emit()

    def _fail(self, error: AppError) -> None:
        self._pane.notices.problem(error)

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & OF_CAME:
            self.refresh()
