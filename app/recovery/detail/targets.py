"""The three targets with what is left of them."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cases.schemas.rows import CaseDetail, Target
from app.recovery.detail.words import target_line
from app.recovery.reading import Reading
from app.ui.flow_layout import FlowLayout
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme


class TargetLine(QWidget):
    """One target: its name above where it stands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._name = SpanLabel(theme, role="tiny", colour="ink2")
        self._state = SpanLabel(theme, role="small_strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.px(10), 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._state)

    def show_target(self, name: str, *, state: str, colour: str) -> None:
        """Show where it stands."""
        self._name.set_spans([Span(name)])
        self._state.set_spans([Span(state, colour=colour)])
        self.setAccessibleName(f"{name}: {state}")


class Targets(QWidget):
    """Acknowledge, put right, follow up."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self.lines = {target: TargetLine(theme) for target in Target}
        self.setAccessibleName(_("Targets"))
        flow = FlowLayout(self, gap=theme.px(8))
        for line in self.lines.values():
            flow.addWidget(line)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_detail(self, detail: CaseDetail) -> None:
        """Show the targets of a case as they stand now."""
        for target, line in self.lines.items():
            name, state, colour = target_line(target, detail, reading=self._reading)
            line.show_target(name, state=state, colour=colour)
        self.updateGeometry()
