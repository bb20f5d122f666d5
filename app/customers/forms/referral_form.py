"""How somebody came to the venue: who recommended it, or where else they heard of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shiboken6 import isValid

from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.words import gettext as _
from app.customers.edits.person import PersonEdits
from app.customers.forms.finding import Finding
from app.customers.schemas.referrals import Referrals
from app.ui.draft_form import DraftForm
from app.ui.lane import AnyLane
from app.ui.suggest_field import SuggestField
from app.ui.theme.theme import Theme
from app.ui.who_field import WhoField


@dataclass(frozen=True)
class CameFields:
    """The two fields of a form about how somebody came; ``fill`` asks for the words used before."""

    by: WhoField
    heard_from: SuggestField
    words: Callable[[Cancellation], Sequence[str]]
    lane: AnyLane

    def show(self, referrals: Referrals) -> None:
        """Show what is known, and offer the words used before."""
        known = referrals.by
        self.by.show_customer(known.customer_id if known else None, known.name if known else "")
        self.by.show_error("")
        self.heard_from.set_text(referrals.heard_from)
        self.heard_from.show_error("")
        self.lane.ask(self.words, then=self._offer, otherwise=_nothing_to_offer)

    def _offer(self, words: Sequence[str]) -> None:
        if isValid(self.heard_from):  # the form may be closed by now
            self.heard_from.offer(words)


def came_fields(theme: Theme, finding: Finding) -> CameFields:
    """Empty fields."""
    by = WhoField(
        theme,
        _("Recommended by"),
        finds=finding.finds,
        lane=finding.lane,
        placeholder=_("Name, number or place"),
    )
    heard_from = SuggestField(
        _("How they came to us"), placeholder=_("a friend, a magazine, walked past …"), limit=1000
    )
    return CameFields(by, heard_from, finding.heard_from, finding.words_lane)


def _nothing_to_offer(_error: AppError) -> None:
    """The words can be typed all the same."""


def referral_form(theme: Theme, edits: PersonEdits, *, finding: Finding, referrals: Referrals) -> DraftForm:
    """Who recommended the venue to a customer, and how they came otherwise."""
    fields = came_fields(theme, finding)
    fields.show(referrals)

    def save() -> bool:
        return edits.edit(referred_by_id=fields.by.read("referred_by_id"), heard_from=fields.heard_from.text)

    return DraftForm(
        theme, {"referred_by_id": fields.by, "heard_from": fields.heard_from}, save=save, columns=2
    )
