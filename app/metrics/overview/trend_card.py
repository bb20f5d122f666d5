"""How one of the three went, month by month, with the notes of what happened."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.metrics.chart_card import ChartCard, MenuEntry
from app.metrics.notes.form import NoteForm
from app.metrics.overview.rows import TrendShown
from app.metrics.state import BucketChoice
from app.model.survey import Metric
from app.surveys.schemas.rows import AnnotationRow
from app.surveys.words import metric_name
from app.ui.card_slot import CardSlot
from app.ui.charts.data import ChartWording
from app.ui.charts.trend import TrendChart
from app.ui.labels import hairline
from app.ui.line_label import LineLabel
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class TrendCard(ChartCard[TrendChart]):
    """``metric_wanted`` and ``bucket_wanted`` carry what somebody chose; the form of a note opens below the chart."""

    metric_wanted = Signal(str)
    bucket_wanted = Signal(str)

    def __init__(self, theme: Theme, axes: ChartWording, *, notes: NoteForm, reading: Reading) -> None:
        super().__init__(
            theme, TrendChart(theme, axes, name=metric_name(Metric.NPS)), title=_("NPS by month")
        )
        self._reading = reading
        self._metric = Metric.NPS
        self._form = notes
        self._notes: dict[int, AnnotationRow] = {}
        self._came_from: QWidget | None = None
        self.metrics = Segmented([(each, metric_name(each)) for each in Metric], name=_("What is shown"))
        self.buckets = Segmented(
            [(each, bucket_words(each)) for each in BucketChoice if each is not BucketChoice.AUTO],
            name=_("By what the line goes"),
        )
        self.slot = CardSlot()
        self.caption = LineLabel(theme, role="small", colour="ink3")
        for part in (self.caption, self.buckets, hairline(upright=True), self.metrics):
            self.add_to_head(part)
        self.place_more()
        self.add(self.slot)
        notes.setParent(self.slot)
        notes.hide()
        self.metrics.chosen.connect(self.metric_wanted)
        self.buckets.chosen.connect(self.bucket_wanted)
        self.chart.note_wanted.connect(self.add_note)
        self.chart.note_chosen.connect(self._change_chosen)
        notes.left.connect(self._leave_form)

    def show_trend(self, shown: TrendShown) -> None:
        """Show another line."""
        self._metric = shown.metric
        self.metrics.choose(shown.metric)
        self.name_it(shown.title)
        self.chart.setAccessibleName(shown.title)
        self.chart.set_empty(shown.few)
        self.chart.show_data(shown.trend)
        self.caption.set_text(shown.caption)
        self._notes = {row.id: row for row in shown.notes}
        self.extra = (
            (_("Add a note… (N)"), partial(self.add_note, self._reading.today)),
            *(self._entry(row) for row in shown.notes),
        )

    def choose(self, metric: Metric, bucket: BucketChoice) -> None:
        """Say what is chosen before it is read."""
        self.metrics.choose(metric)
        self.buckets.choose(bucket)

    def add_note(self, on: date) -> None:
        """Write down what happened on a day."""
        self._open_form()
        self._form.start_new(on, self._metric)

    def change_note(self, row: AnnotationRow) -> None:
        """Change a note, or take it away."""
        self._open_form()
        self._form.start_change(row, self._metric)

    def _change_chosen(self, note_id: int) -> None:
        if note_id in self._notes:
            self.change_note(self._notes[note_id])

    def _entry(self, row: AnnotationRow) -> MenuEntry:
        words = _("Change “{note}”, {day}…").format(note=row.text, day=self._reading.wording.day(row.on))
        return words, partial(self.change_note, row)

    def _open_form(self) -> None:
        focused: QWidget | None = self.focusWidget()
        self._came_from = focused or self.chart
        self.slot.put_in(self._form)

    def _leave_form(self) -> None:
        self.slot.empty()
        (self._came_from or self.chart).setFocus(Qt.FocusReason.OtherFocusReason)


def bucket_words(bucket: BucketChoice) -> str:
    """By what a line goes."""
    return {
        BucketChoice.AUTO: _("Auto"),
        BucketChoice.DAY: _("Day"),
        BucketChoice.WEEK: _("Week"),
        BucketChoice.MONTH: _("Month"),
    }[bucket]
