"""A card with one chart: its title, the words of what is under the cursor, its table, and its ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.core.sheets import Sheet
from app.core.words import gettext as _
from app.ui.buttons import IconButton
from app.ui.cards import Card
from app.ui.charts.chart import Chart
from app.ui.labels import plain_label
from app.ui.line_label import LineLabel
from app.ui.theme.theme import Theme

C = TypeVar("C", bound=Chart)
MenuEntry = tuple[str, Callable[[], object]]


class ChartCard(Card, Generic[C]):
    """``picture_wanted`` asks to save the picture, ``table_wanted`` its numbers; both are for the title given.

    ``note`` is what must be known of the chart.
    """

    picture_wanted = Signal(object)
    table_wanted = Signal(object)

    def __init__(self, theme: Theme, chart: C, *, title: str) -> None:
        super().__init__(title)
        self._theme = theme
        self._title_words = title
        self.chart = chart
        self.extra: Sequence[MenuEntry] = ()
        self.note = plain_label("", "faint", wrap=True)
        self.said: LineLabel | None = None
        self.more = IconButton(
            theme, icon="ellipsis", name=_("Table, picture and numbers of “{title}”"), size=16
        )
        self.menu: QMenu | None = None
        self.add(chart, 1)
        self.add(self.note)
        self.note.hide()
        self.more.clicked.connect(lambda: self._open(self.more.mapToGlobal(QPoint(0, self.more.height()))))
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(lambda: self.picture_wanted.emit(self))
        theme.changed.connect(self._measure)
        self.name_it(title)

    @property
    def title_words(self) -> str:
        """What the card is about."""
        return self._title_words

    def sheet(self) -> Sheet:
        """The numbers for a file."""
        return self.chart.sheet()

    def name_it(self, title: str) -> None:
        """Say what the card is about now."""
        self._title_words = title
        self.set_title(title)
        name = _("Table, picture and numbers of “{title}”").format(title=title)
        self.more.setAccessibleName(name)
        self.more.setToolTip(_("Table, picture and numbers"))

    def place_more(self) -> None:
        """Put the button behind whatever else the head holds."""
        self.add_to_head(self.more)
        self._measure()

    def tell_in_head(self) -> None:
        """Say beside the title what is under the cursor, for a chart that does not say it itself."""
        self.said = LineLabel(self._theme, role="small", colour="ink2")
        self.add_to_head(self.said)
        self.chart.said.connect(self.said.set_text)
        self.place_more()

    def set_note(self, words: str) -> None:
        """Say something below the chart."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open(event.globalPos())
        event.accept()

    def open_menu(self) -> QMenu:
        """What can be done with the chart."""
        menu = QMenu(self)
        menu.setAccessibleName(self.title_words)
        for words, run in self._entries():
            action: QAction = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, run=run: run())
        return menu

    def _measure(self) -> None:
        self.more.setFixedSize(self._theme.px(28), self._theme.px(22))

    def _entries(self) -> Sequence[MenuEntry]:
        chart = self.chart
        words = _("Show the picture (T)") if chart.shows_table else _("Show the numbers as a table (T)")
        return (
            (words, self._turn),
            (_("Save the picture… (Ctrl+S)"), lambda: self.picture_wanted.emit(self)),
            (_("Save the numbers…"), lambda: self.table_wanted.emit(self)),
            *self.extra,
        )

    def _turn(self) -> None:
        self.chart.show_table(shown=not self.chart.shows_table)
        target: QWidget = self.chart.table or self.chart
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, at: QPoint) -> None:
        menu = self.open_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])
