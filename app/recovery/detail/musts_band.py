"""What must not go wrong with this customer: always in sight, in the colour of alert."""

from __future__ import annotations

from app.cases.schemas.rows import KnowBefore
from app.core.words import gettext as _
from app.ui.bands import Band
from app.ui.spans import Span
from app.ui.theme.theme import Theme


class MustsBand(Band):
    """Takes no room where nothing is known."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tone="alert", icon="triangle-alert")
        self.hide()

    def show_musts(self, know: KnowBefore | None) -> None:
        """Show the musts of a customer."""
        musts = know.musts if know is not None else ()
        spans: list[Span] = []
        for must in musts:
            spans += [Span(" · ")] if spans else [Span(_("Must: "))]
            spans.append(Span(must, bold=True))
        self.set_spans(spans)
        self.setVisible(bool(musts))
