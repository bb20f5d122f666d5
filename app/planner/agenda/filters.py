"""By what the agenda is narrowed: chips with short menus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.core.words import ngettext
from app.occasions.schemas import AgendaView
from app.planner.agenda.kinds import kind_choices, view_words
from app.planner.sources import PlannerChoices
from app.planner.state import PlannerState
from app.ui.check_menu import CheckMenu
from app.ui.chips import ChipButton, ChipSpec
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

_ANY = ""


class AgendaFilters(QObject):
    """The chips, for the head to place; ``state_wanted`` carries the narrowed PlannerState."""

    state_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._state = PlannerState()
        self._choices = PlannerChoices()
        self.menu: CheckMenu | None = None
        self.view = self._chip(theme, self._open_views)
        self.kind = self._chip(theme, self._open_kinds)
        self.department = self._chip(theme, self._open_departments)
        self.clear = ChipButton(theme, ChipSpec(_("Clear"), icon="x"))
        self.clear.setAccessibleName(_("Take every filter away"))
        self.clear.clicked.connect(lambda: self.state_wanted.emit(self._state.widened()))
        self.show_state(self._state)

    def show_choices(self, choices: PlannerChoices) -> None:
        """What can be chosen from now on."""
        self._choices = choices
        self.show_state(self._state)

    def show_state(self, state: PlannerState) -> None:
        """Say on the chips what narrows the agenda."""
        self._state = state
        narrowed = state.view is not AgendaView.ALL
        self.view.show_spec(ChipSpec(view_words(state.view), "brand" if narrowed else "neutral"))
        self.view.setAccessibleName(_("Show: {view}").format(view=view_words(state.view)))
        self._say(self.kind, _("Kind"), self._kind_words())
        self._say(self.department, _("Department"), self._department_words())
        has_departments = bool(self._choices.departments) or state.department_id is not None
        show_only(self.department, visible=has_departments)
        show_only(self.clear, visible=state.narrows_within_view)

    @staticmethod
    def _chip(theme: Theme, opened: Callable[[], None]) -> ChipButton:
        chip = ChipButton(theme, ChipSpec(""))
        chip.clicked.connect(opened)
        return chip

    @staticmethod
    def _say(chip: ChipButton, name: str, words: str) -> None:
        shown = _("{filter}: {choice}").format(filter=name, choice=words) if words else name
        chip.show_spec(ChipSpec(shown, "brand" if words else "neutral"))

    def _kind_words(self) -> str:
        chosen = [words for code, words in kind_choices() if code in self._state.kinds]
        own = [each.words for each in self._choices.own_kinds if each.id in self._state.own_kind_ids]
        count = len(self._state.kinds) + len(self._state.own_kind_ids)
        if count == 1 and chosen + own:
            return (chosen + own)[0]
        return ngettext("{count} chosen", "{count} chosen", count).format(count=count) if count else ""

    def _department_words(self) -> str:
        wanted = self._state.department_id
        names = {each.id: each.words for each in self._choices.departments}
        return names.get(wanted, _("1 chosen")) if wanted is not None else ""

    def _open_views(self) -> None:
        menu = CheckMenu(self._parent, name=_("Show"))
        menu.add_one_of(
            [(view.value, view_words(view)) for view in AgendaView],
            chosen=self._state.view.value,
            then=lambda key: self._choose(menu, replace(self._state, view=AgendaView(key))),
        )
        self._popup(menu, self.view)

    def _open_kinds(self) -> None:
        menu = CheckMenu(self._parent, name=_("Kind"))
        for code, words in kind_choices():
            menu.add_choice(words, ticked=code in self._state.kinds, then=self._kind_ticker(code))
        for own in self._choices.own_kinds:
            menu.add_choice(
                own.words, ticked=own.id in self._state.own_kind_ids, then=self._own_ticker(own.id)
            )
        clear = replace(self._state, kinds=frozenset(), own_kind_ids=frozenset())
        menu.add_clearing(then=lambda: self.state_wanted.emit(clear))
        self._popup(menu, self.kind)

    def _open_departments(self) -> None:
        menu = CheckMenu(self._parent, name=_("Department"))
        chosen = str(self._state.department_id or _ANY)
        menu.add_one_of(
            [(_ANY, _("Any")), *((str(each.id), each.words) for each in self._choices.departments)],
            chosen=chosen,
            then=lambda key: self._choose(
                menu, replace(self._state, department_id=int(key) if key else None)
            ),
        )
        self._popup(menu, self.department)

    def _choose(self, menu: CheckMenu, state: PlannerState) -> None:
        menu.close()
        self.state_wanted.emit(state)

    def _kind_ticker(self, code: str) -> Callable[[bool], None]:
        return lambda on: self.state_wanted.emit(
            replace(self._state, kinds=self._state.kinds | {code} if on else self._state.kinds - {code})
        )

    def _own_ticker(self, own_id: int) -> Callable[[bool], None]:
        return lambda on: self.state_wanted.emit(
            replace(
                self._state,
                own_kind_ids=self._state.own_kind_ids | {own_id}
                if on
                else self._state.own_kind_ids - {own_id},
            )
        )

    def _popup(self, menu: CheckMenu, chip: ChipButton) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))
        first = next((action for action in menu.actions() if action.isChecked()), menu.actions()[0])
        menu.setActiveAction(first)
