"""Planning a gesture of a case, within the limit of whoever plans it."""

from __future__ import annotations

from typing import Any

from app.core.words import gettext as _
from app.gestures.giving_form import CHECK_MS, GivingForm, Guard
from app.gestures.schemas import GestureRow, GiveDraft, LimitRow
from app.recovery.detail.acts import CaseActs
from app.recovery.detail.choices import NO, YES
from app.recovery.detail.limit_bar import LimitBar
from app.recovery.detail.view_model import DetailViewModel, ShownCase
from app.ui.form_fields import LineField
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MoneyField, PickField

_ORDER = ("what", "cost_minor", "menu_price_minor", "contains", "done", "asked_note", "clash_reason")


class GestureForm(GivingForm):
    """Above the limit it asks a manager, and cannot say that it was given already."""

    def __init__(
        self, theme: Theme, view_model: DetailViewModel, *, shown: ShownCase, check_ms: int = CHECK_MS
    ) -> None:
        acts: CaseActs = view_model.acts
        wording = view_model.reading.wording
        self._acts, self._money = acts, wording.money
        self._case_id = case_id = shown.detail.row.id
        self._limit: LimitRow = shown.detail.limit
        self.price = MoneyField(_("On the menu"), currency=wording.currency, placeholder=_("If sold"))
        self.given = PickField(_("Already given"), [(NO, _("Not yet")), (YES, _("Yes, done"))])
        self.asked = LineField(_("To the manager: why so much"), limit=10_500)
        self.above = SpanLabel(theme, role="small", colour="ink2")
        self.bar = LimitBar(theme)
        super().__init__(
            theme,
            shown.choices.gestures,
            currency=wording.currency,
            guard=Guard(
                view_model.guard_lane,
                lambda draft: acts.gestures.check(case_id, draft),
                view_model.notices.problem,
            ),
            more={"menu_price_minor": self.price, "done": self.given, "asked_note": self.asked},
            order=_ORDER,
            whole_rows=("what", "contains", "done"),
            told=(self.above, self.bar, self.asked),
            check_ms=check_ms,
        )

    def fill(self, row: GestureRow) -> None:
        self.price.show_minor(row.menu_price_minor or None)
        super().fill(row)

    def values(self) -> dict[str, Any]:
        return super().values() | {"menu_price_minor": self.price.read("menu_price_minor") or 0}

    def keep(self) -> bool:
        values = self.values()
        GiveDraft(**values)
        super().keep()
        values |= {"done": self.given.value == YES and not self._is_above, "asked_note": self.asked.text}
        return self._acts.gestures.plan(self._case_id, clash_reason=self.reason.text, **values)

    @property
    def _is_above(self) -> bool:
        return not self._limit.allows(self.cost.minor_so_far or 0)

    def show_state(self) -> None:
        super().show_state()
        above, cost = self._is_above, self.cost.minor_so_far or 0
        self.asked.setVisible(above)
        self.given.setVisible(not above)
        self.bar.show_limit(self._limit, more_minor=cost)
        if above:
            over = self._limit.used_minor + cost - (self._limit.limit_minor or 0)
            said = _("{amount} above your limit: a manager signs before it is given.").format(
                amount=self._money(over)
            )
        else:
            said = _("Within your limit: nobody has to sign.")
        self.above.set_spans([Span(said, colour="brass" if above else "ink2")])
        self.save_button.set_words(_("Ask a manager") if above else _("Add it"))
