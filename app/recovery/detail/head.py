"""The head of the panel: what happened, whether it is late, whose it is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from app.cases.schemas.rows import CaseDetail
from app.core.words import gettext as _
from app.recovery.detail.words import late_chip, title_words, whose_words
from app.ui.panel_head import PanelHead
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class DetailHead(PanelHead):
    """``customer_wanted`` asks for the card of the customer."""

    customer_wanted = Signal(int)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme)
        self._reading = reading
        self._customer_id = 0
        self.line_pressed.connect(lambda: self.customer_wanted.emit(self._customer_id))

    def show_detail(self, detail: CaseDetail, *, colleagues: Iterable[str] = ()) -> None:
        """Show the head of a case; ``colleagues`` are the names of those who work here."""
        self.show_title(title_words(detail.row.what))
        self.tick(detail)
        self._customer_id = detail.row.customer_id or 0
        spans = whose_words(detail, self._reading, colleagues=colleagues)
        self.show_line(spans, tip=_("Open the card") if self._customer_id else "")

    def tick(self, detail: CaseDetail) -> None:
        """Say anew how much time is left."""
        self.show_chip(late_chip(detail, self._reading))
