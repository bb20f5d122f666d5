"""The settings: sections under headings, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.rights import Right
from app.core.words import gettext as _
from app.shell.entries import SettingsSection
from app.shell.look_section import LookSection
from app.shell.section_pick import SectionPick
from app.ui.bands import Band
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.remembered import Remembered
from app.ui.spans import Span
from app.ui.theme.theme import Theme

SECTION_KEY = "settings_section"
LOOK, VENUE = "look", "venue"
_ROOM_FOR_LIST = 760
_PAGE_WIDTH = 760


class SettingsPage(QWidget):
    """Sections are chosen at the left, above where there is little room; which was open is remembered."""

    def __init__(
        self, theme: Theme, remembered: Remembered, *, sections: Sequence[SettingsSection] = ()
    ) -> None:
        super().__init__()
        self._theme = theme
        self._remembered = remembered
        self._facts: Sequence[tuple[str, str]] = ()
        self._may: Callable[[Right], bool] = lambda _right: True
        look = SettingsSection(
            LOOK,
            _("How it looks"),
            "sun",
            lambda: LookSection(theme, remembered),
            finds=_("colours light dark text size large"),
        )
        self._sections = {LOOK: look}
        self._built: dict[str, QWidget] = {}
        self._current = LOOK
        self._hint: Band | None = None
        self._hint_about = ""
        self._hints = QVBoxLayout()
        self.pick = SectionPick(theme)
        self._stack = QStackedWidget()
        self._build()
        self._kept = remembered.text(SECTION_KEY, LOOK)
        self.offer(sections)
        self.open_again()
        self.pick.chosen.connect(self.open)
        theme.changed.connect(self._fit)

    @property
    def current(self) -> str:
        """The key of the section that is open."""
        return self._current

    @property
    def sections(self) -> Sequence[SettingsSection]:
        """Those on offer to whoever is signed in."""
        return [each for each in self._sections.values() if self._is_allowed(each)]

    def offer(self, sections: Sequence[SettingsSection]) -> None:
        """Add these sections behind the others."""
        for section in sections:
            self._sections[section.key] = section
        self.show_allowed(self._may)

    def show_allowed(self, may: Callable[[Right], bool]) -> None:
        """Show the sections that whoever is signed in may see; one that is open and not theirs gives way."""
        self._may = may
        self.pick.show_sections(self.sections)
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

    def _show(self, key: str) -> QWidget:
        if key not in self._built:
            self._built[key] = self._sections[key].factory()
            self._stack.addWidget(self._framed(key))
        self._stack.setCurrentIndex(list(self._built).index(key))
        self._current = key
        if self._hint is not None:
            self._hint.setVisible(key != self._hint_about)
        self.pick.choose(key)
        return self._built[key]

    def show_venue(self, facts: Sequence[tuple[str, str]]) -> None:
        """Have a section that tells what is known of the venue, as (name, value)."""
        self._facts = facts
        if VENUE not in self._sections:
            finds = _("name currency language time zone file")
            section = SettingsSection(
                VENUE, _("Your place"), "store", lambda: _facts_card(self._facts), finds=finds
            )
            self.offer([section])

    def show_hint(self, words: str, *, about: str, act: str, then: Callable[[], object]) -> None:
        """Say above all sections but ``about`` that somebody should look at that one; nothing without words."""
        if self._hint is not None:
            self._hint.hide()
            self._hint.deleteLater()
            self._hint = None
        if words:
            button = PushButton(self._theme, act)
            button.clicked.connect(then)
            self._hint = Band(self._theme, tone="brass", icon="clock", spans=[Span(words)], button=button)
            self._hints.addWidget(self._hint)
            self._hint_about = about
            self._hint.setVisible(self.current != about)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self._title = plain_label(_("Settings"), "page-title")
        self._title.setContentsMargins(20, 16, 20, 0)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines.setContentsMargins(12, 10, 0, 0)
        self._lines.setSpacing(4)
        self._lines.addWidget(self.pick)
        self._lines.addWidget(self._stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._title)
        self._hints.setContentsMargins(20, 8, 20, 0)
        outer.addLayout(self._hints)
        outer.addLayout(self._lines, 1)
        self.pick.serve_keys(self)
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
        """The list beside the section while there is room for it, else one line above; the keys stay where they are."""
        roomy = self.width() >= self._theme.px(_ROOM_FOR_LIST)
        beside, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(beside if roomy else above)
        # One line above ends where the cards below it do.
        self.pick.setContentsMargins(0, 0, 0 if roomy else 20, 0)
        # What is open is said in the line above; with large text there is no room to say more.
        self._title.setVisible(roomy)
        self.pick.set_roomy(roomy=roomy)
        self.setFocusProxy(self.pick)


def _facts_card(facts: Sequence[tuple[str, str]]) -> Card:
    card = Card(_("Your place"))
    form = QFormLayout()
    form.setHorizontalSpacing(24)
    form.setVerticalSpacing(10)
    for name, value in facts:
        form.addRow(plain_label(name, "small"), plain_label(value, wrap=True))
    card.add(form)
    return card
