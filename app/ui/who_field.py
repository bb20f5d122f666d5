"""Whom it is about: a customer found by typing, or nobody with a card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.core.cancelling import Cancellation
from app.core.errors import AppError, InvalidInput, Problem
from app.core.words import gettext as _
from app.ui.form_fields import Field
from app.ui.lane import AnyLane
from app.ui.press_row import PressRow, RowWords
from app.ui.section import Lines
from app.ui.spans import Span
from app.ui.theme.theme import Theme

MOST_ROWS = 5


class Person(Protocol):
    """A customer whom the lookup found: the name, and where and when in a few words."""

    @property
    def customer_id(self) -> int:
        """Which card."""
        ...

    @property
    def name(self) -> str:
        """How they are called."""
        ...

    @property
    def where(self) -> str:
        """Where they are, or when they were here."""
        ...


Finds = Callable[[str, Cancellation], Sequence[Person]]
"""Finds customers by what was typed, as the lookup field does."""


class WhoField(Field):
    """An empty line is somebody without a card."""

    def __init__(
        self, theme: Theme, label: str, *, finds: Finds, lane: AnyLane, placeholder: str = ""
    ) -> None:
        self._theme = theme
        self._finds = finds
        self._lane = lane
        self._line = QLineEdit()
        self._line.setMaxLength(500)
        self._line.setAcceptDrops(False)
        self._line.setPlaceholderText(
            placeholder or _("Name, number or place; empty for somebody without a card")
        )
        self.found = Lines(theme, gap=2)
        self.found.hide()
        self._names: dict[int, str] = {}
        self._chosen: int | None = None
        super().__init__(label, self._line)
        self._line.textEdited.connect(self._type)
        self._line.installEventFilter(self)

    @property
    def is_empty(self) -> bool:
        """Whether it is somebody without a card."""
        return not self._line.text().strip()

    def show_customer(self, customer_id: int | None, name: str = "") -> None:
        """Show this customer, or nobody."""
        if customer_id is not None and name:
            self._names[customer_id] = name
        self._chosen = customer_id
        self._line.setText(self.name_of(customer_id) if customer_id is not None else "")
        self.found.show_widgets({})

    def name_of(self, customer_id: int | None) -> str:
        """The name of a customer as far as it is known here."""
        if customer_id is None:
            return _("somebody without a card")
        return self._names.get(customer_id) or _("another card")

    def read(self, field: str) -> int | None:
        """Which card; None for none. Raises InvalidInput while what is typed is nobody."""
        if self.is_empty:
            return None
        if self._chosen is None:
            raise InvalidInput([Problem(field, _("Choose one of those found below, or leave it empty."))])
        return self._chosen

    def took_enter(self, line: QObject) -> bool:
        """Choose the best match, where Enter was pressed in this field's line and one is offered."""
        rows = self.found.widgets
        if line is not self._line or not rows:
            return False
        rows[0].click()  # type: ignore[attr-defined]  # only lines to press stand there
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        rows = self.found.widgets
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if is_down and event.type() == QEvent.Type.KeyPress and rows:
            rows[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _type(self, text: str) -> None:
        self._chosen = None
        self._changed()
        wanted = text.strip()
        if not wanted:
            self._lane.drop()
            self.found.show_widgets({})
            return
        self._lane.ask(
            lambda cancellation: tuple(self._finds(wanted, cancellation)[:MOST_ROWS]),
            then=self._show_found,
            otherwise=self._fail,
        )

    def _show_found(self, people: Sequence[Person]) -> None:
        self.found.show_widgets({person.customer_id: self._row(person) for person in people})

    def _row(self, person: Person) -> PressRow:
        where = [Span("  " + person.where, small=True, colour="ink2")] if person.where else []
        row = PressRow(self._theme, RowWords((Span(person.name, bold=True), *where), icon="user"))
        row.clicked.connect(lambda: self._choose(person))
        return row

    def _choose(self, person: Person) -> None:
        self.show_customer(person.customer_id, person.name)
        self._line.setFocus()
        self._changed()

    def _fail(self, error: AppError) -> None:
        self.show_error(str(error))

    def _surround(self, editor: QWidget) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(editor)
        column.addWidget(self.found)
        return both
