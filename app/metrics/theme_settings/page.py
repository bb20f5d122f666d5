"""The section about themes, read again when one of them or a comment changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.words import ngettext
from app.metrics.theme_settings.offers import ThemeOffers
from app.metrics.theme_settings.parts import ThemeParts
from app.ui.buttons import PushButton
from app.ui.settings.lines import Line
from app.ui.settings.offers import Catalogue
from app.ui.showing import show_only

KINDS = frozenset({"theme", "survey_answer"})


class ThemesPage(QWidget):
    """The catalogue of themes, and above it the usual ones where a venue never had them."""

    def __init__(self, parts: ThemeParts) -> None:
        super().__init__()
        self._parts = parts
        self._lane, self._previews = parts.new_lane(), parts.new_lane()
        self._offers = ThemeOffers(parts, previews=self._previews)
        self.catalogue = Catalogue(parts.theme, self._offers, searched=True)
        self.usual = PushButton(parts.theme, "", icon="sparkles")
        self.usual.clicked.connect(self._offers.add_usual)
        self.catalogue.add_to_head(self.usual)
        show_only(self.usual, visible=False)
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
        self._previews.close()

    def _read(self, _cancellation: Cancellation) -> Sequence[Line]:
        return self._offers.read()

    def _take(self, lines: Sequence[Line]) -> None:
        self.catalogue.show_lines(lines)
        missing = self._offers.missing
        words = ngettext("Add {count} usual theme", "Add {count} usual themes", missing)
        self.usual.set_words(words.format(count=missing))
        show_only(self.usual, visible=missing > 0)

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & KINDS:
            self.load()
