"""What the section about consents shows: decisions of everybody, narrowed, page by page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.core.rights import Right
from app.data_rights.consent_parts import ConsentParts
from app.law.schemas.consents import ConsentFilter, Decision, DecisionPage

_FOLLOWED = frozenset({"consent", "customer"})


class Decisions(QObject):
    """A filter in, rows out; ``shown`` follows new rows, ``added`` further ones.

    While nobody looks nothing is read: ``show`` and ``hide`` say so.
    """

    shown = Signal()
    added = Signal()

    def __init__(self, parts: ConsentParts) -> None:
        super().__init__()
        self.wanted = ConsentFilter()
        self.rows: tuple[Decision, ...] = ()
        self.more = False
        self._parts = parts
        self._lane = parts.new_lane()
        self._visible = False
        self._stale = True
        parts.bus.changed.connect(self._follow)

    def show(self) -> None:
        """Somebody looks: read what changed meanwhile."""
        self._visible = True
        if self._stale:
            self.refresh()

    def hide(self) -> None:
        """Nobody looks."""
        self._visible = False

    def narrow(self, wanted: ConsentFilter) -> None:
        """Show what this leaves in."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.refresh()

    def refresh(self) -> None:
        """Read again from the beginning; nothing where it may not be read."""
        self._stale = not self._visible
        if self._stale:
            return
        if self._parts.may(Right.ERASE):
            self._ask(None)
        else:
            self._take(DecisionPage((), more=False))

    def ask_more(self) -> None:
        """Read the next page."""
        if self.more and self.rows:
            self._ask(self.rows[-1])

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._parts.bus.changed.disconnect(self._follow)
        self._lane.close()

    def _ask(self, after: Decision | None) -> None:
        wanted, book = self.wanted, self._parts.book

        def read(stop: Cancellation) -> DecisionPage:
            return book.list_decisions(wanted, after=after, cancellation=stop)

        self._lane.ask(read, then=self._take if after is None else self._append, otherwise=self._fail)

    def _take(self, page: DecisionPage) -> None:
        self.rows, self.more = page.rows, page.more
        self.shown.emit()

    def _append(self, page: DecisionPage) -> None:
        self.rows, self.more = self.rows + page.rows, page.more
        self.added.emit()

    def _fail(self, error: AppError) -> None:
        self._parts.notices.problem(error)

    def _follow(self, change: Change) -> None:
        if change.kinds & _FOLLOWED:
            self.refresh()
