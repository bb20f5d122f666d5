"""Where this system shows menus."""

from __future__ import annotations

import sys


def has_native_menu_bar() -> bool:
    """Whether this system shows menus at the top of the screen."""
    return sys.platform == "darwin"
