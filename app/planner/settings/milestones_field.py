"""Which milestones are marked."""

from __future__ import annotations

from app.core.words import gettext as _
from app.model.moment import Milestone
from app.ui.form_fields import Option
from app.ui.ticks_field import TicksField


def milestones_field(label: str) -> TicksField:
    """A box for each milestone."""
    names = {
        Milestone.FIRST_VISIT: _("The first visit"),
        Milestone.VISIT: _("The 5th, 10th, 25th, 50th and 100th visit"),
        Milestone.YEARS: _("Years since the first"),
        Milestone.BACK: _("Back after a year or more, and long for them"),
        Milestone.TIER: _("A tier reached"),
    }
    return TicksField(label, [Option(milestone, words) for milestone, words in names.items()])
