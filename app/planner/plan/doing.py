"""What the buttons of a moment do at once, without a form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.core.errors import InvalidInput
from app.gestures.schemas import GiveDraft
from app.moments.schemas.playbooks import PlaybookRow
from app.moments.schemas.rows import IdeaRow, MomentDetail, TaskRow
from app.planner.plan.body import PlanBody
from app.planner.plan.foot import Next
from app.planner.plan.forms import PlanForms
from app.planner.plan.taking import Taking
from app.planner.plan.view_model import PlanViewModel


class PlanDoing:
    """Says in a notice what could not be done, or beside the line where something was typed."""

    def __init__(self, view_model: PlanViewModel, *, body: PlanBody, forms: PlanForms) -> None:
        self._view_model = view_model
        self._acts = view_model.acts
        self._forms = forms
        self._body = body
        self._taking = Taking(view_model)
        plan, ending = body.plan, body.ending
        body.ideas.used.connect(self.use)
        plan.edit_wanted.connect(forms.edit)
        plan.add_wanted.connect(forms.add_gesture)
        plan.playbook_chosen.connect(self.take_playbook)
        plan.gestures.drop_wanted.connect(forms.drop_gesture)
        plan.tasks.turned.connect(self._turn)
        plan.tasks.edit_wanted.connect(forms.edit_task)
        plan.tasks.removed.connect(self._acts.tasks.remove)
        plan.tasks.typed.connect(self._add_task)
        ending.edit_wanted.connect(forms.edit_reaction)
        ending.story_wanted.connect(forms.tell_story)

    def use(self, idea: IdeaRow) -> None:
        """Take an idea; what speaks against it needs a reason first."""
        if idea.clashes.blocks:
            self._forms.use_idea(idea)
            return
        try:
            self._taking.take_idea(idea)
        except InvalidInput as error:
            fields = [problem.field for problem in error.problems]
            if any(name.endswith("clash_reason") for name in fields):
                self._forms.use_idea(self._checked(idea))
            elif any(name.endswith(("budget_reason", "budget_minor")) for name in fields):
                self._forms.use_idea(idea, over_budget=str(error))
            else:
                self._view_model.notices.problem(error)

    def use_best(self) -> None:
        """Take the first idea."""
        shown = self._view_model.now_shown
        ideas = [idea for idea in shown.ideas if idea.gesture_id not in shown.used_ids] if shown else []
        if ideas:
            self.use(ideas[0])

    def take_playbook(self, row: PlaybookRow) -> None:
        """Add what a playbook plans."""
        self._told(lambda: self._taking.take_playbook(row))

    def do_next(self, what: Next) -> None:
        """Do what comes next."""
        if what is Next.DELIVERED:
            self._forms.deliver()
        elif what is Next.STORY:
            self._forms.tell_story()
        elif what is Next.PREPARED:
            self.prepare()
        elif what is Next.AGAIN:
            self.take_up_again()
        else:
            self.plan()

    def plan(self) -> None:
        """Make a plan, or agree on what is suggested."""
        shown = self._view_model.now_shown
        if shown is not None and shown.detail is None:
            self._told(self._taking.begin)
        else:
            self._with_plan(self._acts.set_planned)

    def prepare(self) -> None:
        """Everything is ready."""
        self._with_plan(self._acts.set_prepared)

    def take_up_again(self) -> None:
        """It is planned after all."""
        self._with_plan(self._acts.take_up_again)

    def write_task(self) -> None:
        """Put the keys into the line for a new task."""
        line = self._body.plan.tasks.adding
        self._body.ensureWidgetVisible(line)
        line.setFocus()

    def _checked(self, idea: IdeaRow) -> IdeaRow:
        """The idea with what has come to be known against it since it was offered."""
        shown = self._view_model.now_shown
        if shown is None:
            return idea
        draft = GiveDraft(gesture_id=idea.gesture_id)
        return replace(idea, clashes=self._acts.gestures.check(shown.customer_id, draft))

    def _turn(self, row: TaskRow) -> None:
        self._told(lambda: self._acts.tasks.turn(row))

    def _add_task(self, words: str) -> None:
        tasks = self._body.plan.tasks
        try:
            done = self._acts.tasks.add(self._view_model.moment_id, what=words)
        except InvalidInput as error:
            tasks.show_problem(str(error))
            return
        if done:
            tasks.show_problem("")
            tasks.adding.clear()

    def _with_plan(self, act: Callable[[MomentDetail], bool]) -> None:
        shown = self._view_model.now_shown
        if shown is not None and shown.detail is not None:
            detail = shown.detail
            self._told(lambda: act(detail))

    def _told(self, act: Callable[[], bool]) -> None:
        try:
            done = act()
        except InvalidInput as error:
            self._view_model.notices.problem(error)
            return
        if not done:
            # Somebody else may have been faster: what is on screen is read again.
            self._view_model.refresh()
