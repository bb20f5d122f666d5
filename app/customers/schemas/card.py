"""Everything a card shows at once; history and changes are read by the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.attachments.schemas import AttachmentRow
from app.cases.schemas.rows import CaseRow
from app.customers.schemas.knowledge import (
    ClueRow,
    CompanionRow,
    PreferenceGroupRow,
    PreferenceRow,
)
from app.customers.schemas.person import CardRow, ConsentRow
from app.customers.schemas.referrals import NOTHING_KNOWN, Referrals
from app.model.case import CaseState
from app.model.consent import Purpose
from app.occasions.rows import OccasionRow
from app.promises.schemas import PromiseRow


@dataclass(frozen=True, slots=True)
class Card:
    """One customer.

    ``musts`` are the standing ones and those of the present visit, companions' included. ``groups``
    hold all preferences that still hold, musts too, in the venue's order, without empty groups.
    ``promises`` are the open ones, the most urgent first. ``cases`` are the open and the closed ones that
    whoever looks may see, the newest first. ``occasions`` include the companions'. ``decisions`` are all consents,
    first what holds; ``wordings`` what is asked for each purpose.
    """

    head: CardRow
    musts: tuple[PreferenceRow, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    cases: tuple[CaseRow, ...] = ()
    groups: tuple[PreferenceGroupRow, ...] = ()
    companions: tuple[CompanionRow, ...] = ()
    occasions: tuple[OccasionRow, ...] = ()
    clues: tuple[ClueRow, ...] = ()
    decisions: tuple[ConsentRow, ...] = ()
    wordings: Mapping[Purpose, str] = field(default_factory=dict)
    attachments: tuple[AttachmentRow, ...] = ()
    referrals: Referrals = NOTHING_KNOWN

    @property
    def consents(self) -> tuple[ConsentRow, ...]:
        """What holds: the latest decision for each purpose."""
        return tuple(row for row in self.decisions if not row.past)

    @property
    def wants_no_moments(self) -> bool:
        """Whether the last they said about birthdays and surprises is a no."""
        return any(row.purpose is Purpose.MOMENTS and not row.given for row in self.consents)

    @property
    def open_cases(self) -> tuple[CaseRow, ...]:
        """What is still to be put right or followed up, the most urgent first."""
        rows = (row for row in self.cases if row.state is CaseState.OPEN)
        return tuple(sorted(rows, key=lambda row: (row.due_at or row.reported_at, row.id)))
