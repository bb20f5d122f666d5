"""How the program looked the last time, known before anything is shown."""

from __future__ import annotations

from app.ui.remembered import Remembered
from app.ui.theme.theme import ThemeMode

MODE_KEY, SCALE_KEY = "theme", "text_scale"
MODES: dict[str, ThemeMode] = {"system": "system", "light": "light", "dark": "dark"}


def remembered_mode(remembered: Remembered) -> ThemeMode:
    """The theme chosen earlier; the system's where nothing sensible was kept."""
    return MODES.get(remembered.text(MODE_KEY), "system")


def remembered_scale(remembered: Remembered) -> float:
    """The text size chosen earlier."""
    return remembered.number(SCALE_KEY, 1.0)
