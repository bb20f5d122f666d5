"""What happened, on the axis of time: a dashed line with its text."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.ui.charts.crisp import hair, snapped
from app.ui.charts.data import AxisNote
from app.ui.charts.look import Look
from app.ui.charts.note_places import MOST_ROWS, NotePlace, place_notes
from app.ui.charts.trend_scale import TrendScale

_DASHES = (4.0, 3.0)


class TrendNotes:
    """The texts stand in rows above the lines of the chart, beginning at ``top``."""

    def __init__(
        self, notes: Sequence[AxisNote], *, look: Look, whole: TrendScale, top: float, room: float
    ) -> None:
        self._notes = sorted(notes, key=lambda note: note.on)
        self._look = look
        self._top = top
        self._font = look.font("small")
        self._metrics = QFontMetricsF(self._font)
        self._rows = max(0, min(MOST_ROWS, int(room / self._metrics.height())))
        written = [place.row for _note, place in self.placed(whole) if place.width]
        self._rows = 1 + max(written, default=-1)

    @property
    def height(self) -> float:
        """The room that they take when all days are in view, so that zooming moves nothing."""
        return self._rows * self._metrics.height()

    def placed(self, scale: TrendScale) -> Sequence[tuple[AxisNote, NotePlace]]:
        """The notes in view, with the places of their texts."""
        seen = [note for note in self._notes if scale.first <= note.on.toordinal() <= scale.last]
        wanted = [(self._x(note, scale), ceil(self._metrics.horizontalAdvance(note.text))) for note in seen]
        plot, rows = scale.plot, self._rows
        places = place_notes(wanted, left=plot.left(), right=plot.right(), rows=rows)
        return list(zip(seen, places, strict=True))

    def paint(self, painter: QPainter, scale: TrendScale) -> None:
        """Draw those in view."""
        placed = self.placed(scale)
        for note, place in placed:
            self._paint_line(painter, self._x(note, scale), place, bottom=scale.plot.bottom())
        for note, place in placed:
            self._paint_text(painter, note, place)

    def at(self, point: QPointF, scale: TrendScale) -> AxisNote | None:
        """The note whose text is under a point."""
        found = (note for note, place in self.placed(scale) if self.rect(place).contains(point))
        return next(found, None)

    def rect(self, place: NotePlace) -> QRectF:
        """Where a text stands."""
        height = self._metrics.height()
        return QRectF(place.left, self._top + place.row * height, place.width, height)

    def _paint_line(self, painter: QPainter, x: float, place: NotePlace, *, bottom: float) -> None:
        width = hair(painter)
        pen = QPen(self._look.colour("brass"), width, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        middle = snapped(painter, x) + width / 2
        painter.drawLine(QLineF(middle, self.rect(place).top(), middle, bottom))

    def _paint_text(self, painter: QPainter, note: AxisNote, place: NotePlace) -> None:
        room = self.rect(place)
        painter.fillRect(room, self._look.colour("surface"))
        painter.setFont(self._font)
        painter.setPen(self._look.colour("brass"))
        text = self._metrics.elidedText(note.text, Qt.TextElideMode.ElideRight, place.width + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    @staticmethod
    def _x(note: AxisNote, scale: TrendScale) -> float:
        return scale.x(note.on.toordinal())
