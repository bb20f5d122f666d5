"""How much whom may give away without a signature."""

from __future__ import annotations

from pydantic import Field

from app.core.drafts import Draft
from app.core.money import usual_minor
from app.gestures.schemas import Amount, LimitBasis
from app.model.codes import Role

UNITS: dict[Role, int | None] = {Role.DESK: 100, Role.HOST: 200, Role.MANAGER: 1_000, Role.OWNER: None}
"""What each role may give before the venue says otherwise, in whole units of a usual currency."""


class GestureLimits(Draft):
    """Over what a limit is counted, and the limit of each role in minor units.

    None is no limit; a role that is left out has the usual one of the venue's currency.
    """

    limit_basis: LimitBasis = LimitBasis.CASE
    limits: dict[Role, Amount | None] = Field(default_factory=dict)

    def limit_of(self, role: Role, currency: str) -> int | None:
        """How much this role may give away; None is no limit."""
        return self.limits[role] if role in self.limits else usual_limits(currency)[role]


def usual_limits(currency: str) -> dict[Role, int | None]:
    """How much each role may give away, in minor units of ``currency``; None is no limit."""
    return {role: None if units is None else usual_minor(units, currency) for role, units in UNITS.items()}
