"""A few fields with Save and Cancel: Enter saves, Esc cancels, what is wrong stands beside its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.form_fields import Field, LineField, TextField, show_problems
from app.ui.form_grid import FormGrid
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme

Save = Callable[[], bool]
"""Keeps what the fields hold; False when it was not kept and a notice says why. May raise InvalidInput."""


class DraftForm(QWidget):
    """``done`` follows when what was typed is kept, ``left`` when the form is closed without.

    ``cells`` are what stands in the grid, where that is not every field by itself; ``leave_words`` is
    what closing it without saving is called, where that is not to cancel.
    """

    done = Signal()
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        fields: Mapping[str, Field],
        *,
        save: Save,
        title: str = "",
        save_words: str = "",
        leave_words: str = "",
        columns: int = 1,
        cells: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.fields = dict(fields)
        self._save = save
        self._suggestions: tuple[Problem, ...] = ()
        self._homeless = plain_label("", "error", wrap=True)
        self.mask_button = PushButton(theme, _("Mask the card number"), kind="quiet")
        self.mask_button.clicked.connect(self._take_suggestions)
        self.save_button = PushButton(theme, save_words or _("Save"), kind="primary")
        self.save_button.clicked.connect(self.submit)
        self._cancel = PushButton(theme, leave_words or _("Cancel"))
        self._cancel.clicked.connect(self.left)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        if title:
            self._column.addWidget(plain_label(title, "card-title", wrap=True))
        self._column.addWidget(FormGrid(theme, cells or list(fields.values()), columns=columns))
        self._column.addWidget(self._homeless)
        self._column.addWidget(self.mask_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._buttons())
        self._tell_problems([])
        self._touched = False
        for field in fields.values():
            field.editor.installEventFilter(self)
            field.edited.connect(self._touch)

    @property
    def is_touched(self) -> bool:
        """Whether somebody has written into it."""
        return self._touched

    def start(self) -> None:
        """Put the focus into the first field."""
        first = next(iter(self.fields.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first.editor, QLineEdit):
            first.editor.selectAll()

    def submit(self) -> None:
        """Keep what was typed, or say beside the field what is wrong."""
        try:
            kept = self._save()
        except InvalidInput as error:
            self._tell_problems(error.problems)
            return
        self._tell_problems([])
        if kept:
            self.done.emit()

    def forget_typed(self) -> None:
        """Take it that nobody has written into it, with nothing wrong."""
        self._tell_problems([])
        self._touched = False

    def change_hands(self, before: int, now: int) -> None:
        """Close it without saving where somebody else wrote into it."""
        del before, now
        if self._touched:
            self.forget_typed()
            self.left.emit()

    def add_below(self, widget: QWidget) -> None:
        """Put something between the fields and the buttons."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_at_end(self, widget: QWidget) -> None:
        """Put something below the buttons, which it has nothing to do with."""
        self._column.addWidget(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if is_enter and (with_control or isinstance(watched, QLineEdit)):
                if with_control or not any(field.took_enter(watched) for field in self.fields.values()):
                    self.submit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _touch(self) -> None:
        self._touched = True

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.save_button)
        return row

    def _tell_problems(self, problems: Sequence[Problem]) -> None:
        homeless = show_problems(self.fields, problems)
        self._homeless.setText("\n".join(problem.message for problem in homeless))
        self._homeless.setVisible(bool(homeless))
        self._suggestions = tuple(
            problem for problem in problems if problem.suggestion and problem.field in self.fields
        )
        self.mask_button.setVisible(bool(self._suggestions))

    def _take_suggestions(self) -> None:
        for problem in self._suggestions:
            field = self.fields[problem.field]
            if isinstance(field, LineField | TextField):
                field.set_text(problem.suggestion)
        self.submit()
