"""What the page of the log shows: which entries, and who may have written them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.audit.schemas import LogEnd, LogFilter, LogPage, LogRow, NamedStaff
from app.audit_log.parts import LogParts
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError, Refused

PAGE = 100
MOST_READ_AGAIN = 500
SETTLE_MS = 400
"""How long other changes may follow before the log is read again."""


class LogBook(QObject):
    """A filter in, rows out: old rows stay until new ones come.

    ``rows_shown`` is emitted with True when they answer another question than before; ``filter_changed`` and
    ``facts_shown`` when the filter, the people or the length of the log are others; ``refused`` says why
    somebody may not read it. While nobody looks nothing is read: ``show`` and ``hide`` say so.
    """

    rows_shown = Signal(bool)
    rows_added = Signal()
    filter_changed = Signal()
    facts_shown = Signal()
    refused = Signal(str)

    def __init__(self, parts: LogParts) -> None:
        super().__init__()
        self.wanted = LogFilter()
        self.customer_name = ""
        self.rows: tuple[LogRow, ...] = ()
        self.people: tuple[NamedStaff, ...] = ()
        self.end = LogEnd(0, "")
        self._parts = parts
        self._next: int | None = None
        self._answered: LogFilter | None = None
        self._visible = False
        self._stale = True
        self._lanes = {name: parts.new_lane() for name in ("rows", "facts")}
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        parts.bus.changed.connect(self._follow)

    @property
    def more(self) -> bool:
        """Whether there are older entries than those shown."""
        return self._next is not None and self._answered == self.wanted

    def show(self) -> None:
        """Somebody looks: read what changed meanwhile."""
        self._visible = True
        if self._stale:
            self.refresh()

    def hide(self) -> None:
        """Nobody looks."""
        self._visible = False

    def narrow(self, wanted: LogFilter, *, customer_name: str = "") -> None:
        """Show what this leaves in; ``customer_name`` is whom it is about."""
        if wanted.customer_id is not None and customer_name:
            self.customer_name = customer_name
        if wanted != self.wanted:
            self.wanted = wanted
            self.filter_changed.emit()
            self._ask(PAGE)

    def ask_more(self) -> None:
        """Read the next page."""
        if not self.more:
            return
        wanted, before = self.wanted, self._next

        def read(stop: Cancellation) -> LogPage:
            return self._parts.account.list_log(wanted, before=before, limit=PAGE, cancellation=stop)

        self._lanes["rows"].ask(read, then=self._append, otherwise=self._fail)

    def refresh(self) -> None:
        """Read again, as many rows as there are, so that nobody loses their place."""
        if not self._visible:
            self._stale = True
            return
        self._stale = False
        self._ask(min(max(len(self.rows), PAGE), MOST_READ_AGAIN))
        self._lanes["facts"].ask(self._read_facts, then=self._take_facts, otherwise=self._fail)

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._settle.stop()
        self._parts.bus.changed.disconnect(self._follow)
        for lane in self._lanes.values():
            lane.close()

    def _ask(self, limit: int) -> None:
        wanted = self.wanted

        def read(stop: Cancellation) -> LogPage:
            return self._parts.account.list_log(wanted, limit=limit, cancellation=stop)

        self._lanes["rows"].ask(read, then=lambda page: self._take(wanted, page), otherwise=self._fail)

    def _read_facts(self, stop: Cancellation) -> tuple[tuple[NamedStaff, ...], LogEnd]:
        account = self._parts.account
        return account.list_everybody(cancellation=stop), account.end(cancellation=stop)

    def _take_facts(self, facts: tuple[tuple[NamedStaff, ...], LogEnd]) -> None:
        self.people, self.end = facts
        self.facts_shown.emit()

    def _take(self, wanted: LogFilter, page: LogPage) -> None:
        is_new = wanted != self._answered
        self._answered = wanted
        self.rows, self._next = page.rows, page.next_before
        self.rows_shown.emit(is_new)

    def _append(self, page: LogPage) -> None:
        self.rows += page.rows
        self._next = page.next_before
        self.rows_added.emit()

    def _fail(self, error: AppError) -> None:
        if isinstance(error, Refused):
            self.rows, self._next, self._answered = (), None, None
            self.refused.emit(str(error))
        else:
            self._parts.notices.problem(error)

    def _follow(self, _change: Change) -> None:
        self._stale = True
        if self._visible and self._answered is not None:
            self._settle.start()
