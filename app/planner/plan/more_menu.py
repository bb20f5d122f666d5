"""What else can be done with a moment, by where it stands."""

from __future__ import annotations

from collections.abc import Callable

from app.core.words import gettext as _
from app.model.moment import MomentState
from app.planner.plan.doing import PlanDoing
from app.planner.plan.foot import Next, next_of
from app.planner.plan.forms import PlanForms
from app.planner.plan.shown import ShownMoment
from app.ui.line_menu import Entry
from app.wording.reading import Reading


def more_entries(
    shown: ShownMoment,
    reading: Reading,
    *,
    doing: PlanDoing,
    forms: PlanForms,
    task_sheet: Callable[[], object],
) -> list[Entry | None]:
    """The entries of the menu below the three dots."""
    detail = shown.detail
    entries: list[Entry | None] = []
    if detail is None:
        return [(_("Not this time…"), forms.skip), (_("Write a note…"), forms.write_note)]
    entries.append((_("Print the task sheet…"), task_sheet))
    if not shown.is_over:
        entries.append((_("Change the plan…"), forms.edit))
        entries.append((_("Something else…"), forms.add_gesture))
        entries.append(None)
        if detail.state is MomentState.PREPARED:
            entries.append((_("Back to planned"), doing.plan))
        elif next_of(shown, reading) is not Next.PREPARED:
            entries.append((_("Everything is prepared"), doing.prepare))
        if next_of(shown, reading) is not Next.DELIVERED:
            entries.append((_("Delivered…"), forms.deliver))
        entries.append((_("Not this time…"), forms.skip))
    if detail.state is MomentState.SKIPPED:
        entries.append((_("Take it up again"), doing.take_up_again))
    if detail.state is MomentState.DELIVERED:
        entries.append((_("Change how they took it…"), forms.edit_reaction))
        entries.append((_("Tell it as a story…"), forms.tell_story))
    return entries
