"""The processes that ``bench_start`` measures: ``python -m benchmarks.starting painted FOLDER``.

Nothing is imported up here, for it would be counted as part of the start.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.bootstrap.desk_window import DeskWindow
    from app.bootstrap.program import Program
    from app.sign_in.rows import Person

SOUGHT = "oder"


def main(what: str, folder: str) -> None:
    """Start, and end the process when that is seen which is waited for."""
    if what == "bare":
        open_bare_window()
    else:
        open_program(folder, until=what)


def open_bare_window() -> None:
    """What any window made with PySide6 costs."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.show()
    end_when_painted(window)
    app.exec()


def open_program(folder: str, *, until: str) -> None:
    """The program as ``python -m app`` starts it."""
    import app.__main__
    from app.bootstrap.quick_start import begin_quickly

    begin_quickly()
    from app.bootstrap.program import Program

    begin = Program.start

    def begin_watched(program: Program) -> None:
        begin(program)
        if until in {"painted", "signed"}:
            end_when_painted(next(iter(program._bare)).centralWidget())

    Program.start = begin_watched  # type: ignore[method-assign]
    if until == "locked":
        wait_for_lock_screen()
    if until == "answered":
        look_up_at_once()
    app.__main__.main(["--data-dir", folder])


def wait_for_lock_screen() -> None:
    """End when the lock screen shows everybody who works there."""
    from app.staff.lock.view_model import LockViewModel

    show = LockViewModel._show_people

    def show_watched(model: LockViewModel, people: tuple[Person, ...]) -> None:
        from PySide6.QtWidgets import QApplication

        show(model, people)
        end_when_painted(next(each for each in QApplication.topLevelWidgets() if each.isVisible()))

    LockViewModel._show_people = show_watched  # type: ignore[method-assign]


def look_up_at_once() -> None:
    """Type into the lookup field as soon as there is one, and end when the list shows who was found."""
    from app.bootstrap.desk_window import DeskWindow

    enter = DeskWindow.enter

    def enter_typing(desk: DeskWindow) -> None:
        desk.window.lookup.set_text(SOUGHT)
        enter(desk)
        results = desk.guests.results
        results.answered.connect(lambda: end_when_painted(results) if results.answers == SOUGHT else None)

    DeskWindow.enter = enter_typing  # type: ignore[method-assign]


def end_when_painted(widget: QWidget) -> None:
    """End the process, as it is, when everything that waits to be painted is painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, end)
            return super().eventFilter(watched, event)

    widget.installEventFilter(Watcher(widget))


def end() -> None:
    """No tidying up: it is no part of a start."""
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
