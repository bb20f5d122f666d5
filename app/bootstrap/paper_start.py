"""What painting on paper needs where no window is open."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.core.paths import program_folder
from app.ui.application import new_application
from app.ui.theme.fonts import load_fonts


def begin_paper() -> QApplication:
    """The application object, made now where there is none, to be kept for as long as something is painted."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else new_application("regulars")
    load_fonts(program_folder() / "resources" / "fonts")
    return app
