"""The Recovery pane: the cases at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cases.schemas.views import CaseView
from app.recovery.front import BOARD, LIST, LogFront
from app.recovery.log.forms import LogForms
from app.recovery.log.hand_over_form import HandsOver
from app.recovery.log_state import LogState
from app.recovery.view_model import LogViewModel
from app.saved_views.view_model import SavedViewsModel
from app.ui.beside import Beside
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme

SETTLE_MS = 120
"""How long the choice must rest before a case is read, so that arrows never wait for one."""


class ShowsCase(Protocol):
    """What a case is shown in beside the list."""

    @property
    def widget(self) -> QWidget:
        """What stands beside the list."""
        ...

    def show_case(self, case_id: int | None) -> None:
        """Show this case, or none."""
        ...

    def take_focus(self) -> None:
        """Put the keys onto the case."""
        ...

    def refresh(self) -> None:
        """Read the case again."""
        ...

    def close(self) -> None:
        """Ask nothing more."""
        ...


class RecoveryPane(QWidget):
    """Signals are for whoever wires the panes together.

    ``attention_wanted`` asks to be brought to the front, ``customer_wanted`` leads to a card,
    ``quick_case_wanted`` opens the quick form. ``print_wanted`` and ``export_wanted`` carry the
    CaseQuery and the ids of the chosen cases, which are none where all of it is wanted.
    """

    attention_wanted = Signal()
    customer_wanted = Signal(int)
    quick_case_wanted = Signal()
    print_wanted = Signal(object, object)
    export_wanted = Signal(object, object)

    def __init__(
        self,
        view_model: LogViewModel,
        *,
        saved: SavedViewsModel,
        hand_over: HandsOver,
        new_case_view: Callable[[RecoveryPane], ShowsCase],
        theme: Theme,
        remembered: Remembered,
        settle_ms: int = SETTLE_MS,
    ) -> None:
        super().__init__()
        self.view_model = view_model
        self.saved = saved
        self._new_case_view = new_case_view
        self._case: ShowsCase | None = None
        self._wanted_id = 0
        self._shown_id = 0
        forms = LogForms(view_model, saved=saved, hand_over=hand_over, theme=theme)
        self.front = LogFront(view_model, forms, theme=theme, remembered=remembered)
        self.splitter = Beside(theme, self.front, remembered=remembered, key="recovery")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(settle_ms)
        self._settle.timeout.connect(self._show_wanted)
        self._build()
        self._connect()
        view_model.start()
        saved.refresh()

    @property
    def shown_id(self) -> int:
        """The case beside the list; 0 for none."""
        return self._shown_id if self.splitter.is_open else 0

    @property
    def case(self) -> ShowsCase:
        """What shows a case, made when the first one is chosen."""
        if self._case is None:
            self._case = self._new_case_view(self)
            self.splitter.put_in(self._case.widget)
        return self._case

    def open_case(self, case_id: int, *, take_keys: bool = True) -> None:
        """Bring a case up to work on it, whether it is in the list or not.

        Without the keys it is chosen where there is room for it, as one that was opened over the pane.
        """
        self.front.mark(case_id)
        if take_keys:
            self.attention_wanted.emit()
        if take_keys or self.splitter.is_open:
            self._show(case_id)
        if take_keys:
            self.splitter.open(to_work=True)
            self.case.take_focus()

    def show_late(self) -> None:
        """Bring up what is past its target."""
        self.attention_wanted.emit()
        self.leave_case(to_list=False)
        self.front.show_page(LIST)
        self.view_model.show_state(LogState(view=CaseView.LATE))
        self.front.take_focus()

    def show_page(self, key: str) -> None:
        """Bring up the list, the board or the measures."""
        self.attention_wanted.emit()
        self.leave_case(to_list=False)
        self.front.show_page(key)
        self.front.take_focus()

    def search(self) -> None:
        """Put the cursor into the field that searches the cases."""
        self.attention_wanted.emit()
        self.leave_case(to_list=False)
        if self.front.current_key not in (LIST, BOARD):
            self.front.show_page(LIST)
        self.front.bar.take_focus()

    def hand_over(self) -> None:
        """Ask who looks after the chosen cases from now on."""
        self.attention_wanted.emit()
        self.leave_case(to_list=False)
        self.front.hand_over()

    def leave_case(self, *, to_list: bool = True) -> None:
        """Go back from a case that covers the list; with ``to_list`` the keys go there too."""
        self.splitter.back_to_list()
        if to_list:
            self.front.take_focus()

    def close_case(self) -> None:
        """Go back to the list, which has all the room until a case is opened again."""
        if self.splitter.covers_list:
            self.splitter.back_to_list()
        else:
            self.splitter.close_side()
        self.front.take_focus()

    def refresh(self) -> None:
        """Read everything again."""
        self.view_model.refresh()
        self.saved.refresh()
        self.front.show_page(self.front.current_key)
        if self._case is not None:
            self._case.refresh()

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self._settle.stop()
        self.front.close_timers()
        self.view_model.close()
        self.saved.close()
        if self._case is not None:
            self._case.close()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.splitter.covers_list:
            self.case.take_focus()
        else:
            self.front.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.splitter.covers_list:
            self.leave_case()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search)

    def _connect(self) -> None:
        front = self.front
        front.case_chosen.connect(self._choose)
        front.case_opened.connect(self.open_case)
        front.new_wanted.connect(self.quick_case_wanted)
        front.print_wanted.connect(self.print_wanted)
        front.export_wanted.connect(self.export_wanted)
        self.view_model.rows_shown.connect(lambda _is_new: self._begin())
        self.splitter.widened.connect(self._begin)

    def _begin(self) -> None:
        """Where nothing was chosen yet, the first case is, if it has room beside the list."""
        if self._shown_id or not self.splitter.is_wide:
            return
        if self._wanted_id:
            self._show_wanted()
        elif self.view_model.rows:
            self.front.mark(self.view_model.rows[0].id)

    def _choose(self, case_id: int) -> None:
        self._wanted_id = case_id
        if self._settle.interval():
            self._settle.start()
        else:
            self._show_wanted()

    def _show_wanted(self) -> None:
        first = not self._shown_id
        if first and self.splitter.is_wide:
            self.splitter.open(to_work=False)
        if self.splitter.is_open:
            self._show(self._wanted_id)

    def _show(self, case_id: int) -> None:
        self._settle.stop()
        if case_id != self._shown_id:
            self._shown_id = case_id
            self.case.show_case(case_id)
