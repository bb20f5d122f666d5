"""What was found in an address book or a calendar, where there are no columns to match."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.transfer.fact_lines import FactLines
from app.transfer.importing.schemas import ImportReport
from app.transfer.list_card import ListCard
from app.transfer.outcome.words import came_in
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


class FoundCard(ListCard):
    """Counts of what cards or events hold."""

    def __init__(self, *, theme: Theme, wording: Wording) -> None:
        super().__init__(theme, _("What was found"))
        self._wording = wording
        self._facts = FactLines(theme)
        self._note = plain_label(_of_cards(), "faint", wrap=True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(14), theme.px(14), theme.px(14), theme.px(6))
        column.setSpacing(theme.px(14))
        column.addWidget(self._facts)
        column.addWidget(self._note)
        column.addStretch(1)
        self.add(page, 1)

    def show_report(self, report: ImportReport | None) -> None:
        """Show what was counted, or that it is being counted."""
        lines = came_in(report, self._wording) if report is not None else ()
        if report is not None:
            events = all(file.kind == "calendar" for file in report.files)
            self._note.setText(_of_events() if events else _of_cards())
        self._facts.show_lines(lines or [("clock" if report is None else "check", self._nothing(report))])

    @staticmethod
    def _nothing(report: ImportReport | None) -> str:
        return _("The file is being read") if report is None else _("Everything in it is known already")


def _of_cards() -> str:
    return _(
        "Names, numbers, birthdays and the rest come from the fields of each card; nothing needs matching."
    )


def _of_events() -> str:
    return _(
        "Birthdays and other days of people come in, and what names somebody you know; the rest stays out"
        " and is listed with the reason."
    )
