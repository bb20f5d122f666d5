"""The pile of papers: what holds for all of them on top, the grid below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.core.words import ngettext
from app.metrics.paper.grid import PaperGrid, PaperModel
from app.metrics.paper.sheet import Column, PaperRow
from app.metrics.paper.top import PaperTop
from app.metrics.paper.view_model import PaperViewModel
from app.metrics.quick.sources import AskChoices
from app.ui.floating_card import FloatingCard
from app.ui.form_grid import FormGrid
from app.ui.labels import plain_label
from app.ui.settings.keep_bar import SAVE_KEYS
from app.ui.theme.theme import Theme

NOON = time(12)
"""When a paper of an earlier day was written, for all that is known."""


class PaperForm(FloatingCard):
    """All or nothing is kept; until then what was typed stays, whatever is on screen meanwhile."""

    def __init__(self, view_model: PaperViewModel, *, theme: Theme) -> None:
        super().__init__(theme, title=_("Answers on paper"), save_words=_("Keep them all"))
        self._view_model = view_model
        self._choices: AskChoices | None = None
        self.top = PaperTop(theme, view_model.reading)
        self.model = PaperModel(view_model.sheet, theme)
        self.grid = PaperGrid(self.model, theme)
        self._keys = plain_label("", "faint", wrap=True)
        self._counted = plain_label("", "small")
        below = FormGrid(theme, [self.top.day, self.top.stage, self.top.place, self.top.channel], columns=4)
        self.fill((self.top.metric, below, self._keys, self.grid))
        self._connect()
        self._show_scale()
        self._count()
        self.tell_problems(self.top.by_name, [])

    def start(self) -> None:
        """Put the keys into the row that comes next."""
        self.grid.go_to(self.model.rowCount() - 1, Column.SCORE)

    def submit(self) -> None:
        """Keep all of it, or say beside each cell what is wrong."""
        try:
            drafts = self._view_model.sheet.drafts(self._about())
            if not drafts:
                raise InvalidInput([Problem("rows", _("Type the first score."))])
            kept = self._view_model.save(drafts)
        except InvalidInput as error:
            self._tell(error.problems)
            return
        self.tell_problems(self.top.by_name, [])
        if kept:
            self.model.show_all()
            self._count()

    def _tell(self, problems: Sequence[Problem]) -> None:
        others = self._view_model.sheet.tell(problems)
        unique = {(each.field, each.message): each for each in others}
        self.tell_problems(self.top.by_name, unique.values())
        self.model.show_all()
        self._count()
        wrong = self._view_model.sheet.first_wrong()
        if wrong is not None:
            self.grid.go_to(*wrong)
        elif not any(each.field in self.top.by_name for each in others):
            self.start()

    def _about(self) -> dict[str, Any]:
        low, high, high_is_good = self._scale()
        return self.top.about() | {
            "scale_min": low,
            "scale_max": high,
            "high_is_good": high_is_good,
            "answered_at": self._answered_at(self.top.day.value),
        }

    def _answered_at(self, day: date | None) -> datetime | None:
        reading = self._view_model.reading
        if day is None or day == reading.today:
            return None
        return datetime.combine(day, NOON, ZoneInfo(reading.wording.zone))

    def _scale(self) -> tuple[int, int, bool]:
        from app.surveys.settings import SurveySettings

        settings = self._choices.settings if self._choices is not None else SurveySettings()
        scale = settings.scale(self.top.chosen_metric)
        return scale.low, scale.high, scale.high_is_good

    def _take_choices(self, choices: AskChoices) -> None:
        self._choices = choices
        self.top.offer(choices)
        self._show_scale()

    def _show_scale(self) -> None:
        low, high, _high_is_good = self._scale()
        self.grid.set_scale(low, high)
        enter = _("Enter begins the next row; in a blank row it keeps them all.")
        self._keys.setText(f"{self.grid.key_words} {enter}")

    def _find(self, at: int) -> None:
        self._view_model.find(self._view_model.sheet.rows[at])

    def _show_row(self, row: PaperRow) -> None:
        rows = self._view_model.sheet.rows
        at = next((number for number, each in enumerate(rows) if each is row), None)
        if at is not None:
            self.model.show_row(at)
            self._count()

    def _count(self) -> None:
        typed = self._view_model.sheet.typed
        wrong = sum(bool(row.wrong) for row in typed)
        said = ngettext("{count} answer", "{count} answers", len(typed)).format(count=len(typed))
        if wrong:
            said += ", " + ngettext("{count} to mend", "{count} to mend", wrong).format(count=wrong)
        self._counted.setText(said if typed else "")

    def _connect(self) -> None:
        self.top.metric.edited.connect(self._show_scale)
        self.model.edited.connect(self._count)
        self.model.who_typed.connect(self._find)
        self.grid.finished.connect(self.submit)
        self.grid.left_on.connect(self._go_on)
        self.grid.left_back.connect(self._go_back)
        self.save_button.clicked.connect(self.submit)
        self._view_model.choices_read.connect(self._take_choices)
        self._view_model.row_settled.connect(self._show_row)
        keys = QShortcut(QKeySequence(SAVE_KEYS), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.submit)

    def _go_on(self) -> None:
        self.save_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_back(self) -> None:
        self.top.channel.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _foot(self) -> QHBoxLayout:
        row = super()._foot()
        row.insertWidget(0, self._counted)
        return row
