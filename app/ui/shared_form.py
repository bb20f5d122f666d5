"""A form on something that two people may change at once: both versions are shown, and one chooses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.ui.conflicts import OvertakenError
from app.ui.draft_form import DraftForm
from app.ui.form_fields import Field, TextField
from app.ui.labels import plain_label
from app.ui.segmented import Segmented
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme

OPEN, THEIRS, MINE, BOTH = "open", "theirs", "mine", "both"


class Shared(Protocol):
    """What the form changes."""

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name."""
        ...

    def read(self) -> dict[str, Any]:
        """The values typed; raises InvalidInput."""
        ...

    def put(self, name: str, value: Any) -> None:
        """Show a value in its field."""
        ...

    def words(self, name: str, value: Any) -> str:
        """A value in words."""
        ...

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        ...

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save; raises OvertakenError and InvalidInput."""
        ...


class Difference(QWidget):
    """One field that both changed: what they wrote, what you wrote, and which it shall be."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, title: str, *, theirs: str, mine: str, can_join: bool) -> None:
        super().__init__()
        options = [(OPEN, _("Choose")), (THEIRS, _("Theirs")), (MINE, _("Yours"))]
        options += [(BOTH, _("Both, to edit"))] if can_join else []
        self.pick = Segmented(options, name=_("{field}: which it shall be").format(field=title))
        self.pick.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(plain_label(title, "field-label"))
        column.addWidget(SpanLabel(theme, [Span(_("They wrote: "), bold=True), Span(theirs)]))
        column.addWidget(SpanLabel(theme, [Span(_("You wrote: "), bold=True), Span(mine)]))
        column.addWidget(self.pick)

    @property
    def is_settled(self) -> bool:
        """Whether somebody chose."""
        return self.pick.current != OPEN


class SharedForm(DraftForm):
    """Saves what was changed here only; where others changed the same, it asks."""

    def __init__(
        self,
        theme: Theme,
        shared: Shared,
        *,
        version: int,
        base: Mapping[str, Any],
        titles: Mapping[str, str],
        save_words: str = "",
        leave_words: str = "",
        columns: int = 1,
    ) -> None:
        self._shared = shared
        self._theme = theme
        self._version = version
        self._base = dict(base)
        self._titles = titles
        super().__init__(
            theme,
            shared.fields,
            save=self._send,
            save_words=save_words,
            leave_words=leave_words or _("Not now"),
            columns=columns,
        )
        self.differences: dict[str, Difference] = {}
        self._box = QWidget()
        self._lines = QVBoxLayout(self._box)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(10))
        self._told = plain_label("", "error", wrap=True)
        self._lines.addWidget(self._told)
        self._box.hide()
        self.add_below(self._box)

    def changes(self) -> dict[str, Any]:
        """What was changed here; raises InvalidInput."""
        return {name: value for name, value in self._shared.read().items() if value != self._base[name]}

    def start_again(self) -> None:
        """Show what is kept, whatever was typed."""
        self._version, self._base = self._shared.fetch()
        self._show(self._base)
        self.forget_typed()

    def _show(self, values: Mapping[str, Any]) -> None:
        """Show these in place of whatever was typed."""
        for name, value in values.items():
            self._shared.put(name, value)
        self._clear()
        self._box.hide()

    def _send(self) -> bool:
        changes = self.changes()
        if any(not line.is_settled for line in self.differences.values()):
            self._told.setText(_("Choose for each of these which it shall be, then save again."))
            return False
        if not changes:
            return True
        try:
            return self._shared.send(self._version, changes)
        except OvertakenError:
            return self._take_theirs(changes)

    def _take_theirs(self, changes: dict[str, Any]) -> bool:
        """Go on from their version; ask where both changed the same."""
        before = self._base
        self._version, self._base = self._shared.fetch()
        for name, value in self._base.items():
            if name not in changes and value != before[name]:
                self._shared.put(name, value)
        both = [name for name in changes if self._base[name] not in (before[name], changes[name])]
        if not both:
            return self._shared.send(self._version, changes)
        self._clear()
        for name in both:
            self._add(name, mine=changes[name])
        self._told.setText(
            _("Somebody else changed this meanwhile. Nothing of yours is lost: choose, then save again.")
        )
        self._box.show()
        first = self.differences[both[0]].pick
        first.button(OPEN).setFocus()
        return False

    def _add(self, name: str, *, mine: Any) -> None:
        theirs = self._base[name]
        can_join = isinstance(self._shared.fields[name], TextField)
        words = self._shared.words
        line = Difference(
            self._theme,
            self._titles[name],
            theirs=words(name, theirs),
            mine=words(name, mine),
            can_join=can_join,
        )
        line.chosen.connect(lambda which: self._choose(name, which, theirs, mine))
        self.differences[name] = line
        self._lines.addWidget(line)

    def _choose(self, name: str, which: str, theirs: Any, mine: Any) -> None:
        if which == THEIRS:
            self._shared.put(name, theirs)
        elif which == BOTH:
            self._shared.put(name, f"{theirs}\n{mine}")
            self._shared.fields[name].setFocus()
        else:
            self._shared.put(name, mine)

    def _clear(self) -> None:
        for line in self.differences.values():
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.differences.clear()


def needed(field: str, message: str) -> InvalidInput:
    """What is said beside a field that must be filled in."""
    return InvalidInput([Problem(field, message)])
