"""The few dialogs there are; the only place that opens message boxes and file dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.core.words import gettext as _
from app.ui.labels import plain_label


class Dialogs:
    """Asks and tells in front of one window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def ask(self, *, title: str, question: str, yes: str, no: str = "", more: str = "") -> bool:
        """Put a question; whether the answer was ``yes``. Esc means no."""
        return (
            self.choose(title=title, text=question, more=more, choices=[yes], cancel=no or _("Cancel")) == 0
        )

    def choose(
        self, *, title: str, text: str, choices: Sequence[str], cancel: str = "", more: str = ""
    ) -> int | None:
        """Offer several ways on; the position of the chosen one, or None."""
        box = message_box(self._parent, title=title, text=text, more=more, choices=choices, cancel=cancel)
        box.exec()
        clicked = box.clickedButton()
        buttons = box.buttons()
        at = buttons.index(clicked) if clicked in buttons else -1
        words = clicked.text().replace("&&", "&") if at >= 0 else ""
        box.deleteLater()
        return choices.index(words) if words in choices else None

    def failure(self, error: AppError) -> None:
        """Say what went wrong, what was kept and what to do."""
        more = "\n\n".join(part for part in (error.kept, error.to_do) if part)
        self.choose(title=_("That did not work"), text=error.what, more=more, choices=[_("Close")])

    def bug(self, details: str, log: Path | None) -> None:
        """Show an error of the program itself; the program goes on."""
        dialog = BugDialog(details, log, parent=self._parent)
        dialog.exec()
        dialog.deleteLater()

    def file_to_open(self, *, title: str, filters: str, folder: str = "") -> Path | None:
        """Have an existing file chosen."""
        name, _filter = QFileDialog.getOpenFileName(self._parent, title, folder, filters)
        return Path(name) if name else None

    def files_to_open(self, *, title: str, filters: str, folder: str = "") -> list[Path]:
        """Have existing files chosen, one or several."""
        names, _filter = QFileDialog.getOpenFileNames(self._parent, title, folder, filters)
        return [Path(name) for name in names]

    def folder(self, *, title: str, start: str = "") -> Path | None:
        """Have an existing folder chosen."""
        name = QFileDialog.getExistingDirectory(self._parent, title, start)
        return Path(name) if name else None

    def file_to_save(self, *, title: str, filters: str, suggestion: str = "") -> Path | None:
        """Have a place to save chosen; the dialog asks before something is replaced."""
        name, _filter = QFileDialog.getSaveFileName(self._parent, title, suggestion, filters)
        return Path(name) if name else None


def message_box(
    parent: QWidget | None,
    *,
    title: str,
    text: str,
    choices: Sequence[str],
    cancel: str = "",
    more: str = "",
) -> QMessageBox:
    """A plain-text box whose first choice is the default one."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    for at, words in enumerate(choices):
        button = box.addButton(words.replace("&", "&&"), QMessageBox.ButtonRole.AcceptRole)
        if at == 0:
            button.setProperty("kind", "primary")
            box.setDefaultButton(button)
    if cancel:
        box.setEscapeButton(box.addButton(cancel.replace("&", "&&"), QMessageBox.ButtonRole.RejectRole))
    return box


class BugDialog(QDialog):
    """Says that the program made a mistake, with details to copy and where the log is."""

    def __init__(self, details: str, log: Path | None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong in the program"))
        self.resize(640, 440)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setPlainText(details)
        self._details.setAccessibleName(_("Details"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(plain_label(_("Something went wrong in the program"), "card-title"))
        column.addWidget(
            plain_label(
                _("What you saved is safe, and you can go on. The details help to put it right."), wrap=True
            )
        )
        column.addWidget(self._details, 1)
        if log is not None:
            where = plain_label(_("The log is in {path}").format(path=log), "faint", wrap=True)
            where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(where)
        column.addLayout(self._buttons())

    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details.toPlainText())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        copy = QPushButton(_("Copy details"))
        copy.clicked.connect(self.copy_details)
        go_on = QPushButton(_("Go on"))
        go_on.setProperty("kind", "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addWidget(go_on)
        return row
