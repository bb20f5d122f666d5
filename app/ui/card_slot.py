"""The place over the list for a short form: one at a time, and the keys go back where they were."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget


class CardSlot(QWidget):
    """``filled`` follows when a form comes, ``emptied`` when it is done or closed."""

    filled = Signal()
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def shown(self) -> QWidget | None:
        """The form in sight."""
        return self._shown

    def put_in(self, form: QWidget) -> None:
        """Show this form."""
        if self._shown is not None and self._shown is not form:
            self._shown.hide()
        if form.parentWidget() is not self:
            self._column.addWidget(form)
        form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._shown = form
        form.show()
        self.show()
        self.filled.emit()

    def empty(self) -> None:
        """Show none."""
        if self._shown is not None:
            self._shown.hide()
            self._shown = None
            self.hide()
            self.emptied.emit()
