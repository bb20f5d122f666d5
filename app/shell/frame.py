"""The window itself: on the screen before there is anything in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.core.words import gettext as _
from app.shell.skeleton import Skeleton
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme

SMALLEST, USUAL = (800, 560), (1366, 820)


class Frame(QMainWindow):
    """Stands where it stood the last time, and shows a skeleton until something is put in.

    ``stands`` is emitted when it is on the screen for the first time, ``closing`` when it goes.
    """

    stands = Signal()
    closing = Signal()

    def __init__(self, theme: Theme, remembered: Remembered, *, venue: str) -> None:
        super().__init__()
        self._kept = remembered
        self._skeleton: Skeleton | None = Skeleton(theme, venue=venue)
        self._skeleton.stands.connect(self.stands)
        self.setWindowTitle(_("Regulars"))
        self.setMinimumSize(*SMALLEST)
        if not remembered.restore_window(self):
            self.resize(*USUAL)
        self.setCentralWidget(self._skeleton)
        self._skeleton.setFocus()

    @property
    def is_furnished(self) -> bool:
        """Whether something was put in."""
        return self._skeleton is None

    @property
    def typed(self) -> str:
        """What was typed while there was nothing to type into."""
        return self._skeleton.typed if self._skeleton is not None else ""

    def put_in(self, body: QWidget) -> None:
        """Show this instead of the skeleton; whoever does so decides from now on when the window goes."""
        self._skeleton = None
        self.setCentralWidget(body)

    def raise_up(self) -> None:
        """Come to the front, as when the program is started once more."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._kept.keep_window(self)
        self._kept.save()
        self.closing.emit()
        super().closeEvent(event)
        if not self.is_furnished and event.isAccepted():
            self.deleteLater()
