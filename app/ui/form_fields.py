"""Fields of a form: a label that belongs to its editor, and the error right beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import Problem
from app.ui.buttons import IconButton
from app.ui.choice_box import ChoiceBox
from app.ui.day_edit import NO_DAY, DayEdit
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme

_MANY = 12


class Field(QWidget):
    """A label above an editor; ``edited`` tells that a person changed it."""

    edited = Signal()

    def __init__(self, label: str, editor: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        self._label = plain_label(label.replace("&", "&&"), "field-label")
        self._label.setBuddy(editor)
        self._below = plain_label(hint, "faint", wrap=True)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        self.setFocusProxy(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addWidget(self._surround(editor))
        column.addWidget(self._below)
        self._below.setVisible(bool(hint))

    @property
    def label(self) -> str:
        """How it is called."""
        return self.editor.accessibleName()

    @property
    def error(self) -> str:
        """What it says is wrong now; empty when nothing is."""
        return self._below.text() if self.editor.property("wrong") else ""

    def show_error(self, message: str) -> None:
        """Say what is wrong; an empty message takes it away."""
        if message == self.error and self._below.text() == (message or self._hint):
            return  # or each form that opens would have the style of all its fields worked out anew
        self._below.setText(message or self._hint)
        self._below.setProperty("kind", "error" if message else "faint")
        self._below.setVisible(bool(message or self._hint))
        self.editor.setProperty("wrong", bool(message))
        self.editor.setAccessibleDescription(message or self._hint)
        for widget in (self._below, self.editor):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def show_hint(self, hint: str) -> None:
        """Say something else below it; what is wrong is not wiped away."""
        wrong = self.error
        self._hint = hint
        self.show_error(wrong)

    def took_enter(self, line: QObject) -> bool:
        """Whether Enter in ``line`` was for this field alone, as where it chooses among what was found."""
        del line
        return False

    def _surround(self, editor: QWidget) -> QWidget:
        """What stands in the editor's place; fields with a button beside the editor override it."""
        return editor

    def _changed(self) -> None:
        if self.error:
            self.show_error("")
        self.edited.emit()


class LineField(Field):
    """One line of plain text; ``entered`` is Enter in it."""

    entered = Signal()

    def __init__(self, label: str, *, placeholder: str = "", hint: str = "", limit: int = 500) -> None:
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder)
        self._line.setMaxLength(limit)
        super().__init__(label, self._line, hint=hint)
        self._line.setAcceptDrops(False)
        self._line.textEdited.connect(self._changed)
        self._line.returnPressed.connect(self.entered)

    @property
    def text(self) -> str:
        """What is written, without spaces around it."""
        return self._line.text().strip()

    def set_text(self, text: str) -> None:
        """Show this text."""
        self._line.setText(text)


