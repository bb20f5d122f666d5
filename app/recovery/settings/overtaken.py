"""What somebody else has set meanwhile, beside what was typed here: one chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt

from app.core.words import gettext as _
from app.recovery.settings.sheet import Values
from app.ui.cards import Card
from app.ui.form_fields import TextField
from app.ui.labels import plain_label
from app.ui.settings.bound import Bound
from app.ui.shared_form import BOTH, OPEN, THEIRS, Difference
from app.ui.theme.theme import Theme


class OvertakenCard(Card):
    """Both versions of every value that two have changed; ``chosen`` is called after each choice."""

    def __init__(self, theme: Theme, chosen: Callable[[], None]) -> None:
        super().__init__(_("Somebody else changed this meanwhile"))
        self._theme = theme
        self._chosen = chosen
        self.differences: dict[str, Difference] = {}
        told = _("Nothing of yours is lost: choose for each of these, then save again.")
        self.add(plain_label(told, wrap=True))
        self.hide()

    @property
    def is_settled(self) -> bool:
        """Whether somebody chose everywhere."""
        return all(line.is_settled for line in self.differences.values())

    def show_differences(self, names: Iterable[str], bound: Mapping[str, Bound], *, theirs: Values) -> None:
        """Ask for each of these values which it shall be."""
        self.clear()
        for name in names:
            self._add(name, bound[name], theirs)
        self.show()
        first = next(iter(self.differences.values()))
        first.pick.button(OPEN).setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Nothing is to be chosen any more."""
        for line in self.differences.values():
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.differences.clear()
        self.hide()

    def _add(self, name: str, bound: Bound, theirs: Values) -> None:
        mine = bound.read(name)
        line = Difference(
            self._theme,
            bound.title,
            theirs=bound.words(theirs[name]),
            mine=bound.words(mine),
            can_join=isinstance(bound.field, TextField),
        )

        def choose(which: str) -> None:
            joined = f"{theirs[name]}\n{mine}" if which == BOTH else mine
            bound.put(theirs[name] if which == THEIRS else joined)
            self._chosen()

        line.chosen.connect(choose)
        self.differences[name] = line
        self.add(line)
