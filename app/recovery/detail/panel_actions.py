"""What can be done about the case on screen, for the palette and the menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.core.words import gettext as _
from app.recovery.detail.detail_forms import DetailForms
from app.recovery.detail.doing import DetailDoing
from app.recovery.detail.file_section import FileSection
from app.ui.actions import Actions

Run = Callable[[], object]


def add_detail_actions(
    actions: Actions,
    doing: DetailDoing,
    *,
    forms: DetailForms,
    files: FileSection,
    in_sight: Callable[[Run], object],
) -> None:
    """List them all; ``in_sight`` sees to it that nothing is done to a case that nobody sees."""
    entries: tuple[tuple[str, Run, str], ...] = (
        (_("Case: the next step is done"), doing.take_step, "check"),
        (_("Case: skip the next step"), doing.skip_step, "arrow-right"),
        (_("Case: add what we do for it"), forms.add_gesture, "gift"),
        (_("Case: promise something"), forms.promise, "handshake"),
        (_("Case: write in the log"), doing.write_in_log, "notebook-pen"),
        (_("Case: add a photo or file…"), files.at_hand.choose, "paperclip"),
        (_("Case: what we know of them"), doing.show_what_we_know, "info"),
        (_("Case: change it"), forms.edit, "pencil"),
        (_("Case: hand it over"), forms.hand_over, "users"),
        (_("Case: ask and close"), forms.close_case, "circle-check"),
        (_("Case: open it again"), forms.reopen, "undo-2"),
        (_("Case: tell it as a story"), forms.tell_story, "star"),
    )
    for words, run, icon in entries:
        actions.add(words, group="desk", run=partial(in_sight, run), icon=icon)
