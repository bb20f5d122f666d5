"""The Metrics pane: figures and charts at the left, the people behind one of them at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.metrics.front import MetricsFront
from app.metrics.page_keys import TO_ANSWER
from app.metrics.remembered_state import keep_state
from app.metrics.view_model import MetricsViewModel
from app.saved_views.view_model import SavedViewsModel
from app.ui.beside import Beside, Widths
from app.ui.front_page import FrontPage
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme

WIDTHS = Widths(wide=1100, side=420, share=0.36)


class ShowsPeople(Protocol):
    """What shows the people behind a figure, beside the charts."""

    @property
    def widget(self) -> QWidget:
        """What stands beside the charts."""
        ...

    def show_people(self, clicked: object) -> None:
        """Show who is behind what was clicked."""
        ...

    def take_focus(self) -> None:
        """Put the keys onto the first of them."""
        ...

    def refresh(self) -> None:
        """Read them again."""
        ...

    def close_lanes(self) -> None:
        """Ask nothing more."""
        ...


class MetricsPane(QWidget):
    """Signals are for whoever wires the panes together.

    ``attention_wanted`` asks to be brought to the front, ``customer_wanted`` leads to a card, ``ask_wanted``
    asks a customer, ``otherwise_wanted`` does so by another way of the head, ``report_wanted`` prints a month, ``import_wanted`` takes in answers from a file.
    ``case_wanted`` opens a case of a customer (0 for nobody known). ``picture_wanted`` and ``table_wanted``
    carry the card that is to be saved; ``answer_wanted`` the answer that is written back to,
    ``change_wanted`` the one that is to be changed.
    """

    attention_wanted = Signal()
    customer_wanted = Signal(int)
    case_wanted = Signal(int)
    answer_wanted = Signal(int)
    change_wanted = Signal(int)
    ask_wanted = Signal()
    otherwise_wanted = Signal(str)
    report_wanted = Signal()
    import_wanted = Signal()
    picture_wanted = Signal(object)
    table_wanted = Signal(object)

    def __init__(
        self,
        view_model: MetricsViewModel,
        new_first: Callable[[MetricsPane], FrontPage],
        *,
        saved: SavedViewsModel,
        new_people: Callable[[MetricsPane], ShowsPeople],
        new_came: Callable[[MetricsPane], ShowsPeople] | None = None,
        theme: Theme,
        remembered: Remembered,
    ) -> None:
        super().__init__()
        self.view_model = view_model
        self.saved = saved
        self._new_people, self._new_came = new_people, new_came
        self._people: ShowsPeople | None = None
        self._came: ShowsPeople | None = None
        self._side: ShowsPeople | None = None
        self._came_from: QWidget | None = None
        self.front = MetricsFront(
            view_model, new_first(self), saved=saved, theme=theme, remembered=remembered
        )
        self.splitter = Beside(theme, self.front, remembered=remembered, key="metrics", widths=WIDTHS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.front.head.ask_wanted.connect(self.ask_wanted)
        self.front.head.otherwise_wanted.connect(self.otherwise_wanted)
        self.front.head.report_wanted.connect(self.report_wanted)
        view_model.state_changed.connect(lambda: keep_state(view_model.state, remembered))
        view_model.start()
        saved.refresh()

    @property
    def people(self) -> ShowsPeople:
        """What shows people, made when they are first wanted."""
        if self._people is None:
            self._people = self._new_people(self)
            self.splitter.put_in(self._people.widget)
        return self._people

    def show_people(self, clicked: object) -> None:
        """Bring up who is behind a figure; leaving them puts the keys back where they were."""
        self._show_side(self.people, clicked)

    def show_came(self, clicked: object) -> None:
        """Bring up the customers behind a figure of how they came; without whoever shows them, nothing."""
        if self._came is None and self._new_came is not None:
            self._came = self._new_came(self)
            self.splitter.put_in(self._came.widget)
        if self._came is not None:
            self._show_side(self._came, clicked)

    def leave_people(self) -> None:
        """Go back to the charts, which have all the room again."""
        if self.splitter.covers_list:
            self.splitter.back_to_list()
        self.splitter.close_side()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.front.take_focus()

    def show_page(self, key: str) -> None:
        """Bring up one of the pages."""
        self.attention_wanted.emit()
        self.splitter.back_to_list()
        self.front.show_page(key)
        self.front.take_focus()

    def answer(self, answer_id: int) -> None:
        """Bring up those who wait for an answer, and write back to this one; 0 for none of them yet."""
        self.show_page(TO_ANSWER)
        if answer_id:
            self.answer_wanted.emit(answer_id)

    def offer_report(self, run: Callable[[], object]) -> None:
        """Print a month with ``run``: from now on the head offers it."""
        self.report_wanted.connect(run)
        self.front.head.offer_report()

    def explain(self) -> None:
        """Bring up how it is counted."""
        self.attention_wanted.emit()
        self.splitter.back_to_list()
        self.front.show_page(self.front.first_key)
        self.front.bar.explain()

    def refresh(self) -> None:
        """Read everything again."""
        self.view_model.refresh()
        self.saved.refresh()
        self.front.refresh_pages()
        for side in self._sides:
            side.refresh()

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self.view_model.close()
        self.saved.close()
        self.front.close_pages()
        for side in self._sides:
            side.close_lanes()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.splitter.covers_list and self._side is not None:
            self._side.take_focus()
        else:
            self.front.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.splitter.is_open:
            self.leave_people()
        else:
            super().keyPressEvent(event)

    @property
    def _sides(self) -> list[ShowsPeople]:
        """Those that were made."""
        return [side for side in (self._people, self._came) if side is not None]

    def _show_side(self, side: ShowsPeople, clicked: object) -> None:
        focused: QWidget | None = self.focusWidget()
        if focused is not None and self.front.isAncestorOf(focused):
            self._came_from = focused
        self._side = side
        for each in self._sides:
            each.widget.setVisible(each is side)
        side.show_people(clicked)
        self.splitter.open(to_work=True)
        side.take_focus()
