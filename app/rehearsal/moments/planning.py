"""Everything about moments at a rehearsal venue, from its budgets to the moments of the crowd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.rehearsal.cases.ground import Ground
from app.rehearsal.moments.crowd import CrowdMoments
from app.rehearsal.moments.playbooks import keep_budgets, lay_playbooks
from app.rehearsal.moments.told import ToldMoments, Visits
from app.rehearsal.rows import Rows
from app.rehearsal.stories import Known

SPENT_OF_MONTH = 0.775
"""How much of a month's budget is set aside."""


def plan_moments(
    ground: Ground,
    rows: Rows,
    *,
    words: Mapping[str, Any],
    known: Known,
    people: tuple[Mapping[str, int], Visits],
    size: int,
) -> CrowdMoments:
    """Add what is told by hand of the ``people`` and their visits; gives whoever does the same for the crowd."""
    month = keep_budgets(rows, ground, words=words)
    playbooks = lay_playbooks(rows, ground, words=words)
    told = ToldMoments(ground, rows, playbooks=playbooks, known=known)
    customers, visits = people
    told.add(words["moments"], customers=customers, visits=visits)
    today = ground.frame.days.today
    left = round(month * SPENT_OF_MONTH) - told.spent[today.year, today.month]
    return CrowdMoments(ground, rows, words=words, playbooks=playbooks, left=left, size=size)
