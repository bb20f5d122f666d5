"""A form that stays where it is: it shows what is kept, until somebody writes into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.ui.shared_form import Shared, SharedForm
from app.ui.theme.theme import Theme


class KeptForm(SharedForm):
    """After saving, and when others change what nobody is writing here, it shows what is kept then."""

    def __init__(self, theme: Theme, shared: Shared, *, titles: Mapping[str, str], columns: int = 1) -> None:
        self._of_others: dict[int, tuple[int, dict[str, Any], dict[str, Any]]] = {}
        version, base = shared.fetch()
        super().__init__(
            theme,
            shared,
            version=version,
            base=base,
            titles=titles,
            leave_words=_("Discard"),
            columns=columns,
        )
        self.done.connect(self.start_again)
        self.left.connect(self.start_again)
        self.start_again()

    def follow(self) -> None:
        """Something was changed, here or elsewhere."""
        if not self.is_touched:
            self.start_again()

    def change_hands(self, before: int, now: int) -> None:
        """Let what who was at the desk wrote wait for them, and show what waits for who is there now.

        What cannot be read as it stands is not kept. Nothing is fetched, which whoever is there now perhaps may not.
        """
        if self.is_touched:
            try:
                self._of_others[before] = self._version, self._base, self.changes()
            except InvalidInput:
                self._of_others.pop(before, None)
            self._show(self._base)
            self.forget_typed()
        if now in self._of_others:
            self._version, self._base, changes = self._of_others.pop(now)
            self._show(self._base | changes)
            self._touch()
