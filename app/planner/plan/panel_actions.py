"""What can be done about the moment on screen, for the palette and the menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.core.words import gettext as _
from app.planner.plan.body import PlanBody
from app.planner.plan.doing import PlanDoing
from app.planner.plan.forms import PlanForms
from app.ui.actions import Actions

Run = Callable[[], object]


def add_plan_actions(
    actions: Actions,
    doing: PlanDoing,
    *,
    forms: PlanForms,
    body: PlanBody,
    in_sight: Callable[[Run], object],
    card: Run,
    task_sheet: Run,
) -> None:
    """List them all; ``in_sight`` sees to it that nothing is done to a moment that nobody sees."""
    entries: tuple[tuple[str, Run, str], ...] = (
        (_("Moment: use the best idea"), doing.use_best, "sparkles"),
        (_("Moment: take a playbook"), body.plan.offer_playbooks, "notebook-pen"),
        (_("Moment: add something to give"), forms.add_gesture, "gift"),
        (_("Moment: add a task"), doing.write_task, "plus"),
        (_("Moment: change the plan"), forms.edit, "pencil"),
        (_("Moment: everything is prepared"), doing.prepare, "check"),
        (_("Moment: delivered"), forms.deliver, "circle-check"),
        (_("Moment: not this time"), forms.skip, "x"),
        (_("Moment: take it up again"), doing.take_up_again, "undo-2"),
        (_("Moment: add a photo…"), body.ending.at_hand.choose, "image"),
        (_("Moment: tell it as a story"), forms.tell_story, "star"),
        (_("Moment: write a note"), forms.write_note, "mail"),
        (_("Moment: print the card"), card, "printer"),
        (_("Moment: print the task sheet"), task_sheet, "printer"),
    )
    for words, run, icon in entries:
        actions.add(words, group="desk", run=partial(in_sight, run), icon=icon)
