"""Putting the Import pane together, with every way into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.window_parts import WindowParts
from app.core.rights import Right
from app.core.words import gettext as _
from app.shell.entries import PaneEntry
from app.shell.main_window import MainWindow

if TYPE_CHECKING:
    from app.customers.pane import GuestsPane
    from app.transfer.pane import ImportPane
    from app.transfer.view_model import ImportViewModel

IMPORT = "import"


class Importing:
    """Ways into the Import pane of one window: files dropped, the menu, an empty desk.

    ``parts`` and ``guests`` are asked for when the pane is first needed; ``home`` is the key of the pane
    to go back to. Files that come before the venue is open wait for it.
    """

    def __init__(
        self, parts: Callable[[], WindowParts], *, home: str, guests: Callable[[], GuestsPane]
    ) -> None:
        self._parts = parts
        self._home = home
        self._guests = guests
        self._window: MainWindow | None = None
        self._waiting: Sequence[Path] = ()
        self._close: Callable[[], None] = _nothing
        self._built: ImportPane | None = None
        self._sees_contacts = False

    @property
    def entry(self) -> PaneEntry:
        """The pane as the window knows it."""
        return PaneEntry(IMPORT, _("Import"), "file-up", self._build, on_rail=False)

    @property
    def pane(self) -> ImportPane:
        """The pane, built now if it was not needed before."""
        from app.transfer.pane import ImportPane

        assert self._window is not None
        pane = self._window.pane(IMPORT)
        assert isinstance(pane, ImportPane)
        return pane

    def serve(self, window: MainWindow) -> None:
        """Take what is dropped on a window, and list what can be done."""
        self._window = window
        window.files_dropped.connect(self.open_files)
        actions = self._parts().actions
        actions.add(_("Import…"), group="desk", run=self.choose, shortcut="Ctrl+I", icon="file-up")
        actions.add(_("Past imports"), group="desk", run=self.show_past, icon="history")
        self._parts().session.staff_chosen.connect(self._follow_staff)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Begin an import with these files."""
        session = self._parts().session
        if not session.is_open or session.workplace.desk.locked:
            self._waiting = paths
        elif session.allows(Right.IMPORT):
            self.pane.open_files(paths)

    def choose(self) -> None:
        """Have files chosen, or go back to the import under way."""
        if self._is_allowed:
            self.pane.choose_or_go_on()

    def show_past(self) -> None:
        """Show the imports of the past."""
        if self._is_allowed:
            self.pane.show_past()

    def go_on(self) -> None:
        """The venue is open, or the desk is no longer locked: begin with the files that waited."""
        paths, self._waiting = self._waiting, ()
        if paths:
            self.open_files(paths)

    @property
    def _is_allowed(self) -> bool:
        session = self._parts().session
        return session.is_open and session.allows(Right.IMPORT)

    def close(self) -> None:
        """Stop what runs and hear of nothing more; to be called before the window goes."""
        self._parts().session.staff_chosen.disconnect(self._follow_staff)
        self._close()

    def _follow_staff(self) -> None:
        """An import that somebody began stays out of sight of whoever may not import, and waits for who may."""
        desk = self._parts().session.workplace.desk
        if self._built is None or self._window is None or desk.locked:
            return
        if self._window.current_key == IMPORT and not desk.may(Right.IMPORT):
            self._window.show_pane(self._home)
        elif desk.may(Right.IMPORT) and desk.may(Right.CONTACTS) != self._sees_contacts:
            self._sees_contacts = desk.may(Right.CONTACTS)
            _look_again(self._built.view_model)

    def _build(self) -> QWidget:
        from app.wiring import wire_import

        assert self._window is not None
        pane = build_import(self._parts(), self._window)
        wire_import(self._window, pane, key=IMPORT, home=self._home, guests=self._guests)
        self._close, self._built = pane.close_work, pane
        self._sees_contacts = self._parts().session.workplace.desk.may(Right.CONTACTS)
        return pane


def build_import(parts: WindowParts, window: QWidget) -> ImportPane:
    """The pane with its view models and service, for one window."""
    from app.transfer.choices.samples_view_model import SamplesViewModel
    from app.transfer.importing.service import ImportService
    from app.transfer.pane import ImportPane
    from app.transfer.past.view_model import PastImportsViewModel
    from app.transfer.problem_saving import ProblemSaver
    from app.transfer.view_model import ImportViewModel
    from app.ui.waiting import WaitingRoom

    session = parts.session
    work, runner, notices = session.workplace, session.runner, session.notices
    service = ImportService(work, else_folder=session.folder.root)
    room = WaitingRoom(window, new_job=parts.new_job)
    view_model = ImportViewModel(service, job=parts.new_job(), runner=runner, notices=notices, room=room)
    past = PastImportsViewModel(
        service, lane=parts.new_lane(), room=room, bus=session.bus, runner=runner, notices=notices
    )
    return ImportPane(
        view_model,
        past=past,
        saver=ProblemSaver(view_model, service, notices),
        samples=SamplesViewModel(parts.new_lane()),
        theme=parts.theme,
        wording=work.wording,
        dialogs=parts.dialogs,
    )


def _look_again(model: ImportViewModel) -> None:
    from app.transfer.view_model import Stage

    if model.stage in (Stage.MATCHING, Stage.ASKING):
        model.open_files(model.paths, again=True)
    elif model.stage is Stage.DONE:
        model.leave()


def _nothing() -> None:
    """There is no pane yet."""
