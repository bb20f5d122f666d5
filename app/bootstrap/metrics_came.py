"""Who stands behind a figure of how customers came, in the Metrics pane."""

from __future__ import annotations

from app.bootstrap.window_parts import WindowParts
from app.measures.value.service import ValueMeasures
from app.metrics.pane import MetricsPane
from app.metrics.value.came.panel import CamePanel
from app.metrics.value.came.view_model import CameViewModel


def came_of(parts: WindowParts, pane: MetricsPane) -> CamePanel:
    """Who is behind what was clicked."""
    view_model = CameViewModel(pane.view_model, ValueMeasures(parts.session.workplace))
    panel = CamePanel(view_model, theme=parts.theme, wording=pane.view_model.reading.wording)
    panel.customer_wanted.connect(pane.customer_wanted)
    panel.left.connect(pane.leave_people)
    return panel
