"""A form that stays where it is: it shows what is kept, until somebody writes into it."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _

from app.ui.shared_form import Shared, SharedForm
from app.ui.theme.theme import Theme


class KeptForm(SharedForm):
    """After saving, and when others change what nobody is writing here, it shows what is kept then."""

    def __init__(self, theme: Theme, shared: Shared, *, titles: Mapping[str, str], columns: int = 1) -> None:
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
