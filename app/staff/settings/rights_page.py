"""What each role may do, as a table of boxes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from app.core.changes import Change
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.codes import Role
from app.sign_in.service.permissions import RoleRow
from app.sign_in.words import right_words, role_words
from app.staff.settings.parts import StaffParts
from app.ui.cards import Card
from app.ui.labels import hairline, plain_label
from app.ui.running import succeeded

_KINDS = frozenset({"venue_setting"})
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class RightsPage(Card):
    """A box ticked is kept at once; Tab goes into the table once, arrows move in it."""

    def __init__(self, parts: StaffParts) -> None:
        super().__init__(_("Who may do what"))
        self._parts = parts
        self._lane = parts.new_lane()
        self.boxes: dict[tuple[Right, Role], QCheckBox] = {}
        self._told = plain_label(kind="faint", wrap=True)
        self.add(self._told)
        self._grid = QGridLayout()
        self.add(self._grid)
        self._build()
        parts.bus.changed.connect(self._follow)
        self.show_table()

    @property
    def told(self) -> str:
        """Who may change it."""
        return self._told.text()

    def show_table(self) -> None:
        """Show what is kept, and whether it may be changed."""
        permissions = self._parts.services.permissions
        self._lane.ask(
            lambda _stop: (permissions.table(), permissions.may_change()),
            then=lambda read: self._show(read[0], may=read[1]),
            otherwise=self._parts.notices.problem,
        )

    def close_page(self) -> None:
        """Follow nothing more."""
        self._parts.bus.changed.disconnect(self._follow)
        self._lane.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and self._go(watched, *step):
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        px = self._parts.theme.px
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(7))
        self._grid.setColumnStretch(0, 1)
        for column, role in enumerate(Role, 1):
            head = plain_label(role_words(role), "field-label", wrap=True)
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(head, 0, column)
        for at, right in enumerate(Right):
            self._grid.addWidget(hairline(), 2 * at + 1, 0, 1, len(Role) + 1)
            self._add_right(2 * at + 2, right)

    def _add_right(self, line: int, right: Right) -> None:
        name, meaning = right_words(right)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(plain_label(name, "strong", wrap=True))
        column.addWidget(plain_label(meaning, "faint", wrap=True))
        self._grid.addWidget(words, line, 0)
        for at, role in enumerate(Role, 1):
            box = QCheckBox()
            box.setAccessibleName(f"{role_words(role)}: {name}")
            box.setAccessibleDescription(meaning)
            box.clicked.connect(lambda on, role=role: self._allow(role, right, on=on))
            box.installEventFilter(self)
            self.boxes[right, role] = box
            self._grid.addWidget(box, line, at, Qt.AlignmentFlag.AlignCenter)

    def _show(self, rows: Sequence[RoleRow], *, may: bool) -> None:
        self._told.setText(
            _("The owner may always do everything. What you change counts at once.")
            if may
            else _("Only those with the right to it change this table.")
        )
        for row in rows:
            for right in Right:
                box = self.boxes[right, row.role]
                box.setChecked(right in row.rights)
                box.setEnabled(may and not row.fixed)
        if not any(
            box.focusPolicy() == Qt.FocusPolicy.StrongFocus and box.isEnabled() for box in self.boxes.values()
        ):
            self._stop_at(next(iter(self.boxes.values())))

    def _allow(self, role: Role, right: Right, *, on: bool) -> None:
        allow = self._parts.services.permissions.allow
        if not succeeded(self._parts.runner, lambda: allow(role, right, allowed=on)):
            self.show_table()

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _KINDS:
            self.show_table()

    def _go(self, watched: QObject, down: int, right: int) -> bool:
        at = next((key for key, box in self.boxes.items() if box is watched), None)
        if at is None:
            return False
        rights, roles = list(Right), list(Role)
        line = rights.index(at[0]) + down
        column = roles.index(at[1]) + right
        if not (0 <= line < len(rights) and 0 <= column < len(roles)):
            return True
        box = self.boxes[rights[line], roles[column]]
        if box.isEnabled():
            self._stop_at(box)
            box.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _stop_at(self, stop: QCheckBox) -> None:
        """Tab stops at one box of the table only."""
        for box in self.boxes.values():
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if box is stop else Qt.FocusPolicy.ClickFocus)
