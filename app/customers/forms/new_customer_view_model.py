"""Adding somebody, and looking for who it may already be while the name is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.partial_dates import PartialDate
from app.customers.schemas.drafts import CustomerDraft
from app.customers.schemas.person import DuplicateRow
from app.customers.services import GuestServices
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices

Found = tuple[DuplicateRow, ...]


class NewCustomerViewModel(QObject):
    """``known_found`` brings those who look alike."""

    known_found = Signal(object)

    def __init__(
        self, services: GuestServices, *, lane: AnyLane, runner: CommandRunner, notices: Notices
    ) -> None:
        super().__init__()
        self._services = services
        self._lane = lane
        self._runner = runner
        self._notices = notices

    def look_for_known(
        self,
        name: str,
        *,
        phones: Sequence[str] = (),
        emails: Sequence[str] = (),
        birthday: PartialDate | None = None,
    ) -> None:
        """Ask who this may already be."""
        self._lane.ask(
            self._finder(name, phones=phones, emails=emails, birthday=birthday),
            then=self.known_found.emit,
            otherwise=self._fail,
        )

    def add(self, **fields: Any) -> int | None:
        """Add somebody; the id, or None when a notice says why not. Raises InvalidInput for the form."""
        draft = CustomerDraft(**fields)
        return self._runner.do(lambda: self._services.customers.add_customer(draft))

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _finder(
        self, name: str, *, phones: Sequence[str], emails: Sequence[str], birthday: PartialDate | None
    ) -> Callable[[Cancellation], Found]:
        find = self._services.duplicates.find_likely
        return lambda cancellation: find(
            name, phones=phones, emails=emails, birthday=birthday, cancellation=cancellation
        )

    def _fail(self, error: AppError) -> None:
        self._notices.problem(error)
