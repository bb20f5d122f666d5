"""How somebody felt, above the timeline; drawn once the card stands, because charts take a while to load."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.customers.feeling import FeelingCurve as Curve
from app.customers.feeling import Felt
from app.customers.words.feelings import end_label, low_label, peak_label
from app.ui.charts.feeling_curve import FeelingCurve
from app.ui.charts.feeling_points import FeelingPoint, Mark
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_FEWEST = 2
_MOST = 120


class HistoryCurve(QWidget):
    """Takes no room while fewer than two feelings are known."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self._curve = Curve((), None, None)
        self._chart: FeelingCurve | None = None
        self._allowed = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._draw)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_curve(self, curve: Curve) -> None:
        """Show this curve, after whatever is being painted now."""
        if curve == self._curve:
            return
        self._curve = curve
        self._show()

    def allow(self, *, allowed: bool) -> None:
        """Stand there or not, as there is room."""
        if allowed is not self._allowed:
            self._allowed = allowed
            self._show()

    def _show(self) -> None:
        wanted = self._allowed and len(self._curve.points) >= _FEWEST
        self.setVisible(wanted)
        if wanted:
            self.setMinimumHeight(self._theme.px(76))
            self._later.start()

    def _draw(self) -> None:
        if self._chart is None:
            self._chart = FeelingCurve(self._theme)
            self._column.addWidget(self._chart)
        self._chart.show_points(points_of(self._curve, self._reading))


def points_of(curve: Curve, reading: Reading) -> list[FeelingPoint]:
    """The newest points of the curve, evenly spaced, with the peak and the end marked and named."""
    shown = list(curve.points[-_MOST:])
    if curve.peak is not None and curve.peak not in shown:
        shown.insert(0, curve.peak)
    lowest = min(shown, key=lambda felt: felt.feeling, default=None)
    return [_point(at, felt, _marked(felt, curve, lowest), reading) for at, felt in enumerate(shown)]


def _marked(felt: Felt, curve: Curve, lowest: Felt | None) -> tuple[Mark, str]:
    """The mark and the words of a point: the end, the peak, and the lowest where somebody was unhappy."""
    if felt is curve.end:
        return "end", end_label(felt, is_peak=felt is curve.peak)
    if felt is curve.peak:
        return ("peak" if felt.feeling >= 0 else "low"), peak_label(felt)
    if felt is lowest and felt.feeling < 0:
        return "low", low_label(felt)
    return "", ""


def _point(at: int, felt: Felt, marked: tuple[Mark, str], reading: Reading) -> FeelingPoint:
    mark, label = marked
    when = reading.wording.instant_near(felt.at, reading.now)
    return FeelingPoint(x=at, feeling=felt.feeling, when=when, what=felt.label, mark=mark, label=label)
