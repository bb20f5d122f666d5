"""Above the list: what it shows, for how long, and by what it is narrowed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.core.words import ngettext
from app.planner.agenda.filters import AgendaFilters
from app.planner.state import RANGES, PlannerState
from app.ui.buttons import IconButton
from app.ui.chips import ChipButton, ChipSpec
from app.ui.flow_layout import FlowLayout
from app.ui.line_label import LineLabel
from app.ui.line_menu import line_menu
from app.ui.segmented import Segmented
from app.ui.showing import show_only
from app.ui.theme.theme import Theme


class AgendaHead(QWidget):
    """``days_chosen`` tells a range, ``back_wanted`` leaves the day that is shown alone.

    ``calendar_wanted`` and the signals of the printer's menu are for the pane.
    """

    days_chosen = Signal(int)
    back_wanted = Signal()
    calendar_wanted = Signal()
    print_wanted = Signal()
    month_wanted = Signal()
    tasks_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title = LineLabel(theme, role="card_title")
        self.filters = AgendaFilters(theme, self)
        self.calendar = IconButton(theme, icon="calendar", name=_("Show the calendar"))
        self.output = IconButton(theme, icon="printer", name=_("Print or export this list"))
        self.days = Segmented([(str(days), _days(days)) for days in RANGES], name=_("How far ahead"))
        self.back = ChipButton(theme, ChipSpec(_("Back to what is coming"), "brand", icon="arrow-left"))
        for button in (self.calendar, self.output):
            button.setProperty("kind", "outlined")
        self._build()
        self._connect()

    def show_state(self, state: PlannerState, *, title: str) -> None:
        """Say what the list shows."""
        self.title.set_text(title)
        self.days.choose(str(state.days))
        self.filters.show_state(state)
        show_only(self.back, visible=state.day is not None)
        show_only(self.days, visible=state.day is None)

    def menu(self) -> QMenu:
        """What the printer offers."""
        return line_menu(
            self,
            [
                (_("Print this list"), self.print_wanted.emit),
                (_("Print the whole month"), self.month_wanted.emit),
                (_("Print the task sheets of this list"), self.tasks_wanted.emit),
                None,
                (_("Export as a calendar…"), self.export_wanted.emit),
            ],
        )

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(8))
        column.setSpacing(px(6))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.title, 1)
        row.addWidget(self.filters.view, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.calendar)
        row.addWidget(self.output)
        column.addLayout(row)
        narrowing = QWidget()
        flow = FlowLayout(narrowing, gap=px(4), line_gap=px(4), middle=True)
        filters = self.filters
        for part in (self.back, self.days, filters.kind, filters.department, filters.clear):
            flow.addWidget(part)
        column.addWidget(narrowing)
        # Only now that they have their place: what is shown without one is a window of its own.
        show_only(self.calendar, visible=False)
        self.show_state(PlannerState(), title="")

    def _connect(self) -> None:
        self.days.chosen.connect(lambda key: self.days_chosen.emit(int(key)))
        self.back.clicked.connect(self.back_wanted)
        self.calendar.clicked.connect(self.calendar_wanted)
        self.output.clicked.connect(self._offer)

    def _offer(self) -> None:
        self.menu().popup(self.output.mapToGlobal(self.output.rect().bottomLeft()))


def _days(days: int) -> str:
    return ngettext("{count} day", "{count} days", days).format(count=days)
