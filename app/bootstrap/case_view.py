"""The detail panel as the case beside the list."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.bootstrap.quick_case import finder
from app.bootstrap.window_parts import WindowParts
from app.cases.services import CaseServices
from app.recovery.detail.panel import DetailPanel
from app.recovery.detail.reads import read_choices
from app.recovery.detail.view_model import DetailViewModel
from app.recovery.pane import RecoveryPane


class CaseBeside:
    """Puts the panel together, and leads from it to cards, other cases and back to the list."""

    def __init__(self, parts: WindowParts, services: CaseServices, pane: RecoveryPane) -> None:
        session = parts.session
        self._view_model = DetailViewModel(
            lambda: services,
            choices=partial(read_choices, session.workplace, services),
            finds=finder(session.workplace),
            new_lane=parts.new_lane,
            bus=session.bus,
            runner=session.runner,
            notices=session.notices,
            reading=pane.view_model.reading,
        )
        self.panel = DetailPanel(
            self._view_model, theme=parts.theme, dialogs=parts.dialogs, actions=parts.actions
        )
        self.panel.customer_wanted.connect(pane.customer_wanted)
        self.panel.case_wanted.connect(pane.open_case)
        self.panel.sight_wanted.connect(pane.open_case)
        self.panel.closed_panel.connect(pane.close_case)

    @property
    def widget(self) -> QWidget:
        """What stands beside the list."""
        return self.panel

    def show_case(self, case_id: int | None) -> None:
        """Show this case, or none."""
        self.panel.show_case(case_id)

    def take_focus(self) -> None:
        """Put the keys onto what comes next."""
        self.panel.take_focus()

    def refresh(self) -> None:
        """Read the case again."""
        self.panel.refresh()

    def close(self) -> None:
        """Ask nothing more."""
        self._view_model.close()
