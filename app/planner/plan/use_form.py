"""Why an idea is right in spite of what is known, or of what it costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.gestures.clash_box import ClashBox
from app.gestures.schemas import ClashReport
from app.planner.plan.sources import PlanChoices
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.shared_form import needed
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme

Use = Callable[[str, str], bool]
"""Takes the idea with the reasons against what is known and for what it costs; may raise InvalidInput."""


class UseForm(DraftForm):
    """Asks for the reasons that are needed, one after the other."""

    def __init__(
        self,
        theme: Theme,
        use: Use,
        *,
        report: ClashReport,
        choices: PlanChoices,
        over_budget: str = "",
    ) -> None:
        self._use = use
        self._blocks = report.blocks
        self.reason = LineField(_("Why it is right all the same"), limit=10_500)
        self.budget = LineField(_("Why it may cost more"), hint=over_budget, limit=10_500)
        fields = {"clash_reason": self.reason, "budget_reason": self.budget}
        super().__init__(
            theme, fields, save=self._keep, save_words=_("Use it all the same"), leave_words=_("Not now")
        )
        self.reason.setVisible(self._blocks)
        self.budget.setVisible(bool(over_budget))
        self.clashes = ClashBox(theme)
        self.who = SpanLabel(theme, [Span(_who(choices.deciders))], role="small", colour="ink2")
        self._column.insertWidget(0, self.clashes)
        self._column.insertWidget(1, self.who)
        self.clashes.show_report(report if report.clashes else None)
        self.who.setVisible(report.needs_manager and not choices.may_decide)

    def start(self) -> None:
        """Put the focus into the reason that is asked for."""
        (self.reason if self._blocks else self.budget).setFocus()

    def _keep(self) -> bool:
        if self._blocks and not self.reason.text:
            raise needed("clash_reason", _("Say in a few words why it is right all the same."))
        try:
            return self._use(self.reason.text, self.budget.text)
        except InvalidInput as error:
            self._ask_for([problem.field for problem in error.problems])
            raise

    def _ask_for(self, fields: Sequence[str]) -> None:
        if any(name.endswith("budget_reason") for name in fields):
            self.budget.show()
            self.budget.setFocus()
        if any(name.endswith("clash_reason") for name in fields):
            self.reason.show()


def _who(names: Sequence[str]) -> str:
    if not names:
        return _("Nobody here may decide this: choose something else.")
    return _("Who may decide it: {names}.").format(names=", ".join(names))
