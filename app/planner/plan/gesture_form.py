"""Something to give that is no idea of the list: guarded while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from app.core.errors import AppError, InvalidInput
from app.gestures.catalogue_line import CatalogueLine
from app.gestures.clash_box import ClashBox
from app.gestures.schemas import ClashReport, GestureRow, GiveDraft
from app.planner.plan.shown import ShownMoment
from app.planner.plan.view_model import PlanViewModel
from app.planner.plan.words import lead_words
from app.ui.draft_form import DraftForm
from app.ui.form_fields import Field, LineField
from app.ui.form_grid import WHOLE_ROW
from app.ui.shared_form import needed
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MoneyField

CHECK_MS = 250
Give = Callable[[GiveDraft, str], bool]
"""Plans a gesture, with the reason for what it costs; may raise InvalidInput."""


class GestureForm(DraftForm):
    """``report`` is what the guard said last."""

    def __init__(
        self,
        theme: Theme,
        view_model: PlanViewModel,
        *,
        shown: ShownMoment,
        give: Give,
        check_ms: int = CHECK_MS,
    ) -> None:
        self._view_model = view_model
        self._shown = shown
        self._give = give
        self.report: ClashReport | None = None
        currency = view_model.reading.wording.currency
        self.what = CatalogueLine(
            _("What"), shown.choices.gestures, placeholder=_("Type a part, or anything else")
        )
        self.cost = MoneyField(_("Costs us"), currency=currency, placeholder=_("0"))
        self.contains = LineField(_("Contains"), placeholder=_("Nuts, alcohol …"), limit=1000)
        self.reason = LineField(_("Why it is right all the same"), limit=10_500)
        self.budget = LineField(_("Why it may cost more"), limit=10_500)
        fields: dict[str, Field] = {
            "what": self.what,
            "cost_minor": self.cost,
            "contains": self.contains,
            "clash_reason": self.reason,
            "budget_reason": self.budget,
        }
        self.what.setProperty(WHOLE_ROW, True)
        super().__init__(
            theme,
            fields,
            save=self._keep,
            save_words=_("Add it"),
            leave_words=_("Not now"),
            columns=2,
            cells=(self.what, self.cost, self.contains),
        )
        self.state = SpanLabel(theme, role="small", colour="ink2")
        self.clashes = ClashBox(theme)
        for widget in (self.state, self.budget, self.clashes, self.reason):
            self.add_below(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(check_ms)
        self._timer.timeout.connect(self.check)
        self.what.picked.connect(self._fill)
        line = self.what.editor
        assert isinstance(line, QLineEdit)
        line.editingFinished.connect(self._finish_typing)
        for field in (self.what, self.cost, self.contains):
            field.edited.connect(self._typed)
        self._show_state()

    def check(self) -> None:
        """Ask the guard about what is typed."""
        self._timer.stop()
        try:
            draft = GiveDraft(**self._values())
        except InvalidInput:
            self._take(None)
            return
        check, customer_id = self._view_model.acts.gestures.check, self._shown.customer_id
        self._view_model.guard_lane.ask(
            lambda _cancellation: check(customer_id, draft), then=self._take, otherwise=self._fail
        )

    def _fill(self, row: GestureRow) -> None:
        self.cost.show_minor(row.cost_minor)
        self.contains.set_text(", ".join(row.contains))
        self._show_state()
        self.check()

    def _finish_typing(self) -> None:
        """A name typed in full is taken from the catalogue as if it had been chosen, before a cost is typed."""
        if self.what.gesture is None and not self.cost.text:
            self.what.pick(self.what.text)

    def _typed(self) -> None:
        self._timer.start()
        self._show_state()

    def _take(self, report: ClashReport | None) -> None:
        self.report = report
        self.clashes.show_report(report)
        self._show_state()

    def _fail(self, error: AppError) -> None:
        self._view_model.notices.problem(error)

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {"what": self.what.text, "cost_minor": self.cost.read("cost_minor") or 0}
        values["contains"] = tuple(word.strip() for word in self.contains.text.split(",") if word.strip())
        if self.what.gesture is not None:
            values["gesture_id"] = self.what.gesture.id
        return values

    def _keep(self) -> bool:
        draft = GiveDraft(**self._values(), clash_reason=self.reason.text)
        if self.report is not None and self.report.blocks and not self.reason.text:
            self.reason.show()
            raise needed("clash_reason", _("Say in a few words why it is right all the same."))
        try:
            return self._give(draft, self.budget.text)
        except InvalidInput as error:
            if any(problem.field.startswith("budget") for problem in error.problems):
                self.budget.show()
            if any(problem.field.endswith("clash_reason") for problem in error.problems):
                self.reason.show()
            raise

    def _show_state(self) -> None:
        self.reason.setVisible(self.report is not None and self.report.blocks)
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
