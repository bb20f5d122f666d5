"""A chart as a file: PNG, SVG or PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QRect, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.core.whole_files import saved_whole
from app.ui.charts.paper_chart import Paintable, PaperChart

_PNG_RATIO = 2
_DOTS, _PDF_DOTS, _POINTS = 96, 1200, 72
_INCH = 0.0254
ENDINGS = (".png", ".svg", ".pdf")


def save_chart(chart: Paintable, path: Path, *, title: str, caption: str = "") -> None:
    """Write ``path`` as its ending says, PNG where it says nothing; whole or not at all.

    ``caption`` names the period and the filters. The colours are the light ones, whatever is on screen.
    Raises ReadOnly or DiskFull.
    """
    paper = PaperChart(chart, title, caption)
    write = {".svg": _svg, ".pdf": _pdf}.get(path.suffix.lower(), _png)
    content = write(paper, title)
    with saved_whole(path) as unfinished:
        unfinished.write_bytes(content)


def _png(paper: PaperChart, title: str) -> bytes:
    image = QImage(paper.size * _PNG_RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_PNG_RATIO)
    dots = round(_DOTS * _PNG_RATIO / _INCH)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    image.setText("Title", title)
    painter = QPainter(image)
    paper.paint(painter)
    painter.end()
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _svg(paper: PaperChart, title: str) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_DOTS)
    generator.setSize(paper.size)
    generator.setViewBox(QRect(QPoint(), paper.size))
    generator.setTitle(title)
    painter = QPainter(generator)
    paper.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def _pdf(paper: PaperChart, title: str) -> bytes:
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DOTS)
    writer.setTitle(title)
    points = QSizeF(paper.size) * (_POINTS / _DOTS)
    page = QPageSize(points, QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.scale(_PDF_DOTS / _DOTS, _PDF_DOTS / _DOTS)
    paper.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
