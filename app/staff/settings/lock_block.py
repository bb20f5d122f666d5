"""After how many quiet minutes the desk is locked, and the keys that lock or veil it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.rights import Right
from app.core.words import gettext as _
from app.core.words import ngettext
from app.sign_in.service.lock_rules import MINUTES, LockRuleService
from app.staff.settings.parts import StaffParts
from app.ui.form_fields import ChoiceField, Option
from app.ui.labels import plain_label
from app.ui.running import succeeded


class LockBlock(QWidget):
    """Kept as soon as it is chosen, by those who may change how the place works."""

    def __init__(self, parts: StaffParts) -> None:
        super().__init__()
        self._parts = parts
        self._rules = LockRuleService(parts.work)
        self._kept = 0
        self.minutes = ChoiceField(
            _("Lock the desk after"),
            [Option(str(each), _minutes(each)) for each in MINUTES],
            hint=_("Counted from the last key or movement of the mouse, over all windows."),
        )
        self.minutes.setMaximumWidth(parts.theme.px(320))
        self.minutes.edited.connect(self._keep)
        keys = _("Ctrl+Shift+L locks at once. F9 veils the screen for a moment, and shows it again.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(parts.theme.px(10))
        column.addWidget(self.minutes)
        column.addWidget(plain_label(keys, "faint", wrap=True))

    def show_rule(self, minutes: int) -> None:
        """Show what is set, and whether whoever is signed in may change it."""
        self._kept = minutes
        before = self.minutes.blockSignals(True)
        self.minutes.choose(str(minutes))
        self.minutes.blockSignals(before)
        self.minutes.setEnabled(self._parts.work.desk.may(Right.SETTINGS))

    def _keep(self) -> None:
        wanted = int(self.minutes.value or 0)
        if wanted and wanted != self._kept:
            succeeded(self._parts.runner, lambda: self._rules.set_minutes(wanted))


def _minutes(count: int) -> str:
    return ngettext("{count} quiet minute", "{count} quiet minutes", count).format(count=count)
