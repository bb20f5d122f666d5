"""What is looked up, who was found, and which of them is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.customers.lookup_rows import LookupResult, LookupRow
from app.ui.change_bus import ChangeBus
from app.ui.lane import AnyLane
from app.ui.notices import Notices


class LooksUp(Protocol):
    """Whoever finds customers by what was typed."""

    def find(self, text: str, *, cancellation: Cancellation) -> LookupResult:
        """The rows for ``text``; for an empty one those who are here, expected or were here lately."""
        ...


class LookupViewModel(QObject):
    """Text in, rows out: old rows stay until new ones come.

    ``answered`` is emitted with True when the rows answer a new text, with False when the same text
    was asked again because something changed.
    """

    answered = Signal(bool)
    text_changed = Signal(str)
    customer_chosen = Signal(int)

    def __init__(self, lookup: LooksUp, *, lane: AnyLane, bus: ChangeBus, notices: Notices) -> None:
        super().__init__()
        self._lookup = lookup
        self._lane = lane
        self._notices = notices
        self._text = ""
        self._answered_text: str | None = None
        self._result = LookupResult()
        self._chosen_id = 0
        self._has_asked = False
        bus.changed.connect(self._follow)

    @property
    def text(self) -> str:
        """What is being looked up."""
        return self._text

    @property
    def result(self) -> LookupResult:
        """The newest answer there is."""
        return self._result

    @property
    def chosen_id(self) -> int:
        """The customer whose row is the current one; 0 for none."""
        return self._chosen_id

    @property
    def answered_text(self) -> str | None:
        """The text that the result belongs to; None before the first answer."""
        return self._answered_text

    @property
    def is_answered(self) -> bool:
        """Whether the rows belong to the text."""
        return self._answered_text == self._text

    def look_up(self, text: str) -> None:
        """Ask for what was typed."""
        text = text.strip()
        if text != self._text:
            self._text = text
            self.text_changed.emit(text)
        elif self.is_answered:
            return
        self._ask()

    def refresh(self) -> None:
        """Ask again for the same text."""
        self._ask()

    def choose(self, customer_id: int) -> None:
        """Make this customer the chosen one."""
        if customer_id != self._chosen_id:
            self._chosen_id = customer_id
            self.customer_chosen.emit(customer_id)

    def row_of(self, customer_id: int) -> LookupRow | None:
        """The row of a customer, if it is among those found."""
        return next((row for row in self._result.rows if row.customer_id == customer_id), None)

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _ask(self) -> None:
        text = self._text
        self._has_asked = True
        self._lane.ask(self._finder(text), then=lambda result: self._take(text, result), otherwise=self._fail)

    def _finder(self, text: str) -> Callable[[Cancellation], LookupResult]:
        return lambda cancellation: self._lookup.find(text, cancellation=cancellation)

    def _take(self, text: str, result: LookupResult) -> None:
        is_new = text != self._answered_text
        self._answered_text = text
        self._result = result
        self.answered.emit(is_new)

    def _fail(self, error: AppError) -> None:
        self._notices.problem(error)

    def _follow(self, change: Change) -> None:
        # An answer under way may have been read before the change: ask again for that too.
        if self._has_asked and (change.customer_ids or change.everything):
            self._ask()
