"""The left side of the pane: figures, filters, and the cases as a list or a board."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.recovery.board.page import BoardPage
from app.recovery.head import RecoveryHead
from app.recovery.log.column_menu import column_menu
from app.recovery.log.forms import LogForms
from app.recovery.log.narrowing_bar import NarrowingBar
from app.recovery.log.page import LogPage
from app.recovery.tiles.strip import TileStrip
from app.recovery.view_model import LogViewModel
from app.ui.front_page import FrontPage
from app.ui.not_for_role import NoFigures
from app.ui.remembered import Remembered
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

LIST, BOARD, MEASURES = "list", "board", "measures"
_OF_CASES = (LIST, BOARD)
_KEPT = "recovery_page"
_LOW, _HIGH, _HIGH_WITH_FORM = 300, 520, 700
_LEAST = 340


class LogFront(QWidget):
    """``case_chosen`` follows the choice, ``case_opened`` Enter or a double click."""

    case_chosen = Signal(int)
    case_opened = Signal(int)
    new_wanted = Signal()
    print_wanted = Signal(object, object)
    export_wanted = Signal(object, object)

    def __init__(
        self, view_model: LogViewModel, forms: LogForms, *, theme: Theme, remembered: Remembered
    ) -> None:
        super().__init__()
        self._view_model = view_model
        self._theme = theme
        self._remembered = remembered
        self.forms = forms
        self.log = LogPage(view_model, theme=theme, remembered=remembered)
        forms.layout = self.log.columns
        self._pages: tuple[FrontPage, ...] = (
            FrontPage(LIST, _("List"), lambda: self.log),
            FrontPage(BOARD, _("Board"), lambda: _new_board(self, view_model, theme)),
        )
        self._built: dict[str, QWidget] = {}
        self._chosen_id = 0
        self.head = RecoveryHead(theme, [(page.key, page.words) for page in self._pages])
        self.tiles = TileStrip(theme)
        self.bar = NarrowingBar(view_model, theme=theme)
        self._stack = QStackedWidget()
        self._no_figures = NoFigures(theme)
        self._stack.addWidget(self._no_figures)
        self._build()
        self._connect()
        self._begin_with = remembered.text(_KEPT, LIST)
        self.show_page(self._begin_with)

    @property
    def board(self) -> BoardPage:
        """The board, made now if it was not needed before."""
        page = self.page(BOARD)
        assert isinstance(page, BoardPage)
        return page

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

    def offer(self, page: FrontPage) -> None:
        """Have one more way to look at the cases; shown now if it was in sight when the window last closed."""
        self._pages += (page,)
        self.head.pages.add(page.key, page.words)
        if page.key == self._begin_with:
            self.show_page(page.key)

    def show_page(self, key: str) -> None:
        """Bring a page into sight."""
        known = {page.key for page in self._pages}
        key = key if key in known else LIST
        self.head.pages.choose(key)
        may = next(page for page in self._pages if page.key == key).may()
        page = self.page(key) if may else self._no_figures
        self._view_model.show_as_board(on=key == BOARD)
        if self._chosen_id:
            self.mark(self._chosen_id)
        self._stack.setCurrentWidget(page)
        show_only(self.bar, visible=key in _OF_CASES)
        self._make_room()
        self._remembered.keep(_KEPT, key)

    def take_focus(self) -> None:
        """Put the keys onto the cases."""
        if self.current_key == BOARD:
            self.board.take_focus()
        elif self.current_key == LIST:
            self.log.take_focus()
        else:
            shown = self._stack.currentWidget()
            if shown is not None:
                shown.setFocus()

    def mark(self, case_id: int) -> bool:
        """Have this case as the chosen one; whether it is in sight."""
        self._chosen_id = case_id
        if self.current_key == BOARD:
            return self.board.choose(case_id)
        return self.log.table.choose(case_id)

    def hand_over(self) -> None:
        """Ask who looks after the chosen cases from now on."""
        chosen = self._chosen_ids()
        if chosen:
            self.forms.start_hand_over(chosen)

    def close_timers(self) -> None:
        """Tell nothing more."""
        self.bar.close_timers()
        for page in self._pages:
            page.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """A low window, or a form over the list, leaves out the figures: the tabs tell the most of them.

        So do the measures, which tell them all.
        """
        needed = _HIGH if self.forms.slot.shown is None else _HIGH_WITH_FORM
        has_room = self.height() >= self._theme.px(needed)
        show_only(self.tiles, visible=has_room and self.current_key in _OF_CASES)
        self.bar.set_low(low=self.height() < self._theme.px(_LOW))

    def ask_print(self) -> None:
        """Ask for the log, or the chosen cases of it, on paper."""
        self.print_wanted.emit(*self._asked())

    def ask_export(self) -> None:
        """Ask for the same as a table."""
        self.export_wanted.emit(*self._asked())

    def _asked(self) -> tuple[object, tuple[int, ...]]:
        """What is shown, and those of it that are chosen where it is several."""
        view_model = self._view_model
        chosen = self._chosen_ids()
        return view_model.state.query(view_model.reading.today), chosen if len(chosen) > 1 else ()

    def _chosen_ids(self) -> tuple[int, ...]:
        if self.current_key == BOARD:
            return (self.board.current_id,) if self.board.current_id else ()
        return self.log.chosen_ids if self.current_key == LIST else ()

    def _build(self) -> None:
        px = self._theme.px
        self.setMinimumWidth(_LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(16))
        column.setSpacing(px(10))
        for part in (self.head, self.tiles, self.bar, self.forms.slot):
            column.addWidget(part)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        view_model, head, log = self._view_model, self.head, self.log
        head.page_chosen.connect(self.show_page)
        head.new_wanted.connect(self.new_wanted)
        head.print_wanted.connect(self.ask_print)
        head.export_wanted.connect(self.ask_export)
        log.case_chosen.connect(self.case_chosen)
        log.case_opened.connect(self.case_opened)
        log.new_wanted.connect(self.new_wanted)
        log.bulk.hand_over_wanted.connect(self.hand_over)
        log.bulk.print_wanted.connect(self.ask_print)
        log.bulk.export_wanted.connect(self.ask_export)
        self.bar.list_wanted.connect(self.take_focus)
        self.bar.days_wanted.connect(self.forms.start_days)
        self.bar.saved.clicked.connect(lambda: self.forms.offer_views(self.bar.saved))
        self.bar.columns.clicked.connect(self._offer_columns)
        self.forms.slot.filled.connect(self._make_room)
        self.forms.slot.emptied.connect(self._make_room)
        self.forms.slot.emptied.connect(self.take_focus)
        self.case_chosen.connect(self._note_chosen)
        figures = view_model.figures
        figures.tiles_shown.connect(lambda: self.tiles.show_rows(figures.tiles))

    def _note_chosen(self, case_id: int) -> None:
        self._chosen_id = case_id

    def _offer_columns(self) -> None:
        button, log = self.bar.columns, self.log
        menu = column_menu(button, log.columns, columns=log.model.case_columns, view_model=self._view_model)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


def _new_board(front: LogFront, view_model: LogViewModel, theme: Theme) -> BoardPage:
    board = BoardPage(view_model, theme=theme)
    board.case_chosen.connect(front.case_chosen)
    board.case_opened.connect(front.case_opened)
    board.new_wanted.connect(front.new_wanted)
    return board
