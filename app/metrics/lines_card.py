"""A card with figures in lines: what each is, what it says, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.sheets import Sheet, SheetColumn
from app.core.words import gettext as _
from app.metrics.figure_words import Line, table_of
from app.ui.buttons import IconButton
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


class LinesCard(Card):
    """``table_wanted`` asks to save the lines as a file."""

    table_wanted = Signal(object)

    def __init__(self, theme: Theme, *, title: str) -> None:
        super().__init__(title, wrap=True)
        self._title_words = title
        self.lines: tuple[Line, ...] = ()
        self._place = QWidget()
        self._grid = QGridLayout(self._place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 4)
        self.note = plain_label("", "faint", wrap=True)
        self.more = IconButton(
            theme, icon="file-down", name=_("Save the numbers of “{title}”").format(title=title), size=16
        )
        self._theme = theme
        self.more.clicked.connect(lambda: self.table_wanted.emit(self))
        self.add_to_head(self.more)
        self.add(self._place)
        self.add(self.note)
        self.body.addStretch(1)
        self.set_note("")
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def title_words(self) -> str:
        """What the card is about."""
        return self._title_words

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other figures."""
        self.lines = tuple(lines)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, line in enumerate(self.lines):
            self._show_line(at, line)
        spoken = (" ".join(filter(None, (line.label, line.value, line.note))) for line in self.lines)
        self._place.setAccessibleDescription("; ".join(spoken))

    def set_note(self, words: str) -> None:
        """What must be known of them."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def sheet(self) -> Sheet:
        """The lines for a file."""
        columns = (SheetColumn(_("Figure"), 3), SheetColumn(_("Value"), 2), SheetColumn(_("How sure"), 4))
        return Sheet(self.title_words, (), columns, table_of(self.lines))

    def _measure(self) -> None:
        """As high as the button of a chart, so that titles beside each other stand in one line."""
        self.more.setFixedSize(self._theme.px(28), self._theme.px(24))

    def _show_line(self, at: int, line: Line) -> None:
        top = Qt.AlignmentFlag.AlignTop
        if not line.value:
            self._grid.addWidget(plain_label(line.label, "faint", wrap=True), at, 0, 1, 3)
            return
        value = plain_label(line.value, "strong")
        self._grid.addWidget(plain_label(line.label, wrap=True), at, 0, top)
        self._grid.addWidget(value, at, 1, top | Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(plain_label(line.note, "faint", wrap=True), at, 2, top)
