"""A panel beside a list: its head and its buttons stay, everything between them scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.ui.empty_state import EmptyState
from app.ui.form_page import FormPage, PicturePage
from app.ui.form_slot import FormSlot
from app.ui.panel_head import PanelHead
from app.ui.panel_parts import PanelBody, PanelFoot
from app.ui.reading_order import reading_order
from app.ui.theme.theme import Theme

_SIDE, _BOTTOM = 18, 14


@dataclass(frozen=True)
class PanelRoom:
    """Pixels above everything, between its parts and between head and band; the share the two may take."""

    top: int
    gap: int
    head_gap: int
    most_head: float


class TakesFiles(Protocol):
    """Where files go that are dropped onto the panel."""

    def can_take(self, data: QMimeData) -> bool:
        """Whether there are files on this computer among what is dragged."""
        ...

    def take(self, data: QMimeData) -> None:
        """Add them."""
        ...


class SidePanel(QWidget):
    """``closed_panel`` leads back to the list.

    Whoever builds on it makes the parts, then has them put together and shows something in them.
    """

    closed_panel = Signal()

    def __init__(self, theme: Theme, *, room: PanelRoom, back_words: str, empty: EmptyState) -> None:
        super().__init__()
        self._theme = theme
        self._room = room
        self.page = FormPage(theme)
        self.picture = PicturePage(theme, back_words=back_words)
        self.empty = empty
        self._whole = QWidget()
        self._stack = QStackedWidget()
        self._fixed = QVBoxLayout()
        self._outer = QVBoxLayout(self)
        self._above: tuple[QWidget, ...] = ()
        self._moving: tuple[QWidget, ...] = ()
        self._slots: tuple[FormSlot, ...] = ()

    def put_together(
        self,
        head: PanelHead,
        band: QWidget,
        *,
        body: PanelBody,
        foot: PanelFoot,
        slots: Sequence[FormSlot],
        moves_band: bool,
    ) -> None:
        """Lay the parts out; where head and band take too much, the head scrolls, and perhaps the band."""
        self._above = (head, band)
        self._moving = (head, band) if moves_band else (head,)
        self._rest, self._buttons, self._slots = body, foot, tuple(slots)
        self._lay_out()
        head.closed.connect(self.closed_panel)
        self.picture.left.connect(self._show_page)
        self.page.slot.turned.connect(lambda _open: self._show_page())
        for slot in self._slots:
            slot.left.connect(partial(self._after_form, slot))

    @property
    def takes_files(self) -> TakesFiles | None:
        """Where dropped files go now; None where nothing can be added to."""
        return None

    @property
    def first_widget(self) -> QWidget:
        """Where the keys go, unless a form has the whole room."""
        return self._buttons.main

    def take_focus(self) -> None:
        """Put the keys onto what comes next."""
        form = self.page.slot.form
        if form is not None:
            form.start()
        else:
            self.first_widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> bool:
        """Leave a form that is open; whether there was one."""
        slot = next((slot for slot in self._slots if slot.form is not None), None)
        if slot is not None:
            slot.close_form()
        return slot is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is self.picture:
            self._show_page()
        elif not self.close_form():
            self.closed_panel.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        with reading_order(self):
            return super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_head()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes_files is not None and self.takes_files.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.takes_files is not None:
            self.takes_files.take(event.mimeData())
            event.acceptProposedAction()

    def _show_whole(self) -> None:
        self._whole.show()
        self.empty.hide()

    def _show_none(self) -> None:
        focused = QApplication.focusWidget()
        had_keys = focused is not None and self.isAncestorOf(focused)
        self._whole.hide()
        self.empty.show()
        if had_keys:
            self.closed_panel.emit()

    def _show_top(self) -> None:
        self._show_page()
        self._rest.scroll_up()

    def _show_page(self) -> None:
        has_form = self.page.slot.form is not None
        self._stack.setCurrentWidget(self.page if has_form else self._rest)
        self._buttons.setVisible(not has_form)

    def _show_picture(self, image: QImage, name: str) -> None:
        self.picture.show_picture(image, name=name)
        self._stack.setCurrentWidget(self.picture)

    def _after_form(self, slot: FormSlot, had_focus: bool) -> None:
        target = slot.back_to() if had_focus else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.take_focus()

    def _place_head(self) -> None:
        """Head and band stay in sight, unless they would leave too little for the rest."""
        if not self._moving:
            return
        width = max(1, self.width() - 2 * self._theme.px(_SIDE))
        wanted = sum(max(0, part.heightForWidth(width)) for part in self._above if not part.isHidden())
        fits = wanted <= self.height() * self._room.most_head
        is_fixed = self._fixed.indexOf(self._moving[0]) >= 0
        if fits and not is_fixed:
            for at, part in enumerate(self._moving):
                self._fixed.insertWidget(at, part)
        elif not fits and is_fixed:
            self._rest.take_above(self._moving)

    def _lay_out(self) -> None:
        px = self._theme.px
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self.empty)
        self._outer.addWidget(self._whole)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(px(_SIDE), px(self._room.top), 0, px(_BOTTOM))
        whole.setSpacing(px(self._room.gap))
        self._fixed.setContentsMargins(0, 0, px(_SIDE), 0)
        self._fixed.setSpacing(px(self._room.head_gap))
        for part in self._above:
            self._fixed.addWidget(part)
        whole.addLayout(self._fixed)
        for page in (self._rest, self.page, self.picture):
            self._stack.addWidget(page)
        whole.addWidget(self._stack, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, px(_SIDE), 0)
        foot.addWidget(self._buttons)
        whole.addLayout(foot)
