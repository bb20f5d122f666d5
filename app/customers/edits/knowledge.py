"""Changes to what is known: preferences, companions, dates, clues."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.customers.schemas.drafts import (
    ClueSorting,
    CompanionDraft,
    CompanionEdit,
    PreferenceDraft,
    PreferenceEdit,
)
from app.customers.schemas.knowledge import (
    ClueRow,
    CompanionRow,
    PreferenceGroupRow,
    PreferenceRow,
)
from app.customers.schemas.person import CardRow
from app.customers.services import GuestServices
from app.model.preference import Strength
from app.occasions.drafts import OccasionDraft, OccasionEdit
from app.occasions.rows import OccasionRow
from app.ui.commands import CommandRunner
from app.ui.running import succeeded

_STRENGTH_OF_GROUP = {"must_have": Strength.MUST, "likes": Strength.LIKE, "dislikes": Strength.DISLIKE}


class KnowledgeEdits:
    """Each returns whether it was done; InvalidInput is for the form to show."""

    def __init__(self, services: GuestServices, runner: CommandRunner, head: Callable[[], CardRow]) -> None:
        self._services = services
        self._runner = runner
        self._head = head

    def add_preference(self, text: str, **fields: Any) -> bool:
        """Add something needed, liked or disliked; its group says which, where nothing else does."""
        fields.setdefault("strength", _STRENGTH_OF_GROUP.get(fields.get("group_key", ""), Strength.LIKE))
        customer_id, draft = self._head().id, PreferenceDraft(text=text, **fields)
        return succeeded(self._runner, lambda: self._services.preferences.add_preference(customer_id, draft))

    def edit_preference(self, row: PreferenceRow, **fields: Any) -> bool:
        """Change a preference."""
        edit = PreferenceEdit(version=row.version, **fields)
        return succeeded(self._runner, lambda: self._services.preferences.edit_preference(row.id, edit))

    def confirm(self, row: PreferenceRow) -> bool:
        """It is still true."""
        return succeeded(self._runner, lambda: self._services.preferences.confirm_preference(row.id))

    def withdraw(self, row: PreferenceRow) -> bool:
        """It is not true any more."""
        return succeeded(self._runner, lambda: self._services.preferences.withdraw_preference(row.id))

    def move(self, row: PreferenceRow, group: PreferenceGroupRow) -> bool:
        """Put it under another heading; the headings of needs, likes and dislikes say what it is."""
        fields: dict[str, Any] = {"group_id": group.id}
        strength = _STRENGTH_OF_GROUP.get(group.key)
        if strength is not None:
            fields["strength"] = strength
        return self.edit_preference(row, **fields)

    def add_companion(self, **fields: Any) -> bool:
        """Add somebody who comes along."""
        customer_id, draft = self._head().id, CompanionDraft(**fields)
        return succeeded(self._runner, lambda: self._services.companions.add_companion(customer_id, draft))

    def edit_companion(self, row: CompanionRow, **fields: Any) -> bool:
        """Change somebody who comes along."""
        edit = CompanionEdit(version=row.version, **fields)
        return succeeded(self._runner, lambda: self._services.companions.edit_companion(row.id, edit))

    def remove_companion(self, row: CompanionRow) -> bool:
        """Take somebody off the card."""
        return succeeded(self._runner, lambda: self._services.companions.remove_companion(row.id))

    def add_occasion(self, **fields: Any) -> bool:
        """Add a date."""
        customer_id, draft = self._head().id, OccasionDraft(**fields)
        return succeeded(self._runner, lambda: self._services.occasions.add_occasion(customer_id, draft))

    def edit_occasion(self, row: OccasionRow, **fields: Any) -> bool:
        """Change a date."""
        edit = OccasionEdit(version=row.version, **fields)
        return succeeded(self._runner, lambda: self._services.occasions.edit_occasion(row.id, edit))

    def remove_occasion(self, row: OccasionRow) -> bool:
        """Take a date off the card."""
        return succeeded(self._runner, lambda: self._services.occasions.remove_occasion(row.id))

    def sort_clue(self, row: ClueRow, **becomes: Any) -> bool:
        """Say what a clue is; nothing given lets it stay a note."""
        sorting = ClueSorting(version=row.version, **becomes)
        return succeeded(self._runner, lambda: self._services.clues.sort_clue(row.id, sorting))
