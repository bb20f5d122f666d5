"""The chips by which answers are narrowed: where and whose, and one for each filter that applies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.metrics.applied import filter_words
from app.metrics.choices import MetricsChoices, filter_name
from app.metrics.state import FILTERS, WHERE, WHO, MetricsState
from app.ui.check_menu import CheckMenu
from app.ui.chips import ChipButton, ChipSpec
from app.ui.flow_layout import FlowLayout
from app.ui.theme.theme import Theme


class FilterChips(QWidget):
    """``state_wanted`` carries the MetricsState that somebody wants.

    The first chip opens every filter of where it was said, the second those of who said it; each filter that
    applies has a chip of its own behind them.
    """

    state_wanted = Signal(object)

    def __init__(self, theme: Theme, *, everybody: str) -> None:
        super().__init__()
        self._state = MetricsState()
        self._choices = MetricsChoices()
        self._everybody = everybody
        self.menu: CheckMenu | None = None
        self.where = ChipButton(theme, ChipSpec(""))
        self.who = ChipButton(theme, ChipSpec(""))
        self.chips: dict[str, ChipButton] = {}
        flow = FlowLayout(self, gap=6, line_gap=4)
        self._offer(flow, self.where, WHERE, theme)
        self._offer(flow, self.who, WHO, theme)
        self.clear = ChipButton(theme, ChipSpec(_("Clear"), icon="x"))
        self.clear.setAccessibleName(_("Take every filter away"))
        self.clear.clicked.connect(self._clear)
        flow.addWidget(self.clear)
        self.show_state(self._state)

    def show_choices(self, choices: MetricsChoices) -> None:
        """What can be chosen from now on."""
        self._choices = choices
        self.show_state(self._state)

    def show_state(self, state: MetricsState) -> None:
        """Say what applies."""
        self._state = state
        for chip, names, all_of_it in (
            (self.where, WHERE, _("Everywhere")),
            (self.who, WHO, self._everybody),
        ):
            narrowed = any(getattr(state, name) for name in names)
            words = _("Where…") if names is WHERE else _("Who…")
            chip.show_spec(ChipSpec(words if narrowed else all_of_it, icon="list-filter" if narrowed else ""))
            chip.setAccessibleDescription(_("Opens the filters"))
        for name, chip in self.chips.items():
            words = filter_words(state, name, choices=self._choices)
            chip.show_spec(ChipSpec(words, "brand"))
            chip.setVisible(bool(words))
        self.clear.setVisible(state.is_narrowed)

    def _offer(self, flow: FlowLayout, chip: ChipButton, names: Sequence[str], theme: Theme) -> None:
        chip.clicked.connect(partial(self._open_all, chip, names))
        flow.addWidget(chip)
        for name in names:
            own = ChipButton(theme, ChipSpec(""))
            own.clicked.connect(partial(self._open_one, own, name))
            self.chips[name] = own
            flow.addWidget(own)

    def _open_all(self, chip: ChipButton, names: Sequence[str]) -> None:
        menu = CheckMenu(self, name=chip.spec.text)
        for name in names:
            inside = CheckMenu(menu, name=filter_name(name))
            inside.setTitle(filter_name(name))
            self._fill(inside, name)
            menu.addMenu(inside)
        self._popup(menu, chip)

    def _open_one(self, chip: ChipButton, name: str) -> None:
        menu = CheckMenu(self, name=filter_name(name))
        self._fill(menu, name)
        self._popup(menu, chip)

    def _fill(self, menu: CheckMenu, name: str) -> None:
        chosen: tuple[Any, ...] = getattr(self._state, name)
        offered = self._choices.of(name)
        for choice in offered:
            menu.add_choice(
                choice.words, ticked=choice.key in chosen, then=partial(self._tick, name, choice.key)
            )
        if not offered:
            menu.addAction(_("Nothing to choose from yet")).setEnabled(False)
        menu.add_clearing(then=lambda: self._set(name, ()))

    def _popup(self, menu: CheckMenu, chip: ChipButton) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))
        first = next((action for action in menu.actions() if action.isEnabled()), None)
        if first is not None and first.menu() is None:
            menu.setActiveAction(first)

    def _tick(self, name: str, key: int | str, on: bool) -> None:
        chosen: tuple[Any, ...] = getattr(self._state, name)
        self._set(name, (*chosen, key) if on else tuple(each for each in chosen if each != key))

    def _set(self, name: str, chosen: tuple[Any, ...]) -> None:
        changed: dict[str, Any] = {name: chosen}
        self._state = replace(self._state, **changed)
        self.state_wanted.emit(self._state)

    def _clear(self) -> None:
        changed: dict[str, Any] = dict.fromkeys(FILTERS, ())
        had_keys = self.clear.hasFocus()
        self.state_wanted.emit(replace(self._state, **changed))
        if had_keys:
            self.where.setFocus(Qt.FocusReason.OtherFocusReason)
