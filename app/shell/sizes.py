"""How large the parts of the frame are, in logical pixels at the normal size of text."""

from __future__ import annotations

RAIL_WIDTH = 76
TOP_BAR_HEIGHT = 56
STATUS_BAR_HEIGHT = 28
LOOKUP_HEIGHT, LOOKUP_WIDTH = 36, 560
