"""The settings: sections in a list, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.rights import Right
from app.shell.entries import SettingsSection
from app.shell.look_section import LookSection
from app.shell.section_list import SectionDelegate
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.remembered import Remembered
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme

SECTION_KEY = "settings_section"
LOOK, VENUE = "look", "venue"
_LIST_WIDTH = 216
_ROOM_FOR_LIST = 760
_PAGE_WIDTH = 760


class SettingsPage(QWidget):
    """The list stands at the left, above as tabs where there is little room; which was open is remembered."""

    def __init__(
        self, theme: Theme, remembered: Remembered, *, sections: Sequence[SettingsSection] = ()
    ) -> None:
        super().__init__()
        self._theme = theme
        self._remembered = remembered
        self._facts: Sequence[tuple[str, str]] = ()
        self._may: Callable[[Right], bool] = lambda _right: True
        look = SettingsSection(LOOK, _("How it looks"), "sun", lambda: LookSection(theme, remembered))
        self._sections = {LOOK: look}
        self._built: dict[str, QWidget] = {}
        self._model: RowModel[SettingsSection] = RowModel(
            say=lambda section: section.title, key=lambda section: section.key, parent=self
        )
        self.list = RowList(theme, self._model, SectionDelegate(theme), name=_("Sections of the settings"))
        self.list.setProperty("kind", "board")
        self.tabs = Segmented([(LOOK, look.title)], name=_("Sections of the settings"))
        self._stack = QStackedWidget()
        self._build()
        self._kept = remembered.text(SECTION_KEY, LOOK)
        self.offer(sections)
        self.open_again()
        self.tabs.chosen.connect(self.open)
        self.list.row_chosen.connect(self._follow_list)
        theme.changed.connect(self._fit)

    @property
    def current(self) -> str:
        """The key of the section that is open."""
        return self.tabs.current

    @property
    def sections(self) -> Sequence[SettingsSection]:
        """Those on offer to whoever is signed in."""
        return self._model.rows

    def offer(self, sections: Sequence[SettingsSection]) -> None:
        """Add these sections behind the others."""
        for section in sections:
            self._sections[section.key] = section
            self.tabs.add(section.key, section.title)
        self.show_allowed(self._may)

    def show_allowed(self, may: Callable[[Right], bool]) -> None:
        """Show the sections that whoever is signed in may see; one that is open and not theirs gives way."""
        self._may = may
        self._model.show_rows(tuple(filter(self._is_allowed, self._sections.values())))
        for key, section in self._sections.items():
            self.tabs.button(key).setVisible(self._is_allowed(section))
        if self._built and not self._is_allowed(self._sections[self.current]):
            self._show(LOOK)

    def open_again(self) -> None:
        """Show the section that was open the last time."""
        kept = self._sections.get(self._kept)
        self._show(self._kept if kept is not None and self._is_allowed(kept) else LOOK)

    def open(self, key: str) -> QWidget:
        """Show a section, made now if it was not needed before; gives its widget."""
        self._kept = key
        self._remembered.keep(SECTION_KEY, key)
        return self._show(key)

    def _is_allowed(self, section: SettingsSection) -> bool:
        return section.right is None or self._may(section.right)

    def _follow_list(self, section: SettingsSection) -> None:
        if section.key != self.current:
            self.open(section.key)

    def _show(self, key: str) -> QWidget:
        if key not in self._built:
            self._built[key] = self._sections[key].factory()
            self._stack.addWidget(self._framed(key))
        self._stack.setCurrentIndex(list(self._built).index(key))
        self.tabs.choose(key)
        if self.list.current_row is not self._sections[key]:
            self.list.choose(key)
        return self._built[key]

    def show_venue(self, facts: Sequence[tuple[str, str]]) -> None:
        """Have a section that tells what is known of the venue, as (name, value)."""
        self._facts = facts
        if VENUE not in self._sections:
            self.offer([SettingsSection(VENUE, _("Your place"), "store", lambda: _facts_card(self._facts))])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self._title = plain_label(_("Settings"), "page-title")
        self._title.setContentsMargins(20, 16, 20, 0)
        self._tab_room = QWidget()
        tab_row = QVBoxLayout(self._tab_room)
        tab_row.setContentsMargins(16, 8, 16, 0)
        tab_row.addWidget(self.tabs)
        body = QHBoxLayout()
        body.setContentsMargins(12, 10, 0, 0)
        body.setSpacing(4)
        body.addWidget(self.list)
        body.addWidget(self._stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._title)
        outer.addWidget(self._tab_room)
        outer.addLayout(body, 1)
        self._fit()

    def _framed(self, key: str) -> QWidget:
        """Cards scroll; a section of another kind takes the whole room and scrolls by itself."""
        section = self._built[key]
        if not isinstance(section, Card):
            return section
        page = QWidget()
        page.setProperty("kind", "clear")
        page.setMaximumWidth(self._theme.px(_PAGE_WIDTH))
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 2, 20, 20)
        column.addWidget(section)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _fit(self) -> None:
        """The list while there is room for it, else the tabs; the focus goes along."""
        roomy = self.width() >= self._theme.px(_ROOM_FOR_LIST)
        self.list.setFixedWidth(self._theme.px(_LIST_WIDTH))
        focused = QApplication.focusWidget()
        had = focused is not None and (focused is self.list or self.tabs.isAncestorOf(focused))
        self.list.setVisible(roomy)
        self._tab_room.setVisible(not roomy)
        # The tabs say where one is; with large text there is no room to say it twice.
        self._title.setVisible(roomy)
        now: QWidget = self.list if roomy else self.tabs.button(self.tabs.current)
        self.setFocusProxy(now)
        if had and not now.hasFocus():
            now.setFocus(Qt.FocusReason.OtherFocusReason)


def _facts_card(facts: Sequence[tuple[str, str]]) -> Card:
    card = Card(_("Your place"))
    form = QFormLayout()
    form.setHorizontalSpacing(24)
    form.setVerticalSpacing(10)
    for name, value in facts:
        form.addRow(plain_label(name, "small"), plain_label(value, wrap=True))
    card.add(form)
    return card
