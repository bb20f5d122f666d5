"""One case beside the log: its head and its buttons stay, everything between them scrolls."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.recovery.detail.body import DetailBody
from app.recovery.detail.detail_forms import DetailForms
from app.recovery.detail.doing import DetailDoing
from app.recovery.detail.foot import DetailFoot, Next
from app.recovery.detail.head import DetailHead
from app.recovery.detail.musts_band import MustsBand
from app.recovery.detail.panel_actions import add_detail_actions
from app.recovery.detail.view_model import DetailViewModel
from app.ui.actions import Actions
from app.ui.dialogs import Dialogs
from app.ui.empty_state import EmptyState
from app.ui.form_page import FormPage, PicturePage
from app.ui.reading_order import reading_order
from app.ui.theme.theme import Theme

_MOST_HEAD = 0.38
"""Of the height; a head that needs more scrolls with the rest."""


class DetailPanel(QWidget):
    """``customer_wanted`` leads to a card, ``case_wanted`` to another case, ``closed_panel`` back to the log.

    ``sight_wanted`` asks for the case to be brought up: something was to be done to it, and nobody sees it.
    """

    customer_wanted = Signal(int)
    case_wanted = Signal(int)
    sight_wanted = Signal(int)
    closed_panel = Signal()

    def __init__(
        self, view_model: DetailViewModel, *, theme: Theme, dialogs: Dialogs, actions: Actions
    ) -> None:
        super().__init__()
        self.view_model = view_model
        self._theme = theme
        reading = view_model.reading
        self.head = DetailHead(theme, reading)
        self.musts = MustsBand(theme)
        self.body = DetailBody(theme, view_model, dialogs=dialogs)
        self.page = FormPage(theme)
        self.picture = PicturePage(theme, back_words=_("Back to the case"))
        self.foot = DetailFoot(theme, reading)
        self.forms = DetailForms(view_model, theme=theme, body=self.body, page=self.page.slot)
        self.doing = DetailDoing(view_model, body=self.body, forms=self.forms)
        self.empty = EmptyState(
            theme,
            sentence=_("Choose a case to see what happened and what comes next."),
            icon="heart-handshake",
        )
        self._whole = QWidget()
        self._stack = QStackedWidget()
        self._fixed = QVBoxLayout()
        self._outer = QVBoxLayout(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        add_detail_actions(
            actions, self.doing, forms=self.forms, files=self.body.files, in_sight=self._do_in_sight
        )
        self._show_none()

    def show_case(self, case_id: int | None) -> None:
        """Show a case, or none."""
        self.view_model.show_case(case_id)

    def refresh(self) -> None:
        """Read the case again."""
        self.view_model.refresh()

    def take_focus(self) -> None:
        """Put the keys onto what comes next."""
        form = self.page.slot.form
        if form is not None:
            form.start()
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
        if self.view_model.case_id and self.body.files.at_hand.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.body.files.at_hand.take(event.mimeData())
        event.acceptProposedAction()

    def _show(self, is_other: bool) -> None:
        shown = self.view_model.now_shown
        if shown is None:
            return
        self._whole.show()
        self.empty.hide()
        self.head.show_detail(shown.detail, colleagues=[one.name for one in shown.choices.staff])
        self.musts.show_musts(shown.know)
        self.page.slot.show_for(shown.detail.row.id)
        self.body.show_case(shown, is_other=is_other)
        self.foot.show_detail(shown.detail)
        if is_other:
            self._show_page()
            self.body.scroll_up()
        self.forms.offer_decision(is_other=is_other)
        self._place_head()

    def _show_none(self) -> None:
        focused = QApplication.focusWidget()
        had_keys = focused is not None and self.isAncestorOf(focused)
        self._whole.hide()
        self.empty.show()
        if had_keys:
            self.closed_panel.emit()

    def _tick(self) -> None:
        shown = self.view_model.now_shown
        if shown is not None:
            self.head.tick(shown.detail)
            self.body.tick(shown.detail)

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
        """The head stays in sight, unless it would leave too little for the rest."""
        width = max(1, self.width() - 2 * self._theme.px(18))
        wanted = self.head.heightForWidth(width) if self.head.hasHeightForWidth() else 0
        wanted += self.musts.heightForWidth(width) if self.musts.isVisibleTo(self) else 0
        fits = wanted <= self.height() * _MOST_HEAD
        if fits and self._fixed.indexOf(self.head) < 0:
            self._fixed.insertWidget(0, self.head)
        elif not fits and self._fixed.indexOf(self.head) >= 0:
            self.body.take_head(self.head)

    def _lay_out(self) -> None:
        px = self._theme.px
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self.empty)
        self._outer.addWidget(self._whole)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(px(18), px(14), 0, px(14))
        whole.setSpacing(px(10))
        self._fixed.setContentsMargins(0, 0, px(18), 0)
        self._fixed.setSpacing(px(8))
        self._fixed.addWidget(self.head)
        self._fixed.addWidget(self.musts)
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
        self.view_model.ticked.connect(self._tick)
        self.head.customer_wanted.connect(self.customer_wanted)
        self.body.chips.edit_wanted.connect(self.forms.edit)
        self.head.closed.connect(self.closed_panel)
        self.body.case_wanted.connect(self.case_wanted)
        self.body.files.picture_wanted.connect(self._show_picture)
        self.picture.left.connect(self._show_page)
        self.page.slot.turned.connect(lambda _open: self._show_page())
        for slot in self.forms.slots:
            slot.left.connect(self._after_form)
        self.foot.hand_over_wanted.connect(self.forms.hand_over)
        self.foot.next_wanted.connect(self._do_next)

    def _do_in_sight(self, run: Callable[[], object]) -> None:
        """A case that is out of sight is brought up first, and done nothing to before it was seen."""
        if self.isVisible():
            run()
        elif self.view_model.case_id:
            self.sight_wanted.emit(self.view_model.case_id)

    def _do_next(self, what: Next) -> None:
        self.doing.do_next(what)
