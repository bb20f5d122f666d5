"""Changes to who comes with whom, and to who has died."""

from __future__ import annotations

from collections.abc import Callable

from app.customers.schemas.knowledge import CompanionRow
from app.customers.schemas.person import CardRow
from app.customers.services import GuestServices
from app.occasions.drafts import ShareDraft
from app.ui.commands import CommandRunner
from app.ui.running import succeeded


class FamilyEdits:
    """Each returns whether it was done; InvalidInput is for the form to show."""

    def __init__(self, services: GuestServices, runner: CommandRunner, head: Callable[[], CardRow]) -> None:
        self._family = services.family
        self._runner = runner
        self._head = head

    def share(self, row: CompanionRow, customer_id: int, *, relation: str) -> bool:
        """They come with somebody else too."""
        draft = ShareDraft(customer_id=customer_id, relation=relation)
        return succeeded(self._runner, lambda: self._family.share(row.id, draft))

    def take_apart(self, row: CompanionRow) -> bool:
        """They no longer come with this customer."""
        customer_id = self._head().id
        return succeeded(self._runner, lambda: self._family.take_apart(row.id, customer_id))

    def turn_died(self, row: CompanionRow) -> bool:
        """A companion has died, or that was a mistake."""
        turn = self._family.companion_died if row.deceased_at is None else self._family.companion_lives
        return succeeded(self._runner, lambda: turn(row.id))

    def turn_customer_died(self) -> bool:
        """The customer has died, or that was a mistake."""
        head = self._head()
        turn = self._family.customer_died if head.deceased_at is None else self._family.customer_lives
        return succeeded(self._runner, lambda: turn(head.id))
