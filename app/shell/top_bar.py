"""The bar at the top: the venue, the lookup field, who is signed in, the lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.core.words import gettext as _
from app.shell.bell import BellButton
from app.shell.entries import StaffChoice
from app.shell.lookup_field import LookupField
from app.shell.sizes import TOP_BAR_HEIGHT
from app.ui.avatars import initials, paint_avatar
from app.ui.buttons import IconButton
from app.ui.chips import Chip, ChipSpec
from app.ui.line_label import LineLabel
from app.ui.spans import Span, paint_line
from app.ui.theme.theme import Theme


class StaffButton(QAbstractButton):
    """Who works at this desk; pressing it offers the others."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        self._name = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_person(self, person: StaffChoice | None) -> None:
        """Show somebody, or ask who it is."""
        self._name = person.name if person else ""
        self._words = person.words if person else _("Who are you?")
        self.setText(self._words)
        self.setToolTip(_("Choose who works at this desk"))
        self.setAccessibleName(_("At this desk: {name}").format(name=self._words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("small"))
        return QSize(self._theme.px(44) + metrics.horizontalAdvance(self._words), self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(34), self._theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        side = theme.px(30)
        disc = QRectF(theme.px(2), (self.height() - side) / 2, side, side)
        paint_avatar(painter, theme, rect=disc, letters=initials(self._name))
        left = theme.px(42)
        room = QRect(left, 0, self.width() - left, self.height())
        if room.width() > theme.px(12):
            paint_line(painter, theme, rect=room, spans=[Span(self._words)], role="small", colour="ink2")
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("brand"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class TopBar(QFrame):
    """``staff_chosen`` tells the id of whom a person chose; ``lock_wanted`` and ``reminders_wanted`` what was pressed."""

    staff_chosen = Signal(int)
    lock_wanted = Signal()
    reminders_wanted = Signal()

    def __init__(self, theme: Theme, lookup: LookupField) -> None:
        super().__init__()
        self._theme = theme
        self._staff: tuple[StaffChoice, ...] = ()
        self._venue = LineLabel(theme, role="body_strong")
        self._rehearsal = Chip(theme, ChipSpec(_("Rehearsal"), "brass"))
        self._rehearsal.hide()
        self.staff = StaffButton(theme)
        self.staff.clicked.connect(self.offer_staff)
        self.bell = BellButton(theme)
        self.bell.clicked.connect(self.reminders_wanted)
        self.bell.hide()
        self.lock = IconButton(theme, icon="lock", name=_("Lock"), token="ink")
        self.lock.clicked.connect(self.lock_wanted)
        self.lock.hide()
        self.setProperty("kind", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 1)
        row.setSpacing(12)
        row.addWidget(_side(self._venue, self._rehearsal, push="right"), 3)
        row.addWidget(lookup, 6)
        row.addWidget(_side(self.bell, self.staff, self.lock, push="left"), 4)
        theme.changed.connect(self._measure)
        self.show_staff((), 0)
        self._measure()

    @property
    def venue(self) -> str:
        """The venue's name as shown."""
        return self._venue.text

    def show_venue(self, name: str, *, rehearsal: bool = False) -> None:
        """Show whose desk this is, and whether it is only a rehearsal."""
        self._venue.set_text(name)
        self._rehearsal.setVisible(rehearsal)

    def show_staff(self, staff: Sequence[StaffChoice], current: int) -> None:
        """Show who works here and whom else one may choose; ``current`` is an id, 0 for nobody."""
        self._staff = tuple(staff)
        self.show_current(current)

    def show_current(self, current: int) -> None:
        """Show who is at the desk now."""
        self.staff.show_person(self._person(current))
        self._current = current

    def name_of(self, staff_id: int) -> str:
        """What somebody who works here is called; empty for nobody."""
        person = self._person(staff_id)
        return person.name if person is not None else ""

    def _person(self, staff_id: int) -> StaffChoice | None:
        return next((one for one in self._staff if one.staff_id == staff_id), None)

    def allow_lock(self, *, allowed: bool = True) -> None:
        """Show the lock where there is something that locks."""
        self.lock.setVisible(allowed)

    def show_reminders(self, count: int) -> None:
        """Show the bell with how many reminders there are."""
        self.bell.show()
        self.bell.show_count(count)

    def offer_staff(self) -> None:
        """Open the list of people to choose from."""
        menu = self.staff_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.staff.mapToGlobal(QPoint(0, self.staff.height() + 4)))

    def staff_menu(self) -> QMenu:
        """The list of people to choose from, with the present one ticked."""
        menu = QMenu(self)
        menu.setAccessibleName(_("Who works at this desk"))
        for person in self._staff:
            action = menu.addAction(person.words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(person.staff_id == self._current)
            action.triggered.connect(
                lambda _checked=False, chosen=person.staff_id: self.staff_chosen.emit(chosen)
            )
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = QRect(0, self.height() - 1, self.width(), 1)
        QPainter(self).fillRect(line, self._theme.colour("line"))

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(TOP_BAR_HEIGHT))


def _side(*widgets: QWidget, push: str) -> QWidget:
    side = QWidget()
    row = QHBoxLayout(side)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    if push == "left":
        row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    if push == "right":
        row.addStretch(1)
    return side
