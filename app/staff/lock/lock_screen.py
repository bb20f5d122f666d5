"""The sheet over a window whose desk is locked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.sign_in.schemas import PasswordDraft
from app.staff.lock.clock_face import ClockFace
from app.staff.lock.lock_card import WIDTH, LockCard
from app.staff.lock.reasons import Reason, reason_words
from app.staff.lock.view_model import LockViewModel
from app.ui.scrolled import scroll_in
from app.ui.showing import show_only
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace


class LockScreen(QWidget):
    """The clock, the card and why it is locked; nothing else of the program can be seen or reached."""

    def __init__(
        self,
        theme: Theme,
        view_model: LockViewModel,
        *,
        work: Workplace,
        set_password: Callable[[PasswordDraft], None],
    ) -> None:
        super().__init__()
        self.hide()
        self._theme = theme
        self._view_model = view_model
        self.clock = ClockFace(theme, work)
        self.card = LockCard(theme, view_model, set_password=set_password)
        self._picture = QLabel()
        self._why = SpanLabel(theme, [], role="small", colour="railink")
        self.setAccessibleName(_("Locked"))
        self._build()
        theme.changed.connect(self._measure)
        view_model.changed.connect(self._make_room)
        self._measure()

    @property
    def why(self) -> str:
        """The sentence at the foot."""
        return self._why.accessibleName()

    def begin(self, reason: Reason, *, staff_id: int, name: str, minutes: int) -> None:
        """Say why, and ask who it is; ``staff_id`` is who it probably is, ``name`` whose desk it was."""
        words = reason_words(reason, name=name, minutes=minutes)
        self._why.set_spans([Span(words)])
        self._why.setAccessibleName(words)
        self._measure()
        self.card.clear()
        self.clock.follow_clock()
        self._view_model.begin(staff_id)
        said = " ".join((_("Locked."), words, _("Who is at the desk?")))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def take_keys(self) -> None:
        """Put the keys where the secret is typed."""
        self.card.take_keys()

    def end(self) -> None:
        """Nothing of what was typed stays."""
        self.card.clear()
        self._view_model.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave out the clock before anybody has to scroll to where the secret is typed."""
        card = max(self.card.sizeHint().height(), self.card.heightForWidth(self.card.width()))
        needed = self.clock.sizeHint().height() + card + self._why.sizeHint().height()
        show_only(self.clock, visible=needed + self._theme.px(60) + 32 <= self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), self._theme.colour("rail"))

    def _measure(self) -> None:
        theme = self._theme
        self.card.setFixedWidth(theme.px(WIDTH))
        # Squeezed at first, it would ask for more height than the screen has, and leave a scroll bar behind.
        self._why.setMinimumWidth(self._why.sizeHint().width())
        side = theme.px(14)
        self._picture.setPixmap(
            theme.icons.pixmap("lock", theme.tokens.railink, size=side, ratio=self.devicePixelRatioF())
        )

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addStretch(1)
        foot.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._why, 0, Qt.AlignmentFlag.AlignTop)
        foot.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(16, 16, 16, 16)
        column.addStretch(1)
        column.addWidget(self.clock)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(self._theme.px(26))
        column.addLayout(foot)
        column.addStretch(1)
        scroll_in(self, column)
