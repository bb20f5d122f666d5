"""Which colours stand on a picture."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QImage


def colours(image: QImage, *, step: int = 1) -> Counter[str]:
    """How often each colour is there, in every so-many-eth row and column; asking Qt for each pixel takes seconds."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels, width = memoryview(plain.constBits()).cast("I"), plain.width()
    found = Counter[str]()
    for start in range(0, width * plain.height(), step * width):
        for pixel, times in Counter(pixels[start : start + width : step]).items():
            found[f"#{pixel & 0xFFFFFF:06X}"] += times
    return found
