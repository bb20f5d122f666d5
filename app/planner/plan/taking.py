"""Taking an idea, a playbook or something else: into the plan, or as its beginning."""

from __future__ import annotations

from typing import Any

from app.gestures.schemas import GiveDraft
from app.moments.schemas.playbooks import PlaybookRow
from app.moments.schemas.rows import IdeaRow
from app.planner.plan.acts import NewPlan
from app.planner.plan.shown import ShownMoment
from app.planner.plan.view_model import PlanViewModel


class Taking:
    """A plan that begins is of whoever is signed in; each act may raise InvalidInput."""

    def __init__(self, view_model: PlanViewModel) -> None:
        self._view_model = view_model

    def take_idea(self, idea: IdeaRow, *, clash_reason: str = "", budget_reason: str = "") -> bool:
        """Make the idea part of the plan."""
        draft = GiveDraft(gesture_id=idea.gesture_id, clash_reason=clash_reason)
        return self.give(draft, budget_reason=budget_reason, title=idea.name)

    def give(self, draft: GiveDraft, *, budget_reason: str = "", title: str = "") -> bool:
        """Make it part of the plan."""
        shown = self._view_model.now_shown
        if shown is None:
            return False
        if shown.detail is None:
            return self._begin(
                shown, title or draft.what or "", gestures=(draft,), budget_reason=budget_reason
            )
        gestures = self._view_model.acts.gestures
        return gestures.add(shown.detail.id, draft, budget_reason=budget_reason)

    def take_playbook(self, row: PlaybookRow) -> bool:
        """Add what a playbook plans."""
        shown = self._view_model.now_shown
        if shown is None:
            return False
        if shown.detail is None:
            return self._begin(shown, row.name, playbook_id=row.id)
        return self._view_model.acts.apply_playbook(shown.detail.id, row.id)

    def begin(self) -> bool:
        """Make a plan with nothing in it yet."""
        shown = self._view_model.now_shown
        return shown is not None and shown.detail is None and self._begin(shown, "")

    def skip(self, reason: str) -> bool:
        """Not this time, planned or not."""
        shown = self._view_model.now_shown
        if shown is None:
            return False
        acts = self._view_model.acts
        if shown.detail is None:
            return acts.skip_unplanned(_new(shown, ""), reason=reason)
        return acts.skip(shown.detail, reason=reason)

    def _begin(self, shown: ShownMoment, title: str, **fields: Any) -> bool:
        return self._view_model.acts.plan(_new(shown, title), **fields)


def _new(shown: ShownMoment, title: str) -> NewPlan:
    return NewPlan(
        key=shown.key,
        title=title,
        celebrate_on=shown.chosen_on,
        owner_id=shown.choices.me or None,
    )
