"""Charts and figures of the metrics on their way to files, each naming its days and filters."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from app.bootstrap.way_out import WayOut, write_table
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.progress import Progress
from app.core.words import gettext as _
from app.core.words import ngettext

if TYPE_CHECKING:
    from app.core.sheets import Sheet
    from app.metrics.pane import MetricsPane
    from app.ui.charts.paper_chart import Paintable


class DrawnCard(Protocol):
    """A card with a chart, as ChartCard is."""

    @property
    def title_words(self) -> str:
        """What it is about."""
        ...

    @property
    def chart(self) -> Paintable:
        """What it shows."""
        ...


class CountedCard(Protocol):
    """A card with numbers, as ChartCard and LinesCard are."""

    @property
    def title_words(self) -> str:
        """What it is about."""
        ...

    def sheet(self) -> Sheet:
        """The numbers."""
        ...


class MetricsOutput:
    """Saves pictures as PNG, SVG or PDF, and numbers as XLSX or CSV."""

    def __init__(self, parts: WindowParts, window: QWidget, *, pane: MetricsPane) -> None:
        self._parts = parts
        self._pane = pane
        self._way = WayOut(parts, window)

    def save_picture(self, card: DrawnCard) -> None:
        """Ask where to, then draw the chart into the file."""
        if not self._way.may_leave():
            return
        filters = (_("Picture (*.png)"), _("Drawing (*.svg)"), _("PDF (*.pdf)"))
        target = self._parts.dialogs.file_to_save(
            title=_("Save the picture as"),
            filters=";;".join(filters),
            suggestion=f"{self._name(card.title_words)}.png",
        )
        if target is not None:
            self.save_picture_to(target, card)

    def save_picture_to(self, target: Path, card: DrawnCard) -> None:
        """Draw the chart into the file; a notice says so, or why there is none."""
        from app.ui.charts.saving import ENDINGS, save_chart

        if target.suffix.lower() not in ENDINGS:
            target = target.with_name(f"{target.name}.png")
        notices = self._parts.session.notices
        try:
            save_chart(card.chart, target, title=card.title_words, caption=" · ".join(self._facts()))
        except AppError as error:
            notices.problem(error)
            return
        notices.done(_("“{file}” saved").format(file=target.name))

    def save_table(self, card: CountedCard) -> None:
        """Ask where to, then write the numbers."""
        suggestion = f"{self._name(card.title_words)}.xlsx"
        target = self._way.ask_table(_("Save the numbers as"), suggestion)
        if target is not None:
            self.save_table_to(target, card)

    def save_table_to(self, target: Path, card: CountedCard) -> None:
        """Write the numbers; a notice says how many lines, or why there are none."""
        sheet = self._sheet(card)

        def save(stop: Cancellation, progress: Progress) -> int:
            return write_table(sheet, target, stop=stop, progress=progress)

        count = self._way.save(save, _("Saving the numbers"))
        if count is not None:
            said = ngettext("“{file}” saved with {count} line", "“{file}” saved with {count} lines", count)
            self._parts.session.notices.done(said.format(file=target.name, count=count))

    def _sheet(self, card: CountedCard) -> Sheet:
        """What the card shows, with days, filters and the time of reading in columns: a copy explains itself."""
        from app.core.sheets import SheetColumn

        sheet = card.sheet()
        facts = self._facts(sheet.facts)
        words = " · ".join(facts)
        return replace(
            sheet,
            title=card.title_words,
            facts=facts,
            columns=(*sheet.columns, SheetColumn(_("Days and filters"), 4)),
            rows=((*row, words) for row in sheet.rows),
        )

    def _facts(self, applied: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Days and filters of the pane, unless a card has its own."""
        work = self._parts.session.workplace
        as_of = _("As of {instant}").format(instant=work.wording.instant(work.now()))
        return (work.venue.name, *(applied or self._pane.view_model.applied), as_of)

    def _name(self, title: str) -> str:
        """The title as the name of a file."""
        plain = re.sub(r"[^\w]+", "-", title.lower()).strip("-")
        return f"{plain}-{self._parts.session.workplace.today().isoformat()}"
