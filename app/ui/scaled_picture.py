"""Photos read no larger than they are shown."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader


def scaled_picture(content: bytes, *, within: QSize, fill: bool = False) -> QImage | None:
    """A photo turned upright that fits into so many pixels, or covers them with ``fill``.

    It is never made larger; None when it cannot be read. May be called from any thread.
    """
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(_scaled(size, within, fill=fill))
    image = reader.read()
    return None if image.isNull() else image


def _scaled(size: QSize, within: QSize, *, fill: bool) -> QSize:
    way = Qt.AspectRatioMode.KeepAspectRatioByExpanding if fill else Qt.AspectRatioMode.KeepAspectRatio
    wanted = size.scaled(within, way)
    return wanted if wanted.width() < size.width() else size
