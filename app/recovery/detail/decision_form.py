"""What a manager decides about a gesture above somebody's limit."""

from __future__ import annotations

from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.gestures.schemas import GivenRow
from app.model.gesture import Decision
from app.recovery.detail.view_model import DetailViewModel
from app.ui.conflicts import OvertakenError
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.shared_form import needed
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MoneyField, PickField
from app.wording.reading import Reading

_BUTTONS = {
    Decision.APPROVED.value: lambda: _("Approve"),
    Decision.CHANGED.value: lambda: _("Approve with the change"),
    Decision.DECLINED.value: lambda: _("Decline"),
}


def decision_form(theme: Theme, view_model: DetailViewModel, *, row: GivenRow, case_id: int) -> DraftForm:
    """Approve, change or decline, each with a reason."""
    reading = view_model.reading
    options = [
        (Decision.APPROVED.value, _("Approve")),
        (Decision.CHANGED.value, _("Change")),
        (Decision.DECLINED.value, _("Decline")),
    ]
    pick = PickField(_("Your decision"), options)
    what = LineField(_("What instead"), limit=1000)
    cost = MoneyField(_("At what cost"), currency=reading.wording.currency)
    what.set_text(row.what)
    cost.show_minor(row.cost_minor)
    note = LineField(_("Why"), limit=10_500)
    clash = LineField(_("Why it is right all the same"), limit=10_500)
    clash.hide()
    versions = [row.version]

    def save() -> bool:
        if not note.text:
            raise needed("note", _("Say in a few words why."))
        changed = pick.value == Decision.CHANGED
        try:
            return view_model.acts.gestures.decide(
                case_id,
                row.id,
                version=versions[0],
                decision=Decision(pick.value),
                note=note.text,
                cost_minor=cost.read("cost_minor") if changed else None,
                what=what.text if changed and what.text != row.what else None,
                clash_reason=clash.text,
            )
        except InvalidInput as error:
            if any(problem.field == "clash_reason" for problem in error.problems):
                clash.show()
            raise
        except OvertakenError:
            view_model.refresh()
            overtaken.set_spans([Span(_("Somebody else decided or changed this meanwhile. Look again."))])
            overtaken.show()
            now = next((one for one in view_model.acts.read(case_id).gestures if one.id == row.id), row)
            versions[0] = now.version
            return False

    fields = {"decision": pick, "what": what, "cost_minor": cost, "note": note, "clash_reason": clash}
    form = DraftForm(theme, fields, save=save, leave_words=_("Not now"))
    overtaken = SpanLabel(theme, role="small", colour="alert")
    overtaken.hide()
    form.add_below(overtaken)

    def show_choice() -> None:
        changed = pick.value == Decision.CHANGED
        what.setVisible(changed)
        cost.setVisible(changed)
        form.save_button.set_words(_BUTTONS[pick.value]())

    pick.edited.connect(show_choice)
    show_choice()
    return form


def decision_title(row: GivenRow, reading: Reading) -> str:
    """What is asked for, by whom and why."""
    asked = _("{name} asks for: {what}, {cost}")
    cost = reading.wording.money(row.cost_minor)
    said = asked.format(name=row.planned_by_name or _("Somebody"), what=row.what, cost=cost)
    return f"{said}. “{row.asked_note}”" if row.asked_note else said
