"""Sizes and choices of the window that are kept from one start to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QWidget


class Remembered:
    """Keeps window geometry, splitters and small choices in one ini file, never in the registry."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def splitter(self, key: str, splitter: QSplitter) -> None:
        """Give a splitter the place it had, and keep where it is moved to."""
        name = f"splitters/{key}"
        kept = self._settings.value(name)
        if isinstance(kept, QByteArray):
            splitter.restoreState(kept)
        splitter.splitterMoved.connect(lambda: self._settings.setValue(name, splitter.saveState()))

    def restore_window(self, window: QWidget) -> bool:
        """Put a window where it was; whether that is known."""
        kept = self._settings.value("window/geometry")
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)

    def keep_window(self, window: QWidget) -> None:
        """Remember where a window is."""
        self._settings.setValue("window/geometry", window.saveGeometry())

    def text(self, key: str, default: str = "") -> str:
        """A small choice kept earlier."""
        return str(self._settings.value(f"choices/{key}", default))

    def number(self, key: str, default: float) -> float:
        """A number kept earlier; what cannot be read counts as not kept."""
        try:
            return float(self.text(key, str(default)))
        except ValueError:
            return default

    def keep(self, key: str, value: str | float) -> None:
        """Remember a small choice."""
        self._settings.setValue(f"choices/{key}", str(value))

    def save(self) -> None:
        """Write to disk now."""
        self._settings.sync()
