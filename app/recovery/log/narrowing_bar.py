"""Above the list: the standing views, the search field, the filters, saved views and columns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.cases.schemas.views import CaseView
from app.core.words import gettext as _
from app.recovery.log.filter_chips import FilterChips
from app.recovery.log.tabs import ViewTabs
from app.recovery.view_model import LogViewModel
from app.ui.buttons import IconButton
from app.ui.search_field import SearchField
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

_WIDE = 760


class NarrowingBar(QWidget):
    """Follows the view model and asks it for other rows; saved views and columns are somebody else's."""

    list_wanted = Signal()
    days_wanted = Signal()

    def __init__(self, view_model: LogViewModel, *, theme: Theme) -> None:
        super().__init__()
        self._view_model = view_model
        self._theme = theme
        self.tabs = ViewTabs(view_model.reading.wording)
        self.search = SearchField(theme, name=_("Search the cases"))
        self.chips = FilterChips(theme, view_model.reading)
        self.saved = IconButton(theme, icon="bookmark", name=_("Saved views"))
        self.columns = IconButton(theme, icon="columns-3", name=_("Columns and order"))
        self.filters = IconButton(theme, icon="list-filter", name=_("Search and filters"))
        self.filters.setCheckable(True)
        self.filters.toggled.connect(self._arrange)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addStretch(1)
        row.addWidget(self.filters)
        row.addWidget(self.saved)
        row.addWidget(self.columns)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._is_low = False
        self._arranged: tuple[bool, bool] | None = None
        self._arrange()
        self._connect()

    def close_timers(self) -> None:
        """Tell nothing more."""
        self.search.stop()

    def set_low(self, *, low: bool) -> None:
        """In a low window search and filters are behind a button, unless something is narrowed by them."""
        self._is_low = low
        self._arrange()

    def take_focus(self) -> None:
        """Put the cursor into the search field."""
        if self._is_low:
            self.filters.setChecked(True)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = not self._is_low or self.filters.isChecked() or self._view_model.state.is_narrowed
        wide = self.width() >= self._theme.px(_WIDE)
        if (wide, shown) != self._arranged:
            self._arranged = wide, shown
            self._place(wide=wide, shown=shown)
        # Only once they have their place: what is shown without one is a window of its own.
        show_only(self.filters, visible=self._is_low)
        for part in (self.search, self.chips):
            show_only(part, visible=shown)

    def _place(self, *, wide: bool, shown: bool) -> None:
        grid, middle = self._grid, Qt.AlignmentFlag.AlignVCenter
        grid.setVerticalSpacing(2 if wide else 6)
        if wide or not shown:
            grid.addWidget(self.tabs, 0, 0, middle)
            grid.addWidget(self.search, 0, 1, middle)
            grid.addWidget(self.chips, 1, 0, middle)
            grid.addWidget(self._buttons, 1 if shown else 0, 1)
        else:
            grid.addWidget(self.tabs, 0, 0, 1, 2)
            grid.addWidget(self.search, 1, 0)
            grid.addWidget(self._buttons, 1, 1)
            grid.addWidget(self.chips, 2, 0, 1, 2)

    def _connect(self) -> None:
        view_model = self._view_model
        self.tabs.chosen.connect(lambda key: view_model.choose_view(CaseView(key)))
        self.search.text_wanted.connect(view_model.search)
        self.search.left.connect(self.list_wanted)
        self.chips.state_wanted.connect(view_model.show_state)
        self.chips.days_wanted.connect(self.days_wanted)
        view_model.state_changed.connect(self._show_state)
        figures = view_model.figures
        figures.counts_shown.connect(lambda: self.tabs.show_counts(figures.counts))
        view_model.choices_shown.connect(lambda: self.chips.show_choices(view_model.choices))
        self._show_state()

    def _show_state(self) -> None:
        state = self._view_model.state
        self.tabs.choose(state.view.value)
        self.search.show_text(state.text)
        self.chips.show_state(state)
        self._arrange()
