"""Which of the three a page shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.words import gettext as _
from app.metrics.view_model import MetricsViewModel
from app.model.survey import Metric
from app.surveys.words import metric_name
from app.ui.labels import plain_label
from app.ui.segmented import Segmented


class MetricBar(QWidget):
    """Follows the pane, and tells ``choose`` what somebody wants; ``note`` stands beside it."""

    def __init__(self, pane: MetricsViewModel, choose: Callable[[Metric], None]) -> None:
        super().__init__()
        self._pane = pane
        self.metrics = Segmented([(each, metric_name(each)) for each in Metric], name=_("What is shown"))
        self.note = plain_label("", "faint", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.metrics)
        row.addWidget(self.note, 1)
        self.metrics.chosen.connect(lambda key: choose(Metric(key)))
        pane.state_changed.connect(self._follow)
        self._follow()

    def take_focus(self) -> None:
        """Put the keys onto the choice."""
        self.metrics.button(self.metrics.current).setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        self.metrics.choose(self._pane.state.metric)
