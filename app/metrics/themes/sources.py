"""Whom the page of themes asks, whoever answers."""

from __future__ import annotations

from typing import Protocol

from app.core.cancelling import Cancellation
from app.core.outcome import Outcome
from app.surveys.schemas.closing import ActionDraft, ActionRow, TellingDraft, ToTell
from app.surveys.schemas.themes import ThemeRow


class ListsThemes(Protocol):
    """Whoever keeps themes."""

    def list_themes(self, *, also_retired: bool = False) -> tuple[ThemeRow, ...]:
        """The themes in their order."""
        ...


class ActsOnThemes(Protocol):
    """Whoever keeps what was changed because of them, and who knows."""

    def list_actions(self, *, theme_id: int | None = None) -> tuple[ActionRow, ...]:
        """What was changed."""
        ...

    def list_to_tell(
        self,
        action_id: int,
        *,
        offset: int = 0,
        limit: int | None = 100,
        cancellation: Cancellation | None = None,
    ) -> ToTell:
        """Who spoke of it and is not told yet."""
        ...

    def act(self, theme_id: int, draft: ActionDraft) -> Outcome[int]:
        """Something was changed."""
        ...

    def tell(self, action_id: int, *, customer_id: int, draft: TellingDraft) -> Outcome[int]:
        """Somebody was told."""
        ...
