"""The chips by which the log is narrowed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.audit.kinds import About, Did
from app.audit.schemas import LogFilter
from app.audit.words.kinds_told import about_words, did_words
from app.audit_log.view_model import LogBook
from app.core.days import ANY_DAYS, Days
from app.core.words import gettext as _
from app.core.words import ngettext
from app.ui.check_menu import CheckMenu
from app.ui.chips import ChipButton, ChipSpec
from app.ui.flow_layout import FlowLayout
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

PROGRAM = 0
"""Stands among the people for what nobody did by hand."""


@dataclass(frozen=True)
class _Filter:
    """One chip: the field of LogFilter it sets, its words, and what there is to choose."""

    key: str
    name: str
    offered: Callable[[], Sequence[tuple[Any, str]]]


class FilterBar(QWidget):
    """``days_wanted`` and ``customer_wanted`` ask for what has to be typed."""

    days_wanted = Signal()
    customer_wanted = Signal()

    def __init__(self, book: LogBook, *, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._book = book
        self._reading = reading
        self._filters = (
            _Filter("staff_ids", _("Who"), self._people),
            _Filter("did", _("Did"), lambda: [(one, did_words(one)) for one in Did]),
            _Filter("about", _("About"), lambda: [(one, about_words(one)) for one in About]),
        )
        self.menu: CheckMenu | None = None
        self.chips: dict[str, ChipButton] = {}
        flow = FlowLayout(self, gap=4, line_gap=4)
        for each in self._filters:
            self._add(flow, each.key, theme).clicked.connect(partial(self._open, each))
        self._add(flow, "customer", theme).clicked.connect(self.customer_wanted)
        self._add(flow, "days", theme).clicked.connect(self.days_wanted)
        self.clear = ChipButton(theme, ChipSpec(_("Clear"), icon="x"))
        self.clear.setAccessibleName(_("Take every filter away"))
        self.clear.clicked.connect(lambda: book.narrow(LogFilter()))
        flow.addWidget(self.clear)
        book.filter_changed.connect(self.say)
        book.facts_shown.connect(self.say)
        self.say()

    def say(self) -> None:
        """Say on the chips what narrows the log."""
        wanted = self._book.wanted
        for each in self._filters:
            self._say(each.key, each.name, self._chosen_words(each))
        customer = self._reading.wording.words.customer.capitalize()
        self._say("customer", customer, self._book.customer_name if wanted.customer_id is not None else "")
        self._say("days", _("Days"), self._days_words(wanted.days))
        self.clear.setVisible(wanted.is_narrowed)

    def _add(self, flow: FlowLayout, key: str, theme: Theme) -> ChipButton:
        chip = self.chips[key] = ChipButton(theme, ChipSpec(""))
        flow.addWidget(chip)
        return chip

    def _people(self) -> Sequence[tuple[Any, str]]:
        return [*((one.id, one.name) for one in self._book.people), (PROGRAM, _("The program"))]

    def _say(self, key: str, name: str, words: str) -> None:
        shown = _("{filter}: {choice}").format(filter=name, choice=words or _("any"))
        self.chips[key].show_spec(ChipSpec(shown, "brand" if words else "neutral"))

    def _chosen_words(self, each: _Filter) -> str:
        chosen: tuple[Any, ...] = getattr(self._book.wanted, each.key)
        if len(chosen) > 1:
            return ngettext("{count} chosen", "{count} chosen", len(chosen)).format(count=len(chosen))
        return dict(each.offered()).get(chosen[0], _("1 chosen")) if chosen else ""

    def _days_words(self, days: Days) -> str:
        if days == ANY_DAYS:
            return ""
        day = self._reading.wording.day
        since = day(days.since) if days.since else _("the beginning")
        until = day(days.until) if days.until else _("today")
        return since if since == until else _("{first} to {last}").format(first=since, last=until)

    def _open(self, each: _Filter) -> None:
        menu = CheckMenu(self, name=each.name)
        chosen: tuple[Any, ...] = getattr(self._book.wanted, each.key)
        for key, words in each.offered():
            menu.add_choice(words, ticked=key in chosen, then=partial(self._tick, each.key, key))
        menu.add_clearing(then=lambda: self._set(each.key, ()))
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        chip = self.chips[each.key]
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))
        menu.setActiveAction(menu.actions()[0])

    def _tick(self, field: str, key: Any, on: bool) -> None:
        chosen: tuple[Any, ...] = getattr(self._book.wanted, field)
        self._set(field, (*chosen, key) if on else tuple(each for each in chosen if each != key))

    def _set(self, field: str, chosen: tuple[Any, ...]) -> None:
        changed: dict[str, Any] = {field: chosen}
        self._book.narrow(replace(self._book.wanted, **changed))
