"""What the pane asks for, whoever answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseCounts, CasePage, CaseQuery
from app.core.cancelling import Cancellation


class ReadsLog(Protocol):
    """Whoever lists cases and counts them."""

    def list_cases(
        self,
        query: CaseQuery,
        *,
        after: CaseRow | None = None,
        limit: int = 100,
        cancellation: Cancellation | None = None,
    ) -> CasePage:
        """The cases of a query, those after a row that is shown."""
        ...

    def count_views(self, cancellation: Cancellation | None = None) -> CaseCounts:
        """How many cases each view holds."""
        ...


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to narrow by: its key and its words."""

    key: int | str
    words: str


@dataclass(frozen=True, slots=True)
class LogChoices:
    """What the log can be narrowed by; ``staff`` are those to whom a case can be handed."""

    categories: tuple[Choice, ...] = ()
    departments: tuple[Choice, ...] = ()
    places: tuple[Choice, ...] = ()
    owners: tuple[Choice, ...] = ()
    staff: tuple[Choice, ...] = ()


ReadsChoices = Callable[[Cancellation], LogChoices]
