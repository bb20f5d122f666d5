"""Promises kept or not, contacts logged, files dropped on a card, arrivals and departures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.attachments.schemas import AttachmentDraft, AttachmentRow
from app.customers.schemas.person import CardRow
from app.customers.schemas.visits import ArrivalDraft, TouchpointDraft
from app.customers.services import GuestServices
from app.promises.schemas import PromiseDraft, PromiseEdit, PromiseRow, PromiseSettling
from app.ui.commands import CommandRunner
from app.ui.running import succeeded


class HappeningEdits:
    """Each returns whether it was done; InvalidInput is for the form to show."""

    def __init__(self, services: GuestServices, runner: CommandRunner, head: Callable[[], CardRow]) -> None:
        self._services = services
        self._runner = runner
        self._head = head

    def promise(self, **fields: Any) -> bool:
        """Promise something."""
        customer_id, draft = self._head().id, PromiseDraft(**fields)
        return succeeded(self._runner, lambda: self._services.promises.make_promise(customer_id, draft))

    def edit_promise(self, row: PromiseRow, **fields: Any) -> bool:
        """Change a promise."""
        edit = PromiseEdit(version=row.version, **fields)
        return succeeded(self._runner, lambda: self._services.promises.edit_promise(row.id, edit))

    def keep_promise(self, row: PromiseRow) -> bool:
        """It was done."""
        settling = PromiseSettling(version=row.version)
        return succeeded(self._runner, lambda: self._services.promises.keep_promise(row.id, settling))

    def break_promise(self, row: PromiseRow, note: str) -> bool:
        """It was not done, and why."""
        settling = PromiseSettling(version=row.version, note=note)
        return succeeded(self._runner, lambda: self._services.promises.break_promise(row.id, settling))

    def log(self, **fields: Any) -> bool:
        """Log a contact."""
        customer_id, draft = self._head().id, TouchpointDraft(**fields)
        return succeeded(self._runner, lambda: self._services.touchpoints.log_touchpoint(customer_id, draft))

    def unlog(self, touchpoint_id: int) -> bool:
        """Take a contact logged by mistake away."""
        return succeeded(self._runner, lambda: self._services.touchpoints.remove_touchpoint(touchpoint_id))

    def attach(self, draft: AttachmentDraft) -> bool:
        """Keep a file with the customer."""
        customer_id = self._head().id
        return succeeded(self._runner, lambda: self._services.attachments.add_attachment(customer_id, draft))

    def remove_file(self, row: AttachmentRow) -> bool:
        """Take a file off the card."""
        return succeeded(self._runner, lambda: self._services.attachments.remove_attachment(row.id))

    def choose_portrait(self, row: AttachmentRow) -> bool:
        """Put a photo beside the name."""
        return succeeded(self._runner, lambda: self._services.attachments.choose_portrait(row.id))

    def receive(self) -> bool:
        """The customer is here now, without a booking."""
        customer_id = self._head().id
        return succeeded(self._runner, lambda: self._services.visits.receive(customer_id, ArrivalDraft()))

    def check_in(self, visit_id: int) -> bool:
        """The customer of a booked visit has come."""
        return succeeded(self._runner, lambda: self._services.visits.check_in(visit_id))

    def check_out(self, visit_id: int) -> bool:
        """The visit is over."""
        return succeeded(self._runner, lambda: self._services.visits.check_out(visit_id))
