"""What is to be done for a moment, and a line to add to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.moments.schemas.rows import TaskRow
from app.planner.plan.shown import ShownMoment
from app.planner.plan.task_line import TaskLine
from app.ui.form_slot import FormSlot
from app.ui.kept_line import KeptLine
from app.ui.labels import plain_label
from app.ui.line_menu import line_menu
from app.ui.section import Lines
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class TaskList(QWidget):
    """Its signals carry the task that something is to be done with; ``typed`` the words of a new one."""

    turned = Signal(object)
    edit_wanted = Signal(object)
    removed = Signal(object)
    typed = Signal(str)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self.lines = Lines(theme, gap=0)
        self.slot = FormSlot(theme)
        self.adding = KeptLine(name=_("Add a task"), placeholder=_("Add a task, Enter keeps it"))
        self.adding.returnPressed.connect(self._type)
        self.adding.textEdited.connect(lambda _text: self.show_problem(""))
        self.problem = plain_label("", "error", wrap=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for widget in (self.lines, self.slot, self.adding, self.problem):
            column.addWidget(widget)

    def show_moment(self, shown: ShownMoment, *, is_other: bool) -> None:
        """Show the tasks of a plan."""
        detail = shown.detail
        widgets: dict[object, QWidget] = {}
        for row in detail.tasks if detail is not None else ():
            line = TaskLine(self._theme, row, self._reading)
            line.turned.connect(self.turned)
            line.menu_wanted.connect(partial(self._open_menu, line))
            widgets[row.id] = line
        self.lines.show_widgets(widgets)
        self.slot.show_for(shown.about)
        self.adding.show_for(shown.about)
        self.adding.setVisible(detail is not None and not shown.is_over)
        if is_other:
            self.show_problem("")

    def show_problem(self, words: str) -> None:
        """Say below the line what is wrong with it."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _type(self) -> None:
        if self.adding.text().strip():
            self.typed.emit(self.adding.text())

    def _open_menu(self, line: TaskLine, row: TaskRow) -> None:
        turn = _("To do again") if row.done_at is not None else _("Done")
        entries = [
            (turn, lambda: self.turned.emit(row)),
            (_("Change…"), lambda: self.edit_wanted.emit(row)),
            (_("Take out"), lambda: self.removed.emit(row)),
        ]
        line_menu(self, entries).popup(line.tick.below)