class TextField(Field):
    """Several lines of plain text; Tab goes to the next field."""

    def __init__(self, label: str, *, placeholder: str = "", hint: str = "", lines: int = 3) -> None:
        self._box = QPlainTextEdit()
        self._box.setPlaceholderText(placeholder)
        self._box.setTabChangesFocus(True)
        self._box.setAcceptDrops(False)
        super().__init__(label, self._box, hint=hint)
        self._box.setFixedHeight(self._box.fontMetrics().lineSpacing() * lines + 24)
        self._box.textChanged.connect(self._changed)

    @property
    def text(self) -> str:
        """What is written, without blank lines around it."""
        return self._box.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Show this text."""
        self._box.setPlainText(text)


@dataclass(frozen=True)
class Option:
    """One thing to choose: what is kept and what is shown."""

    value: str
    words: str


class ChoiceField(Field):
    """One of several options; with many of them a person can type a part of the words."""

    def __init__(self, label: str, options: Sequence[Option], *, hint: str = "") -> None:
        self._box = ChoiceBox()
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(8)
        super().__init__(label, self._box, hint=hint)
        if len(options) > _MANY:
            self._let_type()
        self.set_options(options)
        self._box.currentTextChanged.connect(self._changed)

    @property
    def value(self) -> str:
        """The value of the chosen option; empty when what was typed is none of them.

        The beginning is enough where only one option begins like that ("nov").
        """
        at = self._chosen_at()
        return str(self._box.itemData(at)) if at >= 0 else ""

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these instead."""
        self._box.blockSignals(True)
        self._box.clear()
        for option in options:
            self._box.addItem(option.words, option.value)
        self._box.blockSignals(False)

    def choose(self, value: str) -> bool:
        """Choose the option of this value; whether there is one."""
        at = self._box.findData(value)
        if at >= 0:
            self._box.setCurrentIndex(at)
            self._show_beginning()
        return at >= 0

    def choose_first(self) -> None:
        """Choose the first option, whatever it is."""
        self._box.setCurrentIndex(0)

    def words_of(self, value: str) -> str:
        """The words of an option; empty where there is none of this value."""
        at = self._box.findData(value)
        return self._box.itemText(at) if at >= 0 else ""

    def _chosen_at(self) -> int:
        typed = self._box.currentText().strip()
        at = self._box.findText(typed, Qt.MatchFlag.MatchFixedString)
        if at >= 0 or not typed:
            return at
        texts = [self._box.itemText(each).casefold() for each in range(self._box.count())]
        begun = [each for each, text in enumerate(texts) if text.startswith(typed.casefold())]
        return begun[0] if len(begun) == 1 else -1

    def _show_whole(self) -> None:
        """Whoever typed only the beginning sees what it was taken for."""
        at = self._chosen_at()
        if at >= 0 and self._box.itemText(at) != self._box.currentText():
            self._box.setCurrentIndex(at)
            self._box.setEditText(self._box.itemText(at))

    def _show_beginning(self) -> None:
        """Words that are longer than the field are cut at their end, not at their beginning."""
        line = self._box.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def _let_type(self) -> None:
        self._box.setEditable(True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self._box.model(), self._box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line = QLineEdit()
        line.setAccessibleName(self._label.text())
        line.setAcceptDrops(False)
        self._box.setLineEdit(line)
        self._box.setCompleter(completer)
        line.editingFinished.connect(self._show_whole)


class DateField(Field):
    """A day, or none; the cross takes it away."""

    def __init__(
        self, theme: Theme, label: str, *, none_words: str, clear_words: str, hint: str = ""
    ) -> None:
        self._edit = DayEdit(none_words)
        self._clear = IconButton(theme, icon="x", name=clear_words, size=14)
        super().__init__(label, self._edit, hint=hint)
        self._clear.clicked.connect(lambda: self.set_value(None))
        self._edit.dateChanged.connect(self._changed)

    @property
    def value(self) -> date | None:
        """The day, or None."""
        chosen = self._edit.date()
        return None if self._edit.is_none else date(chosen.year(), chosen.month(), chosen.day())

    def set_value(self, day: date | None) -> None:
        """Show this day, or none."""
        self._edit.setDate(QDate(day.year, day.month, day.day) if day else NO_DAY)

    def offer(self, day: date) -> None:
        """Start from ``day`` when somebody types or opens the calendar while there is no date."""
        self._edit.offer(QDate(day.year, day.month, day.day))

    def _surround(self, editor: QWidget) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(editor, 1)
        row.addWidget(self._clear)
        return both


def show_problems(fields: Mapping[str, Field], problems: Iterable[Problem]) -> list[Problem]:
    """Put each problem beside its field and the focus into the first; gives those without a field.

    Fields without a problem lose the error they showed.
    """
    messages: dict[str, str] = {}
    homeless = []
    for problem in problems:
        if problem.field in fields:
            messages.setdefault(problem.field, problem.message)
        else:
            homeless.append(problem)
    for name, field in fields.items():
        field.show_error(messages.get(name, ""))
    first = next((name for name in fields if name in messages), None)
    if first is not None:
        fields[first].setFocus(Qt.FocusReason.OtherFocusReason)
    return homeless
