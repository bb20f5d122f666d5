"""A section that is one catalogue, read again when something of it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.planner.settings.parts import PlannerParts
from app.ui.settings.lines import Line
from app.ui.settings.offers import Catalogue, Offers


class ReadOffers(Offers, Protocol):
    """Offers that can be read in a lane; ``then`` of ``refresh`` runs in the window again."""

    def read(self) -> Sequence[Line]:
        """Everything there is."""
        ...


class CataloguePage(QWidget):
    """``kinds`` are the tables of which a change is followed, ``shown`` runs after each reading."""

    def __init__(
        self,
        parts: PlannerParts,
        offers: ReadOffers,
        *,
        kinds: frozenset[str],
        shown: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._parts = parts
        self._offers = offers
        self._kinds = kinds
        self._shown = shown
        self._lane = parts.new_lane()
        self.catalogue = Catalogue(parts.theme, offers, searched=True)
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
        if self._shown is not None:
            self._shown()

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & self._kinds:
            self.load()
