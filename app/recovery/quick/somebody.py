"""Who something happened to, as the quick form knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.cases.schemas.defaults import CaseDefaults
from app.core.cancelling import Cancellation
from app.core.words import gettext as _


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A customer whom the lookup found: the name, and where and when in a few words."""

    customer_id: int
    name: str
    where: str = ""


Finds = Callable[[str, Cancellation], Sequence[FoundPerson]]
"""Finds customers by what was typed, as the lookup field does."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A customer, or a walk-in told by ``description``.

    ``name`` may come later than the number; ``place`` and ``visit_id`` are those of the visit under way.
    """

    customer_id: int | None = None
    description: str = ""
    name: str = ""
    place: str = ""
    visit_id: int | None = None
    open_cases: int = 0
    last_case_days: int | None = None

    @property
    def called(self) -> str:
        """The name to show, or what they look like."""
        if self.customer_id is None:
            return _("Walk-in: {description}").format(description=self.description)
        return self.name or "…"

    def knowing(self, defaults: CaseDefaults) -> Somebody:
        """The same with what was read of them."""
        return replace(
            self,
            customer_id=defaults.customer_id,
            name=defaults.who,
            place=defaults.place,
            visit_id=defaults.visit_id,
            open_cases=defaults.open_cases,
            last_case_days=defaults.last_case_days,
        )
