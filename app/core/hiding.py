"""What stands in the place of something that not everybody may see."""

from __future__ import annotations

HIDDEN = "•••"
