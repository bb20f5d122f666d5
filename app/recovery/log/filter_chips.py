"""The chips by which the log is narrowed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.cases.words.labels import kind_words, severity_words
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.case import CaseKind, Severity
from app.recovery.log_sources import Choice, LogChoices
from app.recovery.log_state import LogState
from app.recovery.periods import Period, period_words
from app.ui.check_menu import CheckMenu
from app.ui.chips import ChipButton, ChipSpec
from app.ui.flow_layout import FlowLayout
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_SEVERITIES = tuple(reversed(Severity))


@dataclass(frozen=True)
class _Filter:
    """One chip: its words, the field of LogState it sets, and what there is to choose."""

    key: str
    name: str
    offered: Callable[[LogChoices], Sequence[Choice]]


class FilterChips(QWidget):
    """``state_wanted`` carries the narrowed LogState; ``days_wanted`` asks for two days to be chosen."""

    state_wanted = Signal(object)
    days_wanted = Signal()

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self._state = LogState()
        self._choices = LogChoices()
        self.chips: dict[str, ChipButton] = {}
        self.menu: CheckMenu | None = None
        flow = FlowLayout(self, gap=4, line_gap=4)
        for each in _filters():
            chip = ChipButton(theme, ChipSpec(each.name))
            chip.clicked.connect(partial(self._open, each))
            self.chips[each.key] = chip
            flow.addWidget(chip)
        period = self.chips["period"] = ChipButton(theme, ChipSpec(_("Reported: any")))
        period.clicked.connect(self._open_periods)
        self.clear = ChipButton(theme, ChipSpec(_("Clear"), icon="x"))
        self.clear.setAccessibleName(_("Take every filter away"))
        self.clear.clicked.connect(lambda: self.state_wanted.emit(self._state.widened()))
        for chip in (period, self.clear):
            flow.addWidget(chip)
        self.show_state(self._state)

    def show_choices(self, choices: LogChoices) -> None:
        """What can be chosen from now on."""
        self._choices = choices
        self.show_state(self._state)

    def show_state(self, state: LogState) -> None:
        """Say on the chips what narrows the log."""
        self._state = state
        for each in _filters():
            self._say(self.chips[each.key], each.name, self._chosen_words(each))
        self._say(self.chips["period"], _("Reported"), self._period_words())
        self.chips["kinds"].setVisible(bool(state.kinds))
        self.clear.setVisible(state.is_narrowed)

    def _say(self, chip: ChipButton, name: str, words: str) -> None:
        shown = _("{filter}: {choice}").format(filter=name, choice=words or _("any"))
        chip.show_spec(ChipSpec(shown, "brand" if words else "neutral"))

    def _chosen_words(self, each: _Filter) -> str:
        chosen: tuple[Any, ...] = getattr(self._state, each.key)
        if len(chosen) > 1:
            return ngettext("{count} chosen", "{count} chosen", len(chosen)).format(count=len(chosen))
        words = {choice.key: choice.words for choice in each.offered(self._choices)}
        return words.get(chosen[0], _("1 chosen")) if chosen else ""

    def _period_words(self) -> str:
        state = self._state
        if state.period is not Period.CHOSEN:
            return "" if state.period is Period.ANY else period_words(state.period)
        day = self._reading.wording.day
        since = day(state.days.since) if state.days.since else _("the beginning")
        until = day(state.days.until) if state.days.until else _("today")
        return _("{first} to {last}").format(first=since, last=until)

    def _open(self, each: _Filter) -> None:
        menu = CheckMenu(self, name=each.name)
        chosen: tuple[Any, ...] = getattr(self._state, each.key)
        offered = each.offered(self._choices)
        for choice in offered:
            menu.add_choice(
                choice.words,
                ticked=choice.key in chosen,
                then=partial(self._tick, each.key, choice.key),
            )
        if not offered:
            menu.addAction(_("Nothing to choose from yet")).setEnabled(False)
        menu.add_clearing(then=lambda: self._set(each.key, ()))
        self._popup(menu, self.chips[each.key])

    def _open_periods(self) -> None:
        menu = CheckMenu(self, name=_("Reported"))
        for period in Period:
            words = _("Choose days…") if period is Period.CHOSEN else period_words(period).capitalize()
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(period is self._state.period)
            action.triggered.connect(partial(self._choose_period, menu, period))
        self._popup(menu, self.chips["period"])

    def _choose_period(self, menu: CheckMenu, period: Period) -> None:
        menu.close()
        if period is Period.CHOSEN:
            self.days_wanted.emit()
        else:
            self.state_wanted.emit(replace(self._state, period=period))

    def _popup(self, menu: CheckMenu, chip: ChipButton) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))
        first = next((action for action in menu.actions() if action.isEnabled()), None)
        if first is not None:
            menu.setActiveAction(first)

    def _tick(self, field: str, key: int | str, on: bool) -> None:
        chosen: tuple[Any, ...] = getattr(self._state, field)
        self._set(field, (*chosen, key) if on else tuple(each for each in chosen if each != key))

    def _set(self, field: str, chosen: tuple[Any, ...]) -> None:
        changed: dict[str, Any] = {field: chosen}
        self.state_wanted.emit(replace(self._state, **changed))


def _filters() -> tuple[_Filter, ...]:
    return (
        _Filter("category_ids", _("Category"), lambda choices: choices.categories),
        _Filter("places", _("Place"), lambda choices: choices.places),
        _Filter("department_ids", _("Department"), lambda choices: choices.departments),
        _Filter("severities", _("Severity"), lambda _choices: _severities()),
        _Filter("kinds", _("Kind"), lambda _choices: _kinds()),
        _Filter("owner_ids", _("Owner"), lambda choices: choices.owners),
    )


def _kinds() -> tuple[Choice, ...]:
    return tuple(Choice(kind, kind_words(kind)) for kind in CaseKind)


def _severities() -> tuple[Choice, ...]:
    return tuple(Choice(severity, severity_words(severity)) for severity in _SEVERITIES)
