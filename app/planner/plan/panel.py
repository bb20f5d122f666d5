"""One moment beside the agenda: its head and its buttons stay, everything between them scrolls."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.occasions.schemas import MomentKey
from app.planner.plan.alert_bands import AlertBands
from app.planner.plan.body import PlanBody
from app.planner.plan.doing import PlanDoing
from app.planner.plan.foot import PlanFoot
from app.planner.plan.forms import PlanForms
from app.planner.plan.head import PlanHead
from app.planner.plan.more_menu import more_entries
from app.planner.plan.panel_actions import add_plan_actions
from app.planner.plan.view_model import PlanViewModel
from app.ui.actions import Actions
from app.ui.dialogs import Dialogs
from app.ui.empty_state import EmptyState
from app.ui.form_page import FormPage, PicturePage
from app.ui.line_menu import line_menu
from app.ui.reading_order import reading_order
from app.ui.theme.theme import Theme

_MOST_HEAD = 0.42
"""Of the height; a head and bands that need more scroll with the rest."""


class PlanPanel(QWidget):
    """``customer_wanted`` leads to a card, ``closed_panel`` back to the agenda.

    ``card_wanted`` and ``task_sheet_wanted`` ask for a moment on paper, a card with the words for its inside. ``sight_wanted`` carries the key
    of a moment to be brought up: something was to be done to it, and nobody sees it.
    """

    customer_wanted = Signal(int)
    card_wanted = Signal(int, str)
    task_sheet_wanted = Signal(int)
    sight_wanted = Signal(object)
    closed_panel = Signal()

    def __init__(
        self, view_model: PlanViewModel, *, theme: Theme, dialogs: Dialogs, actions: Actions
    ) -> None:
        super().__init__()
        self.view_model = view_model
        self._theme = theme
        reading = view_model.reading
        self.head = PlanHead(theme, reading)
        self.bands = AlertBands(theme, reading)
        self.body = PlanBody(theme, view_model, dialogs=dialogs)
        self.page = FormPage(theme)
        self.picture = PicturePage(theme, back_words=_("Back to the moment"))
        self.foot = PlanFoot(theme, reading)
        self.forms = PlanForms(
            view_model, theme=theme, body=self.body, page=self.page.slot, print_card=self._ask_card
        )
        self.doing = PlanDoing(view_model, body=self.body, forms=self.forms)
        self.empty = EmptyState(
            theme, sentence=_("Choose a moment to see ideas for it and to plan it."), icon="cake"
        )
        self._wants_keys = False
        self._whole = QWidget()
        self._stack = QStackedWidget()
        self._fixed = QVBoxLayout()
        self._outer = QVBoxLayout(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        add_plan_actions(
            actions,
            self.doing,
            forms=self.forms,
            body=self.body,
            in_sight=self._do_in_sight,
            card=self._ask_card,
            task_sheet=self._ask_sheet,
        )
        self._show_none()

    def show_key(self, key: MomentKey | None) -> None:
        """Show a moment, or none."""
        self.view_model.show_key(key)

    def take_focus(self) -> None:
        """Put the keys onto what comes next, as soon as it is read."""
        self._wants_keys = self.view_model.is_awaited
        form = self.page.slot.form
        line = next(iter(self.body.ideas.lines.widgets), None)
        if form is not None:
            form.start()
        elif not self.view_model.moment_id and line is not None:
            line.use.setFocus(Qt.FocusReason.OtherFocusReason)  # type: ignore[attr-defined]  # only ideas stand there
        else:
            self.foot.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is self.picture:
            self._show_page()
        elif not self.forms.close_open():
            self.closed_panel.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        with reading_order(self):
            return super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_head()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.view_model.moment_id and self.body.ending.at_hand.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.body.ending.at_hand.take(event.mimeData())
        event.acceptProposedAction()

    def _show(self, is_other: bool) -> None:
        shown = self.view_model.now_shown
        if shown is None:
            return
        band_had_keys = self.bands.moving.hasFocus()
        self._whole.show()
        self.empty.hide()
        self.head.show_moment(shown)
        self.bands.show_moment(shown)
        self.page.slot.show_for(shown.about)
        self.body.show_moment(shown, is_other=is_other)
        self.foot.show_moment(shown)
        if is_other:
            self._show_page()
            self.body.scroll_up()
        self._place_head()
        if self._wants_keys or (band_had_keys and not self.bands.moving.hasFocus()):
            self.take_focus()

    def _show_none(self) -> None:
        focused = QApplication.focusWidget()
        had_keys = focused is not None and self.isAncestorOf(focused)
        self._whole.hide()
        self.empty.show()
        if had_keys:
            self.closed_panel.emit()

    def _show_page(self) -> None:
        has_form = self.page.slot.form is not None
        self._stack.setCurrentWidget(self.page if has_form else self.body)
        self.foot.setVisible(not has_form)

    def _show_picture(self, image: QImage, name: str) -> None:
        self.picture.show_picture(image, name=name)
        self._stack.setCurrentWidget(self.picture)

    def _after_form(self, had_focus: bool) -> None:
        if had_focus:
            self.take_focus()

    def _place_head(self) -> None:
        """Head and bands stay in sight, unless they would leave too little for the rest."""
        width = max(1, self.width() - 2 * self._theme.px(18))
        above: tuple[QWidget, ...] = (self.head, self.bands)
        wanted = sum(part.heightForWidth(width) for part in above if not part.isHidden())
        fits = wanted <= self.height() * _MOST_HEAD
        is_fixed = self._fixed.indexOf(self.head) >= 0
        if fits and not is_fixed:
            for at, part in enumerate(above):
                self._fixed.insertWidget(at, part)
        elif not fits and is_fixed:
            self.body.take_above(above)

    def _lay_out(self) -> None:
        px = self._theme.px
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self.empty)
        self._outer.addWidget(self._whole)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(px(18), px(16), 0, px(14))
        whole.setSpacing(px(12))
        self._fixed.setContentsMargins(0, 0, px(18), 0)
        self._fixed.setSpacing(px(10))
        self._fixed.addWidget(self.head)
        self._fixed.addWidget(self.bands)
        whole.addLayout(self._fixed)
        for page in (self.body, self.page, self.picture):
            self._stack.addWidget(page)
        whole.addWidget(self._stack, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, px(18), 0)
        foot.addWidget(self.foot)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.view_model.shown.connect(self._show)
        self.view_model.gone.connect(self._show_none)
        self.head.customer_wanted.connect(self.customer_wanted)
        self.head.closed.connect(self.closed_panel)
        self.bands.day_wanted.connect(self.view_model.choose_day)
        self.body.ending.picture_wanted.connect(self._show_picture)
        self.picture.left.connect(self._show_page)
        self.page.slot.turned.connect(lambda _open: self._show_page())
        for slot in self.forms.slots:
            slot.left.connect(self._after_form)
        self.foot.card_wanted.connect(self._ask_card)
        self.foot.note_wanted.connect(self.forms.write_note)
        self.foot.more_wanted.connect(self._open_more)
        self.foot.skip_wanted.connect(self.forms.skip)
        self.foot.next_wanted.connect(self.doing.do_next)

    def _open_more(self) -> None:
        shown = self.view_model.now_shown
        if shown is not None:
            reading = self.view_model.reading
            entries = more_entries(
                shown, reading, doing=self.doing, forms=self.forms, task_sheet=self._ask_sheet
            )
            button = self.foot.more
            line_menu(self, entries).popup(button.mapToGlobal(button.rect().topLeft()))

    def _ask_card(self, message: str = "") -> None:
        if self.view_model.moment_id:
            self.card_wanted.emit(self.view_model.moment_id, message)

    def _ask_sheet(self) -> None:
        if self.view_model.moment_id:
            self.task_sheet_wanted.emit(self.view_model.moment_id)

    def _do_in_sight(self, run: Callable[[], object]) -> None:
        """A moment that is out of sight is brought up first, and done nothing to before it was seen."""
        shown = self.view_model.now_shown
        if self.isVisible():
            run()
        elif shown is not None:
            self.sight_wanted.emit(shown.key)
