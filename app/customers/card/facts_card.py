"""A card of short lines, each of which can be pressed; a form opens in it to add or change one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from app.customers.card.edit_in_place import PressableText
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.draft_form import DraftForm
from app.ui.labels import plain_label
from app.ui.showing import bring_into_sight, show_only
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.ui.tooltips import plain_tooltip


@dataclass(frozen=True)
class Fact:
    """One line and what it stands for."""

    spans: tuple[Span, ...]
    icon: str = ""
    thing: Any = None
    key: Hashable = None
    name: str = ""
    hint: str = ""


class FactLine(PressableText):
    """A line that knows its fact; F2 asks to change it."""

    change_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.fact: Fact | None = None

    def show_fact(self, fact: Fact) -> None:
        """Stand for another fact."""
        self.fact = fact
        self.show_spans(fact.spans, name=fact.name, icon=fact.icon)
        self.setToolTip(plain_tooltip(fact.hint))

    @property
    def below(self) -> QPoint:
        """Where a menu opens."""
        return self.mapToGlobal(QPoint(0, self.height() + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.change_wanted.emit()
        else:
            super().keyPressEvent(event)


class FactsCard(Card):
    """``pressed`` tells the line; subclasses open a menu or a form."""

    def __init__(self, theme: Theme, title: str, *, empty: str, add: str) -> None:
        super().__init__(title)
        self.theme = theme
        self._lines: list[FactLine] = []
        self._count = 0
        self._empty = plain_label(empty, "small", wrap=True)
        self._form: DraftForm | None = None
        self._add = PushButton(theme, add, kind="quiet", icon="plus")
        self._add.setAccessibleName(f"{add}: {title}")
        self._add.clicked.connect(self.begin_add)
        self.add_to_head(self._add)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self.add(self._empty)
        self.add(self._column)

    @property
    def lines(self) -> Sequence[FactLine]:
        """The lines shown now."""
        return self._lines[: self._count]

    @property
    def form(self) -> DraftForm | None:
        """The form that is open, if one is."""
        return self._form

    def say_add(self, words: str, *, icon: str) -> None:
        """Call the button of the head something else."""
        self._add.set_words(words)
        self._add.set_icon(icon)
        self._add.setAccessibleName(f"{words}: {self.accessibleName()}")

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these lines, in the widgets there are."""
        while len(self._lines) < len(facts):
            self._add_line()
        for line, fact in zip(self._lines, facts, strict=False):
            line.show_fact(fact)
            show_only(line, visible=True)
        for line in self._lines[len(facts) :]:
            show_only(line, visible=False)
        self._count = len(facts)
        show_only(self._empty, visible=not facts and self._form is None)

    def open_form(self, form: DraftForm) -> None:
        """Show a form below the lines and put the focus into it."""
        self.close_form()
        self._form = form
        self._empty.setVisible(False)
        form.done.connect(self.close_form)
        form.left.connect(self.close_form)
        self.add(form)
        form.show()
        form.start()
        bring_into_sight(form)

    def close_form(self) -> None:
        """Take the open form away."""
        if self._form is None:
            return
        form, self._form = self._form, None
        focused = QApplication.focusWidget()
        had_focus = focused is not None and form.isAncestorOf(focused)
        self.body.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._empty.setVisible(not self._count)
        if had_focus:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_add(self) -> None:
        """Open the form for a new one; each card has its own."""

    def press(self, line: FactLine) -> None:
        """Offer what can be done with a line; each card has its own."""

    def change(self, line: FactLine) -> None:
        """Open the form that changes a line; each card has its own."""

    def _add_line(self) -> None:
        line = FactLine(self.theme)
        line.clicked.connect(lambda: self.press(line))
        line.change_wanted.connect(lambda: self.change(line))
        # aligned, or the shortest line would tell how wide all are when their height is worked out
        self._column.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.append(line)
