"""A form that asks for nothing but a reason."""

from __future__ import annotations

from collections.abc import Callable

from app.core.words import gettext as _
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.shared_form import needed
from app.ui.theme.theme import Theme


def reason_form(
    theme: Theme, save: Callable[[str], bool], *, save_words: str, field: str = "note", hint: str = ""
) -> DraftForm:
    """Why something is done."""
    reason = LineField(_("Why"), hint=hint, limit=10_500)

    def keep() -> bool:
        if not reason.text:
            raise needed(field, _("Say in a few words why."))
        return save(reason.text)

    return DraftForm(theme, {field: reason}, save=keep, save_words=save_words, leave_words=_("Not now"))
