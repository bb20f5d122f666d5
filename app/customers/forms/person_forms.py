"""Small forms about who somebody is and how to reach them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.core.words import gettext as _
from app.customers.edits.person import PersonEdits
from app.customers.forms import choices
from app.customers.schemas.person import AliasRow, ConsentRow, ContactRow
from app.model.alias import AliasKind
from app.model.consent import Purpose
from app.model.contact_point import ContactKind
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, DateField, LineField, TextField
from app.ui.form_grid import WHOLE_ROW
from app.ui.theme.theme import Theme


def contact_form(theme: Theme, edits: PersonEdits, *, row: ContactRow | None = None) -> DraftForm:
    """A way to reach somebody, new or changed."""
    value = LineField(_("Number or address"))
    kind = ChoiceField(_("Kind"), choices.contact_kinds())
    label = LineField(_("Label"), placeholder=_("work, home, assistant …"))
    first = ChoiceField(_("Show first"), choices.yes_no(_("Yes"), _("No")))
    first.choose(choices.NO)
    if row is not None:
        value.set_text(row.value)
        kind.choose(row.kind.value)
        kind.setEnabled(False)
        label.set_text(row.label)
        first.choose(choices.YES if row.preferred else choices.NO)

    def save() -> bool:
        said = {"value": value.text, "label": label.text, "preferred": first.value == choices.YES}
        if row is None:
            return edits.add_contact(ContactKind(kind.value), **said)
        return edits.edit_contact(row, **said)

    fields = {"value": value, "kind": kind, "label": label, "preferred": first}
    return DraftForm(theme, fields, save=save, columns=2)


def alias_form(theme: Theme, edits: PersonEdits, *, row: AliasRow | None = None) -> DraftForm:
    """Another name, new or changed."""
    name = LineField(_("Name"))
    kind = ChoiceField(_("Why"), choices.alias_kinds())
    if row is not None:
        name.set_text(row.name)
        kind.choose(row.kind.value)

    def save() -> bool:
        if row is None:
            return edits.add_alias(name.text, kind=AliasKind(kind.value))
        return edits.edit_alias(row, name=name.text, kind=AliasKind(kind.value))

    return DraftForm(theme, {"name": name, "kind": kind}, save=save, columns=2)


def consent_form(
    theme: Theme,
    edits: PersonEdits,
    *,
    wordings: Mapping[Purpose, str],
    today: date,
    row: ConsentRow | None = None,
) -> DraftForm:
    """A yes or no for one purpose in the words that were said; they begin as those of the venue.

    About a ``row`` it is what somebody decides anew: whoever agreed takes it back, and the other way round.
    """
    purpose = ChoiceField(_("For"), choices.purposes())
    no = _("Takes it back") if row is not None and row.given else _("Does not agree")
    given = ChoiceField(_("Answer"), choices.yes_no(_("Agrees"), no))
    decided_on = DateField(theme, _("On which day"), none_words=_("today"), clear_words=_("Decided today"))
    source = LineField(_("Where it was said"), placeholder=_("at the desk, by phone, on the form …"))
    wording = TextField(_("What they were asked, word for word"))
    wording.setProperty(WHOLE_ROW, True)
    if row is not None:
        purpose.choose(row.purpose.value)
        purpose.setEnabled(False)
        given.choose(choices.NO if row.given else choices.YES)
    decided_on.set_value(today)
    offered = [""]

    def offer() -> None:
        """The venue's words for this purpose, unless somebody has written others."""
        if wording.text in ("", offered[0]):
            offered[0] = wordings.get(Purpose(purpose.value), "") if purpose.value else ""
            wording.set_text(offered[0])

    def save() -> bool:
        return edits.decide_consent(
            Purpose(purpose.value),
            given=given.value == choices.YES,
            decided_on=decided_on.value,
            source=source.text,
            wording=wording.text,
        )

    offer()
    purpose.edited.connect(offer)
    fields = {
        "purpose": purpose,
        "given": given,
        "decided_on": decided_on,
        "source": source,
        "wording": wording,
    }
    return DraftForm(theme, fields, save=save, columns=2)
