"""What a new case is filled with before anybody types."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseDefaults:
    """Of whom a new case would be and where; the customer is the one in use after a merge.

    ``here`` says that they are in the venue now; visit and place are then those of that visit.
    ``last_case_days`` counts days at the venue since their latest case was reported.
    """

    customer_id: int
    who: str
    visit_id: int | None
    place: str
    here: bool
    open_cases: int
    last_case_days: int | None
