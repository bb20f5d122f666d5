"""Something to give that is no idea of the list, within the budgets."""

from __future__ import annotations

from collections.abc import Callable

from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.gestures.giving_form import CHECK_MS, GivingForm, Guard
from app.gestures.schemas import GiveDraft
from app.planner.plan.shown import ShownMoment
from app.planner.plan.view_model import PlanViewModel
from app.planner.plan.words import lead_words
from app.ui.form_fields import LineField
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme

Give = Callable[[GiveDraft, str], bool]
"""Plans a gesture, with the reason for what it costs; may raise InvalidInput."""
_ORDER = ("what", "cost_minor", "contains", "clash_reason", "budget_reason")


class GestureForm(GivingForm):
    """Asks why it may cost more where it is above a budget."""

    def __init__(
        self,
        theme: Theme,
        view_model: PlanViewModel,
        *,
        shown: ShownMoment,
        give: Give,
        check_ms: int = CHECK_MS,
    ) -> None:
        self._shown = shown
        self._give = give
        self.budget = LineField(_("Why it may cost more"), limit=10_500)
        self.state = SpanLabel(theme, role="small", colour="ink2")
        check = view_model.acts.gestures.check
        super().__init__(
            theme,
            shown.choices.gestures,
            currency=view_model.reading.wording.currency,
            guard=Guard(
                view_model.guard_lane,
                lambda draft: check(shown.customer_id, draft),
                view_model.notices.problem,
            ),
            more={"budget_reason": self.budget},
            order=_ORDER,
            whole_rows=("what",),
            told=(self.state, self.budget),
            check_ms=check_ms,
        )

    def keep(self) -> bool:
        draft = GiveDraft(**self.values(), clash_reason=self.reason.text)
        super().keep()
        try:
            return self._give(draft, self.budget.text)
        except InvalidInput as error:
            if any(problem.field.startswith("budget") for problem in error.problems):
                self.budget.show()
            if any(problem.field.endswith("clash_reason") for problem in error.problems):
                self.reason.show()
            raise

    def show_state(self) -> None:
        super().show_state()
        self.budget.setVisible(self._is_above)
        said = []
        if self._is_above:
            said.append(_("Above the budget: a manager may allow it, and says why."))
        gesture = self.what.gesture
        if gesture is not None and gesture.lead_minutes:
            said.append(_("Needs {time} ahead.").format(time=lead_words(gesture.lead_minutes)))
        self.state.set_spans([Span(" ".join(said), colour="brass" if self._is_above else "ink2")])
        self.state.setVisible(bool(said))

    @property
    def _is_above(self) -> bool:
        detail, cost = self._shown.detail, self.cost.minor_so_far or 0
        if detail is None or not cost:
            return False
        budget = detail.budget
        over = budget.moment_minor is not None and budget.planned_minor + cost > budget.moment_minor
        return over or (
            budget.month_minor is not None and budget.month_used_minor + cost > budget.month_minor
        )
