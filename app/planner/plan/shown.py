"""What the panel shows of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.gestures.schemas import ClashReport
from app.model.gesture import GivenState
from app.model.moment import MILESTONE, SURPRISE, MomentState
from app.moments.schemas.playbooks import PlaybookRow
from app.moments.schemas.rows import IdeaRow, KnownMusts, MomentDetail
from app.occasions.schemas import AgendaRow, MomentKey
from app.planner.plan.sources import PlanChoices
from app.planner.state import same_moment

ENDED = (MomentState.DELIVERED, MomentState.SKIPPED)
NOT_GIVEN = (GivenState.DECLINED, GivenState.DROPPED)


@dataclass(frozen=True)
class ShownMoment:
    """``row`` is None for what is not celebrated any more, ``detail`` where nothing is planned yet.

    ``chosen_on`` is the day chosen for a moment that has no plan yet; ``reports`` is what speaks against
    the gestures that are planned, by their ids, ``against`` against celebrating it at all.
    """

    key: MomentKey
    row: AgendaRow | None
    detail: MomentDetail | None
    musts: KnownMusts
    choices: PlanChoices
    ideas: tuple[IdeaRow, ...] = ()
    reports: Mapping[int, ClashReport] = field(default_factory=dict)
    chosen_on: date | None = None
    against: ClashReport | None = None

    @property
    def about(self) -> MomentKey:
        """What it is about, with and without a plan alike."""
        return same_moment(self.key)

    @property
    def customer_id(self) -> int:
        """On whose card it stands."""
        return self.detail.customer_id if self.detail is not None else self.key.customer_id

    @property
    def customer(self) -> str:
        """The name on the card."""
        if self.row is not None:
            return self.row.customer
        return self.detail.customer if self.detail is not None else ""

    @property
    def person(self) -> str:
        """Who is celebrated."""
        if self.row is not None:
            return self.row.person or self.row.customer
        return self.detail.person if self.detail is not None else ""

    @property
    def state(self) -> MomentState | None:
        """Where it stands; None without a plan."""
        return self.detail.state if self.detail is not None else None

    @property
    def is_over(self) -> bool:
        """Whether it was delivered or skipped."""
        return self.state in ENDED

    @property
    def celebrate_on(self) -> date | None:
        """The day on which it is celebrated, as far as there is one."""
        if self.detail is not None:
            return self.detail.celebrate_on
        return self.chosen_on or self.key.occurs_on

    @property
    def kind(self) -> str:
        """What is celebrated."""
        if self.detail is not None:
            return self.detail.kind
        if self.row is not None:
            return self.row.kind
        return MILESTONE if self.key.milestone is not None else SURPRISE

    @property
    def playbooks(self) -> tuple[PlaybookRow, ...]:
        """Those for this kind, and after them all others."""
        rows = self.choices.playbooks
        fitting = tuple(row for row in rows if row.kind == self.kind)
        return fitting + tuple(row for row in rows if row.kind != self.kind)

    @property
    def used_ids(self) -> frozenset[int]:
        """The gestures of the catalogue that are part of the plan."""
        given = self.detail.gestures if self.detail is not None else ()
        used = (row.gesture_id for row in given if row.state not in NOT_GIVEN)
        return frozenset(one for one in used if one is not None)
