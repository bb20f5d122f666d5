"""Planning a gesture: from the catalogue or in free words, guarded against what is known."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from app.core.errors import AppError, InvalidInput
from app.gestures.catalogue_line import CatalogueLine
from app.gestures.clash_box import ClashBox
from app.gestures.schemas import ClashReport, GestureRow, GiveDraft, LimitRow
from app.recovery.detail.acts import CaseActs
from app.recovery.detail.choices import NO, YES
from app.recovery.detail.limit_bar import LimitBar
from app.recovery.detail.view_model import DetailViewModel, ShownCase
from app.ui.draft_form import DraftForm
from app.ui.form_fields import Field, LineField
from app.ui.form_grid import WHOLE_ROW
from app.ui.shared_form import needed
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MoneyField, PickField

CHECK_MS = 250


class GestureForm(DraftForm):
    """Checks while it is typed; ``report`` is what the guard said last."""

    def __init__(
        self, theme: Theme, view_model: DetailViewModel, *, shown: ShownCase, check_ms: int = CHECK_MS
    ) -> None:
        currency = view_model.reading.wording.currency
        self._view_model = view_model
        self._acts: CaseActs = view_model.acts
        self._case_id = shown.detail.row.id
        self._limit: LimitRow = shown.detail.limit
        self.report: ClashReport | None = None
        self.what = CatalogueLine(
            _("What"), shown.choices.gestures, placeholder=_("Type a part, or anything else")
        )
        self.cost = MoneyField(_("Costs us"), currency=currency, placeholder=_("0"))
        self.price = MoneyField(_("On the menu"), currency=currency, placeholder=_("If sold"))
        self.contains = LineField(_("Contains"), placeholder=_("Nuts, alcohol …"), limit=1000)
        self.given = PickField(_("Already given"), [(NO, _("Not yet")), (YES, _("Yes, done"))])
        self.asked = LineField(_("To the manager: why so much"), limit=10_500)
        self.reason = LineField(_("Why it is right all the same"), limit=10_500)
        fields: dict[str, Field] = {
            "what": self.what,
            "cost_minor": self.cost,
            "menu_price_minor": self.price,
            "contains": self.contains,
            "done": self.given,
            "asked_note": self.asked,
            "clash_reason": self.reason,
        }
        for name in ("what", "contains", "done"):
            fields[name].setProperty(WHOLE_ROW, True)
        super().__init__(
            theme,
            fields,
            save=self._keep,
            save_words=_("Add it"),
            leave_words=_("Not now"),
            columns=2,
            cells=(self.what, self.cost, self.price, self.contains, self.given),
        )
        self.above = SpanLabel(theme, role="small", colour="ink2")
        self.bar = LimitBar(theme)
        self.clashes = ClashBox(theme)
        for widget in (self.above, self.bar, self.asked, self.clashes, self.reason):
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

    def choose(self, name: str) -> None:
        """Take a gesture of the catalogue, with all that it says."""
        self.what.pick(name)

    def _fill(self, row: GestureRow) -> None:
        self.cost.show_minor(row.cost_minor)
        self.price.show_minor(row.menu_price_minor or None)
        self.contains.set_text(", ".join(row.contains))
        self._show_state()
        self.check()

    def check(self) -> None:
        """Ask the guard about what is typed."""
        self._timer.stop()
        try:
            draft = GiveDraft(**self._values())
        except InvalidInput:
            self._take(None)
            return
        case_id = self._case_id
        self._view_model.guard_lane.ask(
            lambda _cancellation: self._acts.gestures.check(case_id, draft),
            then=self._take,
            otherwise=self._fail,
        )

    def _take(self, report: ClashReport | None) -> None:
        self.report = report
        self.clashes.show_report(report)
        self._show_state()

    def _fail(self, error: AppError) -> None:
        self._view_model.notices.problem(error)

    def _typed(self) -> None:
        self._timer.start()
        self._show_state()

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {"what": self.what.text, "cost_minor": self.cost.read("cost_minor") or 0}
        values["menu_price_minor"] = self.price.read("menu_price_minor") or 0
        words: Sequence[str] = self.contains.text.split(",")
        values["contains"] = tuple(word.strip() for word in words if word.strip())
        if self.what.gesture is not None:
            values["gesture_id"] = self.what.gesture.id
        return values

    def _keep(self) -> bool:
        values = self._values()
        GiveDraft(**values)
        if self.report is not None and self.report.blocks and not self.reason.text:
            self.reason.show()
            raise needed("clash_reason", _("Say in a few words why it is right all the same."))
        values |= {"done": self.given.value == YES and not self._is_above, "asked_note": self.asked.text}
        return self._acts.gestures.plan(self._case_id, clash_reason=self.reason.text, **values)

    @property
    def _is_above(self) -> bool:
        return not self._limit.allows(self.cost.minor_so_far or 0)

    def _show_state(self) -> None:
        above, cost = self._is_above, self.cost.minor_so_far or 0
        self.asked.setVisible(above)
        self.given.setVisible(not above)
        self.reason.setVisible(self.report is not None and self.report.blocks)
        self.bar.show_limit(self._limit, more_minor=cost)
        money = self._view_model.reading.wording.money
        if above:
            over = self._limit.used_minor + cost - (self._limit.limit_minor or 0)
            said = _("{amount} above your limit: a manager signs before it is given.").format(
                amount=money(over)
            )
        else:
            said = _("Within your limit: nobody has to sign.")
        self.above.set_spans([Span(said, colour="brass" if above else "ink2")])
        self.save_button.set_words(_("Ask a manager") if above else _("Add it"))

    def _finish_typing(self) -> None:
        """A name typed in full is taken from the catalogue as if it had been chosen, before a cost is typed."""
        if self.what.gesture is None and not self.cost.text:
            self.choose(self.what.text)
