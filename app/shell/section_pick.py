"""Where a section of the settings is looked for and chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from app.core.words import gettext as _
from app.shell.entries import SettingsSection
from app.shell.section_list import SectionDelegate, SectionModel
from app.shell.setting_groups import Heading, grouped
from app.ui.choice_box import ChoiceBox
from app.ui.empty_state import EmptyState
from app.ui.row_list import RowList
from app.ui.search_field import SearchField
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

_WIDTH = 236


class SectionPick(QWidget):
    """A field to look for a setting above the list of sections, or beside one to choose from where room is short.

    ``chosen`` tells the key of the section that a person chose.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sections: Sequence[SettingsSection] = ()
        self._current = ""
        self._sought = ""
        self._roomy = True
        self._model = SectionModel(self)
        self.search = SearchField(theme, name=_("Find a setting"))
        self.list = RowList(theme, self._model, SectionDelegate(theme), name=_("Sections of the settings"))
        self.list.setProperty("kind", "board")
        self.short = ChoiceBox()
        self.short.setAccessibleName(_("Sections of the settings"))
        self.short.setModel(self._model)
        self.short.setItemDelegate(SectionDelegate(theme))
        self.short.setMaxVisibleItems(30)
        self.nothing = EmptyState(theme, sentence="", action=_("Show all settings"), icon="search")
        self._lines = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._build()
        self._connect()

    @property
    def sections(self) -> Sequence[SettingsSection]:
        """Those shown now, in their order."""
        return [row for row in self._model.rows if isinstance(row, SettingsSection)]

    def show_sections(self, sections: Sequence[SettingsSection]) -> None:
        """Offer these, as far as they are what is looked for."""
        self._sections = sections
        self._show()

    def choose(self, key: str) -> None:
        """Mark this one as open; what was looked for is forgotten where it would hide it."""
        self._current = key
        if self._sought and key not in {each.key for each in self.sections}:
            self._forget_sought()
        self._mark()

    def set_roomy(self, *, roomy: bool) -> None:
        """Stand beside the section as a list, or above it in one line; the keys go along."""
        self._roomy = roomy
        focused = QApplication.focusWidget()
        had = focused is not None and focused in (self.list, self.short)
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(down if roomy else along)
        if roomy:
            self.setFixedWidth(self._theme.px(_WIDTH))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        self._show_found()
        self.setFocusProxy(self._taking_keys())
        if had:
            self._taking_keys().setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the list has its height, and knows how far it has to scroll for what is open.
        QTimer.singleShot(0, self, self._scroll_anew)

    def _scroll_anew(self) -> None:
        self.list.scrollToTop()
        self._mark()

    def _taking_keys(self) -> QWidget:
        return self.list if self._roomy else self.short

    def _build(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._lines.addWidget(self.search)
        self._lines.addWidget(self.short, 1)
        self._lines.addWidget(self.list, 1)
        self._lines.addWidget(self.nothing, 1)

    def _connect(self) -> None:
        self.search.text_wanted.connect(self._look_for)
        self.search.left.connect(self._leave_search)
        self.list.row_chosen.connect(self._choose_row)
        self.list.clicked.connect(lambda index: self._choose_row(self._model.row_at(index)))
        self.short.activated.connect(lambda at: self._choose_row(self._model.row_at(self._model.index(at))))
        self.nothing.action_wanted.connect(self._show_all)
        self._theme.changed.connect(self._mark)

    def serve_keys(self, page: QWidget) -> None:
        """Let Ctrl+F lead here from anywhere on the page."""
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), page)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _look_for(self, text: str) -> None:
        if text != self._sought:
            self._sought = text
            self._show()

    def _leave_search(self) -> None:
        """Go to what was found; the first of it where what is open is not among it."""
        found = self.sections
        if not found:
            return
        if self._current not in {each.key for each in found}:
            self.chosen.emit(found[0].key)
        self._taking_keys().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all(self) -> None:
        self._forget_sought()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_sought(self) -> None:
        self.search.clear()
        self.search.stop()
        self._sought = ""
        self._show()

    def _show(self) -> None:
        self._model.show_rows(grouped(self._sections, sought=self._sought))
        self.nothing.set_words(
            sentence=_("Nothing is called “{text}”").format(text=self._sought), action=_("Show all settings")
        )
        self._show_found()
        self._mark()

    def _show_found(self) -> None:
        found = bool(self._model.rows) or not self._sought
        show_only(self.nothing, visible=not found)
        show_only(self.list, visible=found and self._roomy)
        show_only(self.short, visible=found and not self._roomy)

    def _mark(self) -> None:
        """The list and the short one tell which section is open, where they show it."""
        index = self._model.index_of(self._current)
        if index.isValid():
            self.list.choose(self._current)
            above = index.siblingAtRow(index.row() - 1)
            if isinstance(self._model.row_at(above), Heading):
                self.list.scrollTo(above)
        else:
            self.list.setCurrentIndex(QModelIndex())
        self.short.setCurrentIndex(index.row())

    def _choose_row(self, row: object) -> None:
        if isinstance(row, SettingsSection) and row.key != self._current:
            self.chosen.emit(row.key)
