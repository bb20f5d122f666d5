"""The left side of the pane: its pages, of which one is in sight, under days and filters that apply to all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.metrics.bar.narrowing_bar import NarrowingBar
from app.metrics.forms import SavedMetrics
from app.metrics.head import MetricsHead
from app.metrics.view_model import MetricsViewModel
from app.saved_views.view_model import SavedViewsModel
from app.ui.card_slot import CardSlot
from app.ui.front_page import FrontPage
from app.ui.not_for_role import NoFigures
from app.ui.reading_order import reading_order
from app.ui.remembered import Remembered
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

_KEPT = "metrics_page"
_LEAST = 320


class MetricsFront(QWidget):
    """``first`` is the page that is always there; others are offered."""

    def __init__(
        self,
        view_model: MetricsViewModel,
        first: FrontPage,
        *,
        saved: SavedViewsModel,
        theme: Theme,
        remembered: Remembered,
    ) -> None:
        super().__init__()
        self._view_model = view_model
        self._theme = theme
        self._remembered = remembered
        self.first_key = first.key
        self._pages: tuple[FrontPage, ...] = (first,)
        self._without_bar: set[str] = set()
        self._built: dict[str, QWidget] = {}
        self._begin_with = remembered.text(_KEPT, first.key)
        words = view_model.reading.wording.words
        self.slot = CardSlot()
        self.head = MetricsHead(theme, words, first=(first.key, first.words))
        self.bar = NarrowingBar(theme, view_model.reading, slot=self.slot)
        self.saved = SavedMetrics(view_model, saved=saved, slot=self.slot, theme=theme)
        self._stack = QStackedWidget()
        self._no_figures = NoFigures(theme)
        self._stack.addWidget(self._no_figures)
        self._build()
        self._connect()
        self._bring_up(first.key)

    @property
    def current_key(self) -> str:
        """The page in sight."""
        return self.head.pages.current

    def page(self, key: str) -> QWidget:
        """A page, made now if it was not needed before."""
        if key not in self._built:
            self._built[key] = next(page for page in self._pages if page.key == key).build()
            self._stack.addWidget(self._built[key])
        return self._built[key]

    def offer(self, page: FrontPage, *, narrowed: bool = True) -> None:
        """Have one more page; shown now if it was in sight when the window last closed.

        One that is not ``narrowed`` is about all answers: days and filters do not stand over it.
        """
        self._pages += (page,)
        if not narrowed:
            self._without_bar.add(page.key)
        self.head.pages.add(page.key, page.words)
        if page.key == self._begin_with:
            self._bring_up(page.key)

    def show_page(self, key: str) -> None:
        """Bring a page into sight, the first one where there is none of this key."""
        known = {page.key for page in self._pages}
        self._bring_up(key if key in known else self.first_key)

    def take_focus(self) -> None:
        """Put the keys onto the page."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_pages(self) -> None:
        """Have every page read again, and show the one in sight to those alone who may see it."""
        self._bring_up(self.current_key)
        for page in self._pages:
            page.refresh()

    def close_pages(self) -> None:
        """Have every page ask nothing more."""
        for page in self._pages:
            page.close()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        with reading_order(self):
            return super().focusNextPrevChild(next)

    def _build(self) -> None:
        px = self._theme.px
        self.setMinimumWidth(_LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(12), 0)
        column.setSpacing(px(8))
        for part in (self.head, self.bar, self.slot):
            above = QVBoxLayout()
            above.setContentsMargins(0, 0, px(8), 0)
            above.addWidget(part)
            column.addLayout(above)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        view_model, bar = self._view_model, self.bar
        self.head.page_chosen.connect(self._choose)
        bar.state_wanted.connect(view_model.show_state)
        bar.views_wanted.connect(lambda: self.saved.offer(bar.saved))
        view_model.state_changed.connect(lambda: bar.show_state(view_model.state))
        view_model.choices_shown.connect(lambda: bar.show_choices(view_model.choices))
        bar.show_state(view_model.state)

    def _choose(self, key: str) -> None:
        self._begin_with = key
        self._remembered.keep(_KEPT, key)
        self._bring_up(key)

    def _bring_up(self, key: str) -> None:
        self.head.pages.choose(key)
        may = next(page for page in self._pages if page.key == key).may()
        self._stack.setCurrentWidget(self.page(key) if may else self._no_figures)
        self.head.show_report(wanted=self._pages[0].may())
        show_only(self.bar, visible=may and key not in self._without_bar)
