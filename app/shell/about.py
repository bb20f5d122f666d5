"""What this program is, its version and licence, and whose work it stands on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.core.words import gettext as _
from app.shell.licences import Credit
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


class AboutDialog(QDialog):
    """Version and licence above, everybody else's licences below."""

    def __init__(self, theme: Theme, *, version: str, credits_: Sequence[Credit], parent: QWidget) -> None:
        super().__init__(parent)
        self._credits = tuple(credits_)
        self.setWindowTitle(_("About Regulars"))
        self.resize(760, 560)
        self.names = QListWidget()
        self.names.setAccessibleName(_("Libraries, fonts and icons"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Licence"))
        for credit in self._credits:
            words = " ".join(part for part in (credit.name, credit.version) if part)
            self.names.addItem(QListWidgetItem(words))
        self.names.currentRowChanged.connect(self._show)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.names)
        both.addWidget(self.text)
        both.setStretchFactor(1, 1)
        both.setSizes([240, 480])
        close = PushButton(theme, _("Close"), kind="primary")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(plain_label(_("Regulars {version}").format(version=version), "page-title"))
        column.addWidget(plain_label(_("Know every guest, keep every promise."), "small"))
        column.addWidget(
            plain_label(_("Free software under the Apache License, version 2.0."), "small", wrap=True)
        )
        column.addWidget(plain_label(_("It stands on the work of others:"), "strong"))
        column.addWidget(both, 1)
        column.addLayout(row)
        self.names.setCurrentRow(0)

    def _show(self, at: int) -> None:
        if 0 <= at < len(self._credits):
            credit = self._credits[at]
            self.text.setPlainText(f"{credit.name}: {credit.licence}\n\n{credit.text}".strip())
