"""What the page of the log is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.audit.schemas import LogEnd, LogFilter, LogPage, NamedStaff
from app.core.cancelling import Cancellation
from app.ui.change_bus import ChangeBus
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.ui.who_field import Finds
from app.wording.reading import Reading


class ReadsAccount(Protocol):
    """Where the entries come from."""

    def list_log(
        self,
        wanted: LogFilter,
        *,
        before: int | None = None,
        limit: int = 100,
        cancellation: Cancellation | None = None,
    ) -> LogPage:
        """Some entries, the newest first."""
        ...

    def list_everybody(self, *, cancellation: Cancellation | None = None) -> tuple[NamedStaff, ...]:
        """Everybody who works here or did."""
        ...

    def end(self, *, cancellation: Cancellation | None = None) -> LogEnd:
        """How long it is."""
        ...


@dataclass(frozen=True)
class LogParts:
    """``save_wanted`` saves what a filter leaves in, ``customer_wanted`` leads to a card."""

    account: ReadsAccount
    finds: Finds
    reading: Reading
    theme: Theme
    bus: ChangeBus
    notices: Notices
    new_lane: Callable[[], AnyLane]
    save_wanted: Callable[[LogFilter], object]
    customer_wanted: Callable[[int], object]
