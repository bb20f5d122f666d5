"""The one application object, in the style that looks the same on every system."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

STYLE = ("-style", "Fusion")
"""As an argument: ``setStyle`` gives the style back, for which PySide6 makes a class of everything about styles."""


def new_application(program: str) -> QApplication:
    """Make it; ``program`` is what the command line calls the program."""
    app = QApplication([program, *STYLE])
    app.setApplicationName("Regulars")
    return app
