"""The recovery key on its way to where it is kept: on paper, or in a file of one's own."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.core.errors import AppError
from app.core.whole_files import saved_whole
from app.core.words import gettext as _
from app.ui.dialogs import Dialogs

if TYPE_CHECKING:
    from app.shell.first_run import FirstRun
    from app.shell.recovery_page import RecoveryPage


def serve_first_run(first: FirstRun) -> None:
    """Print and save what the last page shows, under the name of the place."""
    first.recovery.print_wanted.connect(lambda key: print_key(first, key, place=first.name.text))
    first.recovery.save_wanted.connect(lambda key: save_key(first, key, place=first.name.text))


def serve_page(page: RecoveryPage, window: QWidget, *, place: str) -> None:
    """The same for a key that is made later."""
    page.print_wanted.connect(partial(print_key, window, place=place))
    page.save_wanted.connect(partial(save_key, window, place=place))


def print_key(window: QWidget, key: str, *, place: str) -> None:
    """Show the sheet; from there it goes to a printer."""
    from app.printing.paper import Paper
    from app.printing.rich_pages import RichPages

    pages = RichPages(_("Recovery key"), _sheet(key, place), family="Inter")
    Paper(window).preview(pages).open()


def save_key(window: QWidget, key: str, *, place: str) -> None:
    """Ask where to, then write a text file that only this user can read."""
    target = Dialogs(window).file_to_save(
        title=_("Save the recovery key as"),
        filters=_("Text (*.txt)"),
        suggestion=_("recovery-key.txt"),
    )
    if target is None:
        return
    try:
        with saved_whole(target) as file:
            file.write_text("\n".join((place, _told(), "", key, "")), encoding="utf-8")
    except AppError as error:
        Dialogs(window).failure(error)


def _sheet(key: str, place: str) -> str:
    groups = key.split("-")
    rows = "<br>".join("&nbsp;&nbsp; ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))
    return (
        f"<h1>{escape(_('Recovery key'))}</h1><h2>{escape(place)}</h2><p>{escape(_told())}</p>"
        f"<p style='font-size: 20pt; line-height: 160%'>{rows}</p>"
    )


def _told() -> str:
    return _("Keep this away from the computer. Whoever has it can open this place when a password is lost.")
