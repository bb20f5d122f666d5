"""The reminder centre: a drawer at the right of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.moments.reminders.schemas import ReminderRow
from app.planner.reminders.delegate import ReminderDelegate
from app.planner.reminders.view_model import RemindersViewModel
from app.planner.reminders.words import count_words, later_choices, spoken
from app.ui.buttons import IconButton, PushButton
from app.ui.empty_state import EmptyState
from app.ui.line_label import LineLabel
from app.ui.line_menu import line_menu
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.theme.theme import Theme

WIDTH = 400
TOP, FOOT = 56, 28
"""How high the bars of the window are; the drawer stands between them."""


class ReminderCentre(QFrame):
    """Lists what is due; Enter opens the plan, L puts off, D settles. ``opened`` tells which moment is wanted."""

    opened = Signal(object)

    def __init__(self, view_model: RemindersViewModel, *, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._view_model = view_model
        self._theme = theme
        self._window = window
        self._before: QWidget | None = None
        self.setAccessibleName(_("Reminders"))
        reading = view_model.reading
        self.model: RowModel[ReminderRow] = RowModel(
            say=lambda row: spoken(row, reading), key=lambda row: row.key, parent=self
        )
        self.list = RowList(theme, self.model, ReminderDelegate(theme, reading), name=_("Reminders"))
        self.list.row_opened.connect(self._open)
        self.list.installEventFilter(self)
        self._title = LineLabel(theme, _("Reminders"), role="panel_title")
        self._count = LineLabel(theme, role="small", colour="ink2")
        self.open_button = PushButton(theme, _("Open the plan"), kind="primary")
        self.later_button = PushButton(theme, _("Later"), icon="clock")
        self.settle_button = PushButton(theme, _("Done with this"), icon="check")
        self._close = IconButton(theme, icon="x", name=_("Close the reminders"))
        self.empty = EmptyState(theme, sentence="", icon="bell")
        self._pages = QStackedWidget()
        self._build()
        self.open_button.clicked.connect(self.list.open_current)
        self.later_button.clicked.connect(self.offer_later)
        self.settle_button.clicked.connect(self._settle)
        self._close.clicked.connect(self.leave)
        view_model.shown.connect(self._show_rows)
        theme.changed.connect(self._fit)
        window.installEventFilter(self)
        self._show_rows()

    @property
    def is_open(self) -> bool:
        """Whether it is on screen."""
        return not self.isHidden()

    def open(self) -> None:
        """Show it, with the keys in the list."""
        if not self.is_open:
            self._before = QApplication.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        if not self.list.currentIndex().isValid():
            self.list.step(0)
        target: QWidget = self.list if self.model.rows else self._close
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Put it away and give the keys back."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self) -> None:
        """Show it or put it away."""
        if self.is_open:
            self.leave()
        else:
            self.open()

    def offer_later(self) -> None:
        """Ask until when the chosen one is put off."""
        row = self.list.current_row
        if row is None:
            return
        entries = [
            (words, lambda until=until: self._view_model.put_off(row, until))
            for words, until in later_choices(self._view_model.reading)
        ]
        line_menu(self, entries).popup(self.later_button.mapToGlobal(QPoint(0, 0)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._fit()
        elif watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.setPen(QPen(QColor(self._theme.colour("line")), 1))
        painter.drawLine(0, 0, 0, self.height())

    def _take_key(self, event: QKeyEvent) -> bool:
        doing = {Qt.Key.Key_L: self.offer_later, Qt.Key.Key_D: self._settle, Qt.Key.Key_Escape: self.leave}
        run = doing.get(Qt.Key(event.key()))
        if run is None or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        run()
        return True

    def _open(self, row: ReminderRow) -> None:
        self.leave()
        self.opened.emit(row.moment)

    def _settle(self) -> None:
        row = self.list.current_row
        if row is not None:
            self._view_model.settle(row)

    def _show_rows(self) -> None:
        rows = self._view_model.rows
        at = self.list.currentIndex().row()
        self.model.show_rows(rows)
        self._count.set_text(count_words(len(rows)) if rows else "")
        self._pages.setCurrentIndex(0 if rows else 1)
        for button in (self.open_button, self.later_button, self.settle_button):
            button.setEnabled(bool(rows))
        self._say_nothing()
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(min(max(at, 0), len(rows) - 1)))

    def _say_nothing(self) -> None:
        """What stands there in place of reminders; before they are read nothing is known of them."""
        if self._view_model.was_read:
            more = _("Tasks, days without a plan and how it went appear here in time.")
            self.empty.set_words(sentence=_("Nothing to bring to mind"), more=more)
        else:
            self.empty.set_words(sentence=_("Reading…"))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 8, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        head.addWidget(self._close)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.open_button)
        foot.addStretch(1)
        foot.addWidget(self.later_button)
        foot.addWidget(self.settle_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)

    def _fit(self) -> None:
        px = self._theme.px
        wide = min(max(px(WIDTH), self.minimumSizeHint().width()), self._window.width())
        top, high = px(TOP), self._window.height() - px(TOP) - px(FOOT)
        self.setGeometry(self._window.width() - wide, top, wide, high)
