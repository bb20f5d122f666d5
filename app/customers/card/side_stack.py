"""The right column: the history, or for a moment a form or a picture in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QStackedWidget, QWidget

from app.core.words import gettext as _
from app.ui.buttons import IconButton
from app.ui.cards import Card
from app.ui.draft_form import DraftForm
from app.ui.showing import bring_into_sight
from app.ui.theme.theme import Theme

Waiting = dict[int, tuple[QWidget, DraftForm]]
"""Forms that somebody wrote into, each with what it stands in, by whom they are about."""


class SideStack(QStackedWidget):
    """``form_left`` follows when a form or picture has gone and the history is back.

    It says True when the keys went to what has gone.
    """

    form_left = Signal(bool)

    def __init__(self, theme: Theme, main: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._main = main
        self._form: DraftForm | None = None
        self._set_aside: Waiting = {}
        self._of_others: dict[int, Waiting] = {}
        self.addWidget(main)

    @property
    def form(self) -> DraftForm | None:
        """The form that is open, if one is."""
        return self._form

    def open_form(self, form: DraftForm, *, title: str) -> None:
        """Show a form in place of the history and put the focus into it."""
        self.close_side()
        card = Card(title)
        card.add(form)
        card.body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(card)
        self._form = form
        form.done.connect(self.close_side)
        form.left.connect(self.close_side)
        self.addWidget(scroll)
        self.setCurrentWidget(scroll)
        form.start()
        bring_into_sight(form)

    def open_picture(self, image: QImage, *, title: str) -> None:
        """Show a picture in place of the history; Esc brings it back."""
        self.close_side()
        card = Card(title)
        close = IconButton(self._theme, icon="x", name=_("Close"))
        close.clicked.connect(self.close_side)
        card.add_to_head(close)
        card.add(PictureView(image, name=title), 1)
        self.addWidget(card)
        self.setCurrentWidget(card)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_aside(self, customer_id: int) -> None:
        """Bring the history back; a form that somebody wrote into waits until this customer is shown again."""
        side, form = self.currentWidget(), self._form
        if side is None or form is None or not form.is_touched:
            self.close_side()
            return
        self._form = None
        self._set_aside[customer_id] = (side, form)
        self.setCurrentWidget(self._main)

    def take_up(self, customer_id: int) -> None:
        """Show the form again that waits for this customer, if there is one."""
        waiting = self._set_aside.pop(customer_id, None)
        if waiting is not None:
            side, self._form = waiting
            self.setCurrentWidget(side)

    def change_hands(self, before: int, now: int, *, customer_id: int) -> None:
        """Let all that who was at the desk wrote wait for them, and show what waits for who is there now."""
        self.set_aside(customer_id)
        self._of_others[before] = self._set_aside
        self._set_aside = self._of_others.pop(now, {})
        self.take_up(customer_id)

    def close_side(self) -> None:
        """Bring the history back."""
        side = self.currentWidget()
        if side is self._main or side is None:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and side.isAncestorOf(focused)
        self._form = None
        self.setCurrentWidget(self._main)
        self.removeWidget(side)
        side.hide()
        side.deleteLater()
        self.form_left.emit(had_focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.currentWidget() is not self._main:
            self.close_side()
        else:
            super().keyPressEvent(event)


class PictureView(QLabel):
    """A picture as large as there is room for."""

    def __init__(self, image: QImage, *, name: str) -> None:
        super().__init__()
        self._pixmap = QPixmap.fromImage(image)
        self.setMinimumSize(80, 80)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scaled = self._pixmap.scaled(
            self.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self.setPixmap(scaled)
