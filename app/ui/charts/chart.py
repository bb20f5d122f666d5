"""What every chart has: a picture, a table with the same numbers behind one key, and a sentence when empty."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.core.sheets import Sheet
from app.core.words import gettext as _
from app.ui.charts.data import ChartWording
from app.ui.charts.look import Look
from app.ui.charts.ring import FocusRing
from app.ui.charts.table_view import TableView
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Numbers:
    """A chart as a table, with the key of each line."""

    sheet: Sheet
    keys: Sequence[Hashable]


def _no_numbers() -> Numbers:
    return Numbers(Sheet("", (), (), ()), ())


class Chart(QWidget):
    """The frame around a picture; T changes between it and the table.

    ``chosen`` carries the key of what was clicked or entered, ``said`` the words of what is under the
    cursor, ``note_wanted`` the day to which a note is to be added.
    """

    chosen = Signal(object)
    said = Signal(str)
    note_wanted = Signal(object)

    def __init__(self, theme: Theme, wording: ChartWording, *, name: str, empty: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._numbers: Callable[[], Numbers] = _no_numbers
        self._facts: tuple[str, ...] = ()
        self._about = ""
        self.table: TableView | None = None
        self._sentence = plain_label(empty, "faint", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._sentence)
        self._picture: QWidget = self._sentence
        self._ring = FocusRing(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    @property
    def shows_table(self) -> bool:
        """Whether the numbers stand there instead of the picture."""
        return self.table is not None

    def set_empty(self, sentence: str) -> None:
        """What is said when there is nothing to draw."""
        self._sentence.setText(sentence)

    def sheet(self) -> Sheet:
        """The numbers that the picture shows, for a table and for a file."""
        return self._numbers().sheet

    def show_table(self, *, shown: bool) -> None:
        """Show the numbers, or the picture again."""
        had_keys = self.hasFocus() or (self.table is not None and self.table.hasFocus())
        self._drop_table()
        if shown and not self._is_empty:
            self._add_table()
        self._stack.setCurrentWidget(self.table or self._picture)
        if had_keys:
            (self.table or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.show_table(shown=not self.shows_table)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.surround()
        self._ring.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.surround()

    @property
    def _is_empty(self) -> bool:
        return self._picture is self._sentence

    def _present(self, picture: QWidget | None, numbers: Callable[[], Numbers], *, about: str) -> None:
        """Show this picture, or the sentence where there is none; a table that is open follows."""
        self._numbers = numbers
        self._about = about
        self._picture = picture or self._sentence
        self._describe(about or self._sentence.text())
        self.show_table(shown=self.shows_table)

    def _tell(self, words: str) -> None:
        """Say what is under the cursor, to the eye and to the ear."""
        self._describe(words or self._about or self._sentence.text())
        self.said.emit(words)
        if words and self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _describe(self, words: str) -> None:
        hint = "" if self._is_empty else _("T shows the numbers as a table.")
        self.setAccessibleDescription(" ".join(filter(None, (words, hint))))

    def _paint_sentence(self, painter: QPainter, size: QSizeF, look: Look) -> None:
        """What a file shows where there is nothing to draw."""
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink3"))
        room = QRectF(0, 0, size.width(), size.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._sentence.text())

    def _add_table(self) -> None:
        numbers = self._numbers()
        table = TableView(self._theme, numbers.sheet, keys=numbers.keys, wording=self._wording)
        table.left.connect(lambda: self.show_table(shown=False))
        table.key_opened.connect(self.chosen)
        table.selectRow(0)
        self._stack.addWidget(table)
        self.setFocusProxy(table)
        self.table = table

    def _drop_table(self) -> None:
        if self.table is not None:
            table, self.table = self.table, None
            self.setFocusProxy(None)  # type: ignore[arg-type]
            self._stack.removeWidget(table)
            table.hide()
            table.deleteLater()
