"""The timeline of the customer shown: pages, filter and search."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.customers.history.timeline import TimelineRow, row_of_change, row_of_entry
from app.customers.schemas.history import HistoryCursor, HistoryKind
from app.customers.service.history import HistoryService
from app.ui.lane import AnyLane
from app.ui.notices import Notices

PAGE = 50
Page = tuple[tuple[TimelineRow, ...], object]
"""Rows, and where the next page goes on: None at the very end."""


class HistoryFilter(StrEnum):
    """What the timeline is narrowed to."""

    ALL = "all"
    VISITS = "visits"
    TOUCHPOINTS = "touchpoints"
    CASES = "cases"
    MOMENTS = "moments"
    PROMISES = "promises"
    ANSWERS = "answers"
    NOTES = "notes"
    CHANGES = "changes"


_KINDS = {
    HistoryFilter.ALL: (
        HistoryKind.VISIT,
        HistoryKind.TOUCHPOINT,
        HistoryKind.CASE,
        HistoryKind.MOMENT,
        HistoryKind.PROMISE,
        HistoryKind.CLUE,
        HistoryKind.PREFERENCE,
        HistoryKind.ANSWER,
    ),
    HistoryFilter.VISITS: (HistoryKind.VISIT,),
    HistoryFilter.TOUCHPOINTS: (HistoryKind.TOUCHPOINT,),
    HistoryFilter.CASES: (HistoryKind.CASE,),
    HistoryFilter.MOMENTS: (HistoryKind.MOMENT,),
    HistoryFilter.PROMISES: (HistoryKind.PROMISE,),
    HistoryFilter.ANSWERS: (HistoryKind.ANSWER,),
    HistoryFilter.NOTES: (HistoryKind.CLUE, HistoryKind.PREFERENCE),
}


class HistoryViewModel(QObject):
    """``shown`` is emitted with the rows of a first page, ``appended`` with those of the next one."""

    shown = Signal(object)
    appended = Signal(object)
    filter_changed = Signal(str)

    def __init__(self, service: HistoryService, *, lane: AnyLane, notices: Notices) -> None:
        super().__init__()
        self._service = service
        self._lane = lane
        self._notices = notices
        self._customer_id = 0
        self._filter = HistoryFilter.ALL
        self._text = ""
        self._next: object = None
        self._loaded = 0
        self._rows: tuple[TimelineRow, ...] = ()

    @property
    def rows(self) -> tuple[TimelineRow, ...]:
        """Everything that has been read."""
        return self._rows

    @property
    def has_more(self) -> bool:
        """Whether there are further rows to ask for."""
        return self._next is not None

    @property
    def text(self) -> str:
        """What is searched for."""
        return self._text

    @property
    def chosen_filter(self) -> HistoryFilter:
        """What the timeline is narrowed to."""
        return self._filter

    def read_first(self, customer_id: int, cancellation: Cancellation) -> Page:
        """The first page of somebody's timeline; may be called from any thread."""
        return self._read_entries(customer_id, HistoryFilter.ALL, cancellation=cancellation)

    def show_customer(self, customer_id: int, page: Page) -> None:
        """Show another customer's timeline, all of it, beginning with a page that was read already."""
        self._lane.drop()
        self._customer_id = customer_id
        self._text = ""
        if self._filter is not HistoryFilter.ALL:
            self._filter = HistoryFilter.ALL
            self.filter_changed.emit(self._filter)
        self._show(page)

    def narrow(self, chosen: str) -> None:
        """Show one kind of entry alone."""
        self._filter = HistoryFilter(chosen)
        self._loaded = 0
        self.filter_changed.emit(self._filter)
        self._ask_first()

    def search(self, text: str) -> None:
        """Show only what holds these words."""
        if text.strip() != self._text:
            self._text = text.strip()
            self._loaded = 0
            self._ask_first()

    def ask_more(self) -> None:
        """Fetch the next page."""
        if self.has_more:
            self._lane.ask(self._reader(self._next, PAGE), then=self._append, otherwise=self._fail)

    def refresh(self) -> None:
        """Read again as much as is shown."""
        if self._customer_id:
            self._ask_first()

    def follow(self, change: Change) -> None:
        """Read again when something of this customer changed."""
        if self._customer_id and change.concerns(self._customer_id):
            self.refresh()

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _ask_first(self) -> None:
        self._lane.ask(self._reader(None, max(PAGE, self._loaded)), then=self._show, otherwise=self._fail)

    def _reader(self, cursor: object, limit: int) -> Callable[[Cancellation], Page]:
        customer_id, text, chosen = self._customer_id, self._text, self._filter
        if chosen is HistoryFilter.CHANGES:
            return lambda cancellation: self._read_changes(
                customer_id, cursor=cursor, limit=limit, cancellation=cancellation
            )
        return lambda cancellation: self._read_entries(
            customer_id, chosen, text=text, cursor=cursor, limit=limit, cancellation=cancellation
        )

    def _read_entries(
        self,
        customer_id: int,
        chosen: HistoryFilter,
        *,
        cancellation: Cancellation,
        text: str = "",
        cursor: object = None,
        limit: int = PAGE,
    ) -> Page:
        page = self._service.list_history(
            customer_id,
            kinds=_KINDS[chosen],
            text=text,
            cursor=cursor if isinstance(cursor, HistoryCursor) else None,
            limit=limit,
            cancellation=cancellation,
        )
        return tuple(row_of_entry(entry) for entry in page.entries), page.next_cursor

    def _read_changes(
        self, customer_id: int, *, cursor: object, limit: int, cancellation: Cancellation
    ) -> Page:
        before = cursor if isinstance(cursor, int) else None
        changes = self._service.list_changes(
            customer_id, before=before, limit=limit, cancellation=cancellation
        )
        return tuple(row_of_change(row) for row in changes.rows), changes.next_before

    def _show(self, page: Page) -> None:
        rows, self._next = page
        self._rows = rows
        self._loaded = len(rows)
        self.shown.emit(rows)

    def _append(self, page: Page) -> None:
        rows, self._next = page
        self._rows += rows
        self._loaded += len(rows)
        self.appended.emit(rows)

    def _fail(self, error: AppError) -> None:
        self._notices.problem(error)
