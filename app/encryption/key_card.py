"""A new recovery key, shown once: written down or printed before anything is done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout

from app.core.recovery_key import RecoveryKey, key_in_lines
from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


class NewKeyCard(Card):
    """``wanted`` gives the key once it was said to be kept, ``left`` that nothing should be done.

    A copy leaves the clipboard with the card, also when the desk is locked.
    """

    wanted = Signal(object)
    left = Signal()
    print_wanted = Signal(object)

    def __init__(self, theme: Theme, *, changing: bool) -> None:
        super().__init__(_("The new recovery key") if changing else _("Your recovery key"))
        self.key = RecoveryKey.new()
        self.body.setSpacing(theme.px(12))
        self.add(
            plain_label(
                _(
                    "This key opens the venue when every password is lost. It is shown now and never again: print it or "
                    "write it down, and keep it away from this computer."
                ),
                wrap=True,
            )
        )
        self.words = plain_label(key_in_lines(self.key.shown), "number")
        self.words.setAccessibleName(_("Recovery key"))
        self.add(self.words)
        self.copy = PushButton(theme, _("Copy"), icon="copy")
        self.print = PushButton(theme, _("Print…"), icon="printer")
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.print)
        row.addStretch(1)
        self.add(row)
        self.copied = plain_label(
            _("Copied. It leaves the clipboard when you go on from here."), "faint", wrap=True
        )
        self.copied.hide()
        self.add(self.copied)
        self.kept = QCheckBox(_("I have kept it"))
        self.add(self.kept)
        self.add(plain_label(_more(changing=changing), "small", wrap=True))
        begin = _("Change the key") if changing else _("Encrypt now")
        self.begin = PushButton(theme, begin, kind="primary", icon="lock")
        self.begin.setEnabled(False)
        self.leave = PushButton(theme, _("Cancel"), kind="quiet")
        buttons = QHBoxLayout()
        buttons.addWidget(self.begin)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        self.add(buttons)
        self.kept.toggled.connect(self.begin.setEnabled)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.key))
        self.begin.clicked.connect(lambda: self.wanted.emit(self.key))
        self.leave.clicked.connect(self.left)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        clipboard = QApplication.clipboard()
        # A window that is made small has not been left: somebody wants to paste it elsewhere.
        if not event.spontaneous() and clipboard.text() == self.key.shown:
            clipboard.clear()
            self.copied.hide()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.key.shown)
        self.copied.show()


def _more(*, changing: bool) -> str:
    if changing:
        return _(
            "The window closes, a backup is taken, and everything is written anew under the new key. Passwords and "
            "computers that open the venue still do; backups of before keep the key that they have."
        )
    return _(
        "The window closes, a backup is taken, and everything is written anew, encrypted. The file of before is "
        "deleted once the new one is proven to hold the same. It takes a few seconds for every 100,000 people."
    )
