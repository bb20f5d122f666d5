"""What the venue sets for its recovery: how soon, when, what to say, and how much may be given."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.cases.service.rules import RecoveryRules
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.recovery.settings.limits import LimitsCard
from app.recovery.settings.overtaken import OvertakenCard
from app.recovery.settings.parts import SettingsParts
from app.recovery.settings.prompts import PromptsCard
from app.recovery.settings.reading import Shown, read_shown
from app.recovery.settings.sheet import Values, rules_from, values_of
from app.recovery.settings.targets import TargetsCard
from app.recovery.settings.week import WeekCard
from app.ui.conflicts import OvertakenError, saved
from app.ui.form_fields import show_problems
from app.ui.settings.bound import Bound, read_all
from app.ui.settings.keep_bar import SAVE_KEYS, KeepBar
from app.ui.showing import bring_into_sight

_WIDTH = 760
_KINDS = frozenset({"venue_setting", "staff"})


class RecoverySettingsPage(QWidget):
    """Nothing is saved before Save is pressed, and nothing typed is lost before Discard is."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__()
        self._parts = parts
        self._lane = parts.new_lane()
        self._seen: RecoveryRules | None = None
        self._base: Values = {}
        self._people: tuple[object, ...] = (None,)
        self.bound: dict[str, Bound] = {}
        self.limits: LimitsCard | None = None
        self.overtaken = OvertakenCard(parts.theme, self._typed)
        self.bar = KeepBar(parts.theme)
        self.bar.save_wanted.connect(self.save)
        self.bar.discard_wanted.connect(self.discard)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self._scroll, 1)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 16, 0)
        below.addWidget(self.bar, 1)
        below.addStretch(0)
        column.addLayout(below)
        shortcut = QShortcut(QKeySequence(SAVE_KEYS), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        parts.theme.changed.connect(self._fit)
        parts.bus.changed.connect(self._follow)
        self.load()

    @property
    def changed_names(self) -> list[str]:
        """What differs from what is kept, or cannot be read yet."""
        return [name for name, bound in self.bound.items() if self._is_changed(name, bound)]

    def load(self) -> None:
        """Read the rules again."""
        self._lane.ask(partial(_read, self._parts), then=self._take, otherwise=self._parts.notices.problem)

    def save(self) -> None:
        """Keep what was typed, or say beside the fields what is wrong."""
        if self._seen is None or not self.changed_names:
            return
        if not self.overtaken.is_settled:
            self.bar.show_problem(_("Choose for each of these which it shall be, then save again."))
            bring_into_sight(self.overtaken)
            return
        try:
            self._send(read_all(self.bound))
        except InvalidInput as error:
            self._tell(error)

    def discard(self) -> None:
        """Show what is kept instead of what was typed."""
        self.overtaken.clear()
        self._show(self._base)
        self.load()

    def change_hands(self, before: int, now: int) -> None:
        """What somebody began to change is nobody else's."""
        del before, now
        if self.changed_names:
            self.overtaken.clear()
            self._show(self._base)

    def show_who_may(self) -> None:
        """Somebody else is at the desk."""
        self.load()

    def close_lane(self) -> None:
        """Ask nothing more."""
        self._parts.bus.changed.disconnect(self._follow)
        self._lane.close()

    def _send(self, values: Values) -> None:
        assert self._seen is not None
        rules, seen = self._parts.services.rules, self._seen
        wanted = rules_from(values, seen=seen, currency=self._parts.currency)
        try:
            kept = saved(self._parts.runner, lambda: rules.save(wanted, seen=seen))
        except OvertakenError:
            self._take_theirs(values)
            return
        if kept:
            self._seen, self._base = wanted, values
            self.overtaken.clear()
            self._show(values)
            self.load()

    def _take_theirs(self, values: Values) -> None:
        """Go on from what somebody else has set; ask where both changed the same."""
        before = self._base
        mine = {name for name, value in values.items() if value != before[name]}
        self._seen = self._parts.services.rules.get()
        self._base = {
            name: value
            for name, value in values_of(self._seen, currency=self._parts.currency).items()
            if name in self.bound
        }
        for name, value in self._base.items():
            if name not in mine:
                self.bound[name].put(value)
        both = [
            name for name in values if name in mine and self._base[name] not in (before[name], values[name])
        ]
        if both:
            self.overtaken.show_differences(both, self.bound, theirs=dict(self._base))
            self.bar.show_problem(_("Somebody else changed this meanwhile."))
            bring_into_sight(self.overtaken)
        else:
            self._send(read_all(self.bound))

    def _fit(self) -> None:
        """The page grows with the text, and the bar is as wide as the cards."""
        widest = self._parts.theme.px(_WIDTH)
        self.bar.setMaximumWidth(widest - 16)
        page = self._scroll.widget()
        if page is not None:
            page.setMaximumWidth(widest)

    def _take(self, shown: Shown) -> None:
        """Show what is kept; somebody who is in the middle of a change sees it after saving."""
        if not self.changed_names:
            if shown.people != self._people:
                self._build(shown)
            self._seen = shown.rules
            self._base = values_of(shown.rules, currency=self._parts.currency)
            self._show(self._base)
        if self.limits is not None:
            self.limits.show_allowed(allowed=shown.may_set_limits)

    def _build(self, shown: Shown) -> None:
        theme, wording = self._parts.theme, self._parts.work.wording
        self._people = shown.people
        targets, week, prompts = TargetsCard(theme, wording), WeekCard(theme, wording), PromptsCard(theme)
        self.limits = LimitsCard(theme, wording, staff=shown.staff)
        self.bound = targets.bound | week.bound | self.limits.bound | prompts.bound
        self._lay_out(targets, week, self.limits, prompts)
        for bound in self.bound.values():
            bound.field.edited.connect(self._typed)

    def _lay_out(self, *cards: QWidget) -> None:
        page = QWidget()
        page.setProperty("kind", "clear")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 2, 16, 12)
        column.setSpacing(12)
        for card in (self.overtaken, *cards):
            column.addWidget(card)
        column.addStretch(1)
        old = self._scroll.takeWidget()
        self._scroll.setWidget(page)
        self._fit()
        if old is not None:
            old.deleteLater()

    def _show(self, values: Values) -> None:
        for name, value in values.items():
            self.bound[name].put(value)
            self.bound[name].field.show_error("")
        assert self.limits is not None
        self.limits.show_roles()
        self._typed()

    def _typed(self) -> None:
        names = self.changed_names
        if not names and self.overtaken.is_settled:
            self.overtaken.clear()
        self.bar.show_changes(len(names))

    def _is_changed(self, name: str, bound: Bound) -> bool:
        try:
            return bool(bound.read(name) != self._base[name])
        except InvalidInput:
            return True

    def _tell(self, error: InvalidInput) -> None:
        fields = {name: bound.field for name, bound in self.bound.items()}
        homeless = show_problems(fields, error.problems)
        told = [problem.message for problem in homeless]
        self.bar.show_problem(" ".join(told) or _("Look at what is marked in red."))
        first = next((field for field in fields.values() if field.error), None)
        if first is not None:
            bring_into_sight(first)

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _KINDS:
            self.load()


def _read(parts: SettingsParts, _cancellation: Cancellation) -> Shown:
    return read_shown(parts)
