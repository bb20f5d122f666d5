"""The bar at the bottom: what just happened with its Undo, how many people, whether all is well."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from app.core.words import gettext as _
from app.shell.sizes import STATUS_BAR_HEIGHT
from app.ui.buttons import PushButton
from app.ui.line_label import LineLabel
from app.ui.notices import Notice, Notices
from app.ui.theme.theme import Theme


class StatusBar(QFrame):
    """Shows notices other than problems; ``undo_wanted`` tells that Undo was pressed.

    ``late_wanted`` asks to see what is late.
    """

    undo_wanted = Signal()
    late_wanted = Signal()

    def __init__(self, theme: Theme, notices: Notices) -> None:
        super().__init__()
        self._theme = theme
        self._state_icon = "shield-check"
        self._overdue = False
        self.said = LineLabel(theme, _("Ready"), role="small", colour="ink2")
        self.undo = PushButton(theme, _("Undo"), kind="quiet")
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.clicked.connect(self.undo_wanted)
        self.undo.hide()
        self.late = PushButton(theme, _("Late"), kind="quiet-danger", icon="clock")
        self.late.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.late.clicked.connect(self.late_wanted)
        self.late.hide()
        self.count = LineLabel(theme, role="small", colour="ink2")
        self.backup = LineLabel(theme, role="small", colour="ink2")
        self._picture = QLabel()
        self.state = LineLabel(theme, role="small", colour="ink2")
        self.setProperty("kind", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 1, 20, 0)
        row.setSpacing(18)
        said = QHBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.said)
        said.addWidget(self.undo)
        row.addLayout(said)
        row.addWidget(self.late)
        row.addWidget(self.count)
        row.addWidget(self.backup)
        row.addStretch(1)
        state = QHBoxLayout()
        state.setSpacing(4)
        state.addWidget(self._picture)
        state.addWidget(self.state)
        row.addLayout(state)
        notices.shown.connect(self.show_notice)
        theme.changed.connect(self._measure)
        self._measure()

    def show_notice(self, notice: Notice) -> None:
        """Say what happened; a problem is said by the strip above, not here."""
        problem = notice.kind == "problem"
        self.said.set_text("" if problem else notice.text)
        self.undo.setVisible(bool(notice.undo_label) and not problem)
        self.undo.setAccessibleName(_("Undo: {step}").format(step=notice.undo_label))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    def hide_undo(self) -> None:
        """Offer no undo, as after it was used."""
        self.undo.hide()

    def show_late(self, words: str) -> None:
        """Show what is late, in words; empty ones show nothing."""
        self.late.set_words(words)
        self.late.setVisible(bool(words))
        self._make_room()

    def show_count(self, words: str) -> None:
        """Show how many people there are, in words."""
        self.count.set_text(words)
        self._make_room()

    def show_backup(self, words: str, *, overdue: bool = False) -> None:
        """Show when the last backup was, in words; one that is overdue stays in sight when there is little room."""
        self.backup.set_text(words)
        self.backup.set_colour("brass" if overdue else "ink2")
        self._overdue = overdue
        self._make_room()

    def show_state(self, words: str, *, icon: str) -> None:
        """Show at the right where the data is and whether it is safe."""
        self.state.set_text(words)
        self._state_icon = icon
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(QRect(0, 0, self.width(), 1), self._theme.colour("line"))

    def _make_room(self) -> None:
        """Leave out the backup, then the count, before anything more important is cut.

        An overdue backup is more important than the count.
        """
        shown = [self.said, self.count, self.backup, self.state]
        needed = sum(widget.sizeHint().width() for widget in shown) + self._theme.px(140)
        needed += 0 if self.late.isHidden() else self.late.sizeHint().width()
        first, second = (self.count, self.backup) if self._overdue else (self.backup, self.count)
        first.setVisible(needed <= self.width())
        needed -= first.sizeHint().width()
        second.setVisible(needed <= self.width())

    def _measure(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.px(STATUS_BAR_HEIGHT))
        picture = theme.icons.pixmap(
            self._state_icon, theme.tokens.ink2, size=theme.px(14), ratio=self.devicePixelRatioF()
        )
        self._picture.setPixmap(picture)
        self._picture.setVisible(bool(self.state.text))
        self._make_room()
