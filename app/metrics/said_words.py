"""Where in a comment the words stand that say what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BETWEEN = r"[\W_]+"


def ranges_of(comment: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """The (start, end) of each, in order and never overlapping; what stands apart was written together or the other way."""
    said = sorted({word for word in words if word}, key=len, reverse=True)
    if not said:
        return []
    ways = "|".join(_BETWEEN.join(map(re.escape, re.split(r"[\s-]+", word))) for word in said)
    return [found.span() for found in re.finditer(rf"(?<!\w)(?:{ways})(?!\w)", comment, re.IGNORECASE)]
