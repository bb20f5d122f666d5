"""The steps, what was said of each, and what to say at the next one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cases.schemas.rows import CaseDetail, StepRow
from app.cases.words.labels import step_words
from app.core.words import gettext as _
from app.model.case import CaseState, CaseStep
from app.recovery.detail.step_track import StepTrack
from app.recovery.detail.words import stamp_words
from app.ui.buttons import PushButton
from app.ui.form_slot import FormSlot
from app.ui.kept_line import KeptLine
from app.ui.side_by_side import SideBySide
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class StepSection(QWidget):
    """``step_done`` carries the steps to stamp, ``skip_wanted`` the one to leave out."""

    step_done = Signal(object)
    skip_wanted = Signal(object)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self._rows: tuple[StepRow, ...] = ()
        self._current = CaseStep.DONE
        self._asked = CaseStep.DONE
        self.track = StepTrack(theme)
        self.track.chosen.connect(self._look_at)
        self.stamp = SpanLabel(theme, role="small", colour="ink2")
        self.note = KeptLine(name=_("In a few words"), placeholder=_("In a few words, if you like"))
        self.note.returnPressed.connect(self._done)
        self.done_button = PushButton(theme, _("Done"), icon="check")
        self.skip_button = PushButton(theme, _("Skip…"))
        self.done_button.clicked.connect(self._done)
        self.skip_button.clicked.connect(lambda: self.skip_wanted.emit(self._current))
        self.slot = FormSlot(theme)
        self.slot.turned.connect(self._show_asked)
        self._acting = QWidget()
        self._row = SideBySide(theme, self._acting, gap=8)
        self._lay_out()

    def show_detail(self, detail: CaseDetail, *, is_other: bool) -> None:
        """Show the steps of a case; the next one is asked about, unless somebody looks at another."""
        moved = detail.row.step is not self._current
        self._rows = detail.steps
        closed = detail.row.state is CaseState.CLOSED
        self._current = CaseStep.DONE if closed else detail.row.step
        if is_other or moved:
            self._asked = self._current
        self.track.show_steps(detail.steps, self._current)
        self.note.show_for(detail.row.id)
        self.slot.show_for(detail.row.id)
        self._show_asked()

    @property
    def pending(self) -> Sequence[CaseStep]:
        """The steps to stamp when the one asked about is done: it, and those before it."""
        pending = [row.step for row in self._rows if row.at is None]
        if self._asked not in pending:
            return pending[:1]
        return pending[: pending.index(self._asked) + 1]

    def clear_note(self) -> None:
        """What was typed is saved."""
        self.note.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.slot.form is not None:
            self.slot.close_form()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.fit()

    def _look_at(self, step: CaseStep) -> None:
        self._asked = step
        self._show_asked()

    def _show_asked(self) -> None:
        row = next((row for row in self._rows if row.step is self._asked), None)
        settled = row is not None and row.at is not None
        self.stamp.setVisible(row is not None)
        if row is not None:
            self.stamp.set_spans(self._stamp_spans(row))
        acting = self._current is not CaseStep.DONE and not settled and self.slot.form is None
        can_stamp = acting and self._asked is not CaseStep.FOLLOW_UP
        self._acting.setVisible(can_stamp)
        self.note.setVisible(can_stamp)
        self.done_button.setVisible(can_stamp)
        steps = self.pending
        up_to = _("Done up to here") if len(steps) > 1 else _("Done")
        self.done_button.set_words(up_to)
        self.done_button.setAccessibleName(_("Done: {step}").format(step=step_words(self._asked)))
        self.skip_button.setVisible(can_stamp and self._asked is self._current)
        self._row.fit()

    def _stamp_spans(self, row: StepRow) -> list[Span]:
        if row.at is None:
            return [Span(_("What to say: ") if row.prompt else "", bold=True), Span(row.prompt)]
        spans = [Span(stamp_words(row, self._reading))]
        return [*spans, Span("  " + row.note, colour="ink")] if row.note else spans

    def _done(self) -> None:
        if self.done_button.isVisibleTo(self):
            self.step_done.emit(self.pending)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.track)
        column.addWidget(self.stamp)
        self.note.setMinimumWidth(px(150))
        self._row.add(self.note, stretch=1)
        self._row.add(self.done_button)
        self._row.add(self.skip_button)
        column.addWidget(self._acting)
        column.addWidget(self.slot)
