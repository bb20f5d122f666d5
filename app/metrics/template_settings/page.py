"""The section about templates, read again when one of them changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.metrics.template_settings.offers import TemplateOffers
from app.metrics.template_settings.parts import TemplateParts
from app.ui.settings.lines import Line
from app.ui.settings.offers import Catalogue

KINDS = frozenset({"venue_setting"})


class TemplatesPage(QWidget):
    """The catalogue of templates."""

    def __init__(self, parts: TemplateParts) -> None:
        super().__init__()
        self._parts = parts
        self._lane = parts.new_lane()
        self._offers = TemplateOffers(parts)
        self.catalogue = Catalogue(parts.theme, self._offers)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 16, 16)
        column.addWidget(self.catalogue, 1)
        parts.bus.changed.connect(self._follow)
        self.load()

    def load(self) -> None:
        """Read everything again."""
        self._lane.ask(self._read, then=self._take, otherwise=self._parts.notices.problem)

    def close_lane(self) -> None:
        """Ask nothing more."""
        self._parts.bus.changed.disconnect(self._follow)
        self._lane.close()

    def _read(self, _cancellation: Cancellation) -> Sequence[Line]:
        return self._offers.read()

    def _take(self, lines: Sequence[Line]) -> None:
        self.catalogue.show_lines(lines)

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & KINDS:
            self.load()
