"""The quick form over whatever is on screen; nothing below it goes away."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.recovery.quick.form import QuickForm
from app.recovery.quick.view_model import QuickViewModel
from app.ui.dialogs import Dialogs
from app.ui.theme.theme import Theme

WIDTH = 760
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuickCase(QWidget):
    """Covers the window with a veil and the form; Esc or a click beside it puts it away and keeps the text."""

    def __init__(
        self, view_model: QuickViewModel, *, theme: Theme, dialogs: Dialogs, window: QWidget
    ) -> None:
        super().__init__(window)
        self.hide()
        self._view_model = view_model
        self._theme = theme
        self._window = window
        self._before: QWidget | None = None
        self._leaving = False
        self._other_id = 0
        self.form = QuickForm(view_model, theme=theme, dialogs=dialogs)
        self.form.setParent(self)
        self.form.left.connect(self.leave)
        self.form.outgrown.connect(self._fit)
        self.form.other.clicked.connect(self._take_other)
        view_model.saved.connect(lambda _case_id: self.leave())
        view_model.people_changed.connect(self._fit)
        theme.changed.connect(self._fit)
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)
        for line in self.form.findChildren(QLineEdit):
            line.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether it is on screen."""
        return not self.isHidden()

    def open_for(self, customer_id: int | None) -> None:
        """Open a case of this customer, or of somebody still to be named.

        What was typed before stays, and stays for whom it was typed.
        """
        view_model = self._view_model
        if not self.is_open:
            self._before = QApplication.focusWidget()
        self._other_id = 0
        if not self.form.is_touched:
            view_model.forget()
            if customer_id:
                view_model.start_for(customer_id)
        elif customer_id and customer_id not in {one.customer_id for one in view_model.people}:
            self._other_id = customer_id
        self.form.other.setVisible(bool(self._other_id))
        self.form.other.set_words(_("You began this for somebody else. Take it for the card on screen"))
        view_model.begin()
        self._fit()
        self.show()
        self.raise_()
        self.form.start()

    def take_expected(self, customer_id: int) -> None:
        """A card that was on its way when the form was opened is there now: it is for them."""
        if self.is_open and not self._view_model.people:
            self.form.take_as_what()
            self._view_model.start_for(customer_id)
            self.form.start()

    def leave(self) -> None:
        """Put it away, keep what was typed, and give the keys back to where they were."""
        if not self.is_open:
            return
        self._leaving = True
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._leaving = False

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self._view_model.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self._fit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed_name = watched is self.form.people.line and bool(self.form.people.typed)
            if event.key() in _ENTER and not typed_name:
                self.form.submit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER:
            self.form.submit()
        else:
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.form.geometry().contains(event.position().toPoint()):
            self.leave()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the form."""
        start = QApplication.focusWidget()
        if start is None or not self.isAncestorOf(start):
            return super().focusNextPrevChild(forward)
        at = start
        for _step in range(2_000):
            following = at.nextInFocusChain() if forward else at.previousInFocusChain()
            if following is None or following is start:
                break
            at = following
            if self._takes_tab(at):
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                at.setFocus(reason)
                self.form.scroller.ensureWidgetVisible(at)
                return True
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        veil = QColor(self._theme.colour("rail"))
        veil.setAlpha(120)
        QPainter(self).fillRect(self.rect(), veil)

    def _takes_tab(self, widget: QWidget) -> bool:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        return takes and widget.isEnabled() and widget.isVisible() and self.form.isAncestorOf(widget)

    def _take_other(self) -> None:
        customer_id, self._other_id = self._other_id, 0
        self.form.other.hide()
        self._view_model.start_for(customer_id)
        self.form.start()

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Whoever takes the keys elsewhere in the window, as by Ctrl+K, has left the form."""
        if new is None or self._leaving or not self.is_open or new.window() is not self._window:
            return
        if not self.isAncestorOf(new):
            self._before = None
            self.leave()

    def _fit(self) -> None:
        px = self._theme.px
        self.setGeometry(self._window.rect())
        width = min(px(WIDTH), self.width() - 24)
        top = min(px(60), 60)
        self.form.resize(width, 10)
        wanted = self._wanted_height(width)
        height = min(wanted, self.height() - top - 12)
        self.form.setGeometry((self.width() - width) // 2, top, width, height)

    def _wanted_height(self, width: int) -> int:
        inside = self.form.inside
        room = width - self._theme.px(40) - 14
        layout = inside.layout()
        high = layout.heightForWidth(room) if layout is not None and layout.hasHeightForWidth() else 0
        frame = self.form.sizeHint().height() - self.form.scroller.sizeHint().height()
        return max(high, inside.minimumSizeHint().height()) + frame
