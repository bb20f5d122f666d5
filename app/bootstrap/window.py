"""Starting the window, from nothing to the event loop."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.bootstrap.folders import data_folder
from app.bootstrap.program import Program
from app.bootstrap.venue_opener import Rehearsal
from app.core.clock import SystemClock
from app.core.logs import start_logs, stop_logs
from app.core.paths import DataFolder, program_folder
from app.core.words import gettext as _
from app.shell.single_instance import SingleInstance
from app.ui.application import new_application
from app.ui.crash import CrashHook, watch_for_faults


def run_window(data_dir: Path | None) -> int:
    """Open the venue of the data folder; returns the exit code when the last window closed."""
    return _run(data_folder(data_dir), Program.start)


def run_rehearsal(data_dir: Path | None, wanted: Rehearsal) -> int:
    """Open a rehearsal venue; returns the exit code when the last window closed."""
    data = data_folder(data_dir)

    def begin(program: Program) -> None:
        program.open_rehearsal(data.rehearsal(wanted.kind), wanted)

    return _run(data, begin)


def _run(data: DataFolder, begin: Callable[[Program], None]) -> int:
    app = new_application(sys.argv[0])
    instance = SingleInstance(data.root)
    with _logging(data) as log:
        if log is None and not os.access(data.venue_file, os.R_OK):
            return _cannot_start(data)
        if not instance.acquire():
            return 0
        hook = CrashHook(partial(_show_bug, log))
        hook.install()
        program = Program(app, data=data, clock=SystemClock())
        instance.raise_wanted.connect(program.raise_up)
        program.stands.connect(instance.listen)
        program.stands.connect(lambda: app.setWindowIcon(_icon()))
        try:
            begin(program)
            if program.gave_up:
                # Its message was closed before there was an event loop that the last window could end.
                return 1
            return app.exec() or int(program.gave_up)
        finally:
            program.close()
            hook.remove()
            instance.release()


@contextmanager
def _logging(data: DataFolder) -> Iterator[Path | None]:
    """Where the log is; None where the folder cannot be written: nothing is noted then, and nothing goes elsewhere."""
    with ExitStack() as stack:
        log = None
        with suppress(OSError):
            data.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            log = start_logs(data.logs)
            stack.callback(stop_logs)
            stack.enter_context(watch_for_faults(data.logs))
        yield log


def _show_bug(log: Path | None, details: str) -> None:
    from app.ui.dialogs import Dialogs

    Dialogs(QApplication.activeWindow()).bug(details, log)


def _cannot_start(data: DataFolder) -> int:
    from app.core.errors import ReadOnly
    from app.ui.dialogs import Dialogs

    Dialogs(None).failure(
        ReadOnly(
            _("The folder “{folder}” cannot be written.").format(folder=data.root),
            to_do=_("Choose another folder with --data-dir, or check its permissions."),
        )
    )
    return 1


def _icon() -> QIcon:
    return QIcon(str(program_folder() / "resources" / "app" / "regulars.svg"))
