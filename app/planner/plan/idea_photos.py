"""Photos of ideas, as small as they stand beside the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.ui.scaled_picture import scaled_picture

_WITHIN = QSize(160, 160)
"""Pixels: sharp at every scale factor."""


def small_photos(
    ids: Iterable[int], *, content_of: Callable[[int], bytes], cancellation: Cancellation
) -> dict[int, QImage]:
    """The photos that can be shown; one that was taken away meanwhile hides no other."""
    found = {}
    for one in ids:
        cancellation.raise_if_cancelled()
        try:
            image = scaled_picture(content_of(one), within=_WITHIN, fill=True)
        except AppError:
            continue
        if image is not None:
            found[one] = image
    return found
