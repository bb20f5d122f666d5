"""Everything that was done and said, the newest first, and a line to add to it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.cases.schemas.rows import CaseDetail, EntryRow
from app.cases.words.entries import entry_kind_words, entry_words
from app.core.words import gettext as _
from app.model.case import CaseEntryKind
from app.recovery.detail.timeline import Timeline, TimelineEntry
from app.recovery.detail.words import called
from app.ui.buttons import PushButton
from app.ui.kept_line import KeptLine
from app.ui.labels import plain_label
from app.ui.section import Section
from app.ui.segmented import Segmented
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import Tone
from app.wording.reading import Reading

AT_FIRST = 150
"""So many entries are drawn at once; a button with the count shows the others."""
WRITTEN = (CaseEntryKind.REMARK, CaseEntryKind.CALL, CaseEntryKind.MESSAGE, CaseEntryKind.ATTEMPT)
_TONES: dict[CaseEntryKind, Tone] = {
    CaseEntryKind.OPENED: "alert",
    CaseEntryKind.REOPENED: "alert",
    CaseEntryKind.ATTEMPT: "brass",
    CaseEntryKind.PROMISE: "brass",
    CaseEntryKind.GESTURE: "brand",
    CaseEntryKind.APPROVAL: "plum",
    CaseEntryKind.CLOSED: "good",
    CaseEntryKind.STORY: "plum",
    CaseEntryKind.CALL: "blue",
    CaseEntryKind.MESSAGE: "blue",
}


class LogSection(Section):
    """``entry_typed`` carries the kind and the words of a line to add."""

    entry_typed = Signal(object, str)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme, _("Log"))
        self._reading = reading
        self._detail: CaseDetail | None = None
        self._names: set[str] = set()
        self._all = False
        self.kind = Segmented(
            [(kind.value, entry_kind_words(kind)) for kind in WRITTEN], name=_("What it is")
        )
        self.line = KeptLine(name=_("Add to the log"), placeholder=_("Add to the log, Enter keeps it"))
        self.line.returnPressed.connect(self._type)
        self.line.textEdited.connect(lambda: self.show_problem(""))
        self.error = plain_label("", "error", wrap=True)
        self.error.hide()
        self.timeline = Timeline(theme)
        self.all_button = PushButton(theme, "", kind="quiet")
        self.all_button.clicked.connect(self._show_all)
        self.all_button.hide()
        for widget in (self.line, self.error, self.kind):
            self.body.addWidget(widget)
        self.body.addWidget(self.timeline)
        self.body.addWidget(self.all_button)

    @property
    def entries(self) -> tuple[TimelineEntry, ...]:
        """The entries drawn, the newest first."""
        return self.timeline.entries

    def show_detail(self, detail: CaseDetail, *, is_other: bool) -> None:
        """Show the log of a case."""
        if is_other:
            self._all = False
            self.show_problem("")
        self._detail = detail
        self._names = {row.staff_name for row in detail.entries}
        self.line.show_for(detail.row.id)
        self._fill()

    def show_problem(self, message: str) -> None:
        """Say why a line cannot be kept."""
        self.error.setText(message)
        self.error.setVisible(bool(message))
        self.line.setProperty("wrong", bool(message))
        self.line.setAccessibleDescription(message)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def clear_line(self) -> None:
        """What was typed is kept."""
        self.line.clear()
        self.kind.choose(CaseEntryKind.REMARK.value)

    def _type(self) -> None:
        if self.line.text().strip():
            self.entry_typed.emit(CaseEntryKind(self.kind.current), self.line.text())

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _fill(self) -> None:
        if self._detail is None:
            return
        rows = sorted(self._detail.entries, key=lambda row: (row.at, row.id), reverse=True)
        drawn = rows if self._all else rows[:AT_FIRST]
        self.timeline.show_entries([self._entry(row) for row in drawn])
        words = _("Show all {count} entries").format(count=self._reading.wording.number(len(rows)))
        self.all_button.set_words(words)
        self.all_button.setVisible(len(drawn) < len(rows))

    def _entry(self, row: EntryRow) -> TimelineEntry:
        words = entry_words(row, self._reading.wording)
        if row.kind is CaseEntryKind.OPENED and row.text:
            words = f"“{row.text}”"
        when = self._reading.wording.instant_near(row.at, self._reading.now)
        if self._reading.wording.local(row.at).date() == self._reading.today:
            when = self._reading.wording.time(row.at)
        by = " ".join(part for part in (when, called(row.staff_name, self._names)) if part)
        spans = [Span(words, struck=row.taken_back, colour="ink2" if row.taken_back else "")]
        if row.taken_back:
            spans.append(Span("  " + _("taken back"), small=True, colour="alert"))
        spans.append(Span("  " + by, small=True, colour="ink2"))
        tone = (
            "neutral"
            if row.taken_back
            else _TONES.get(row.kind, "brand" if row.kind is CaseEntryKind.STEP else "neutral")
        )
        return TimelineEntry(tuple(spans), tone)
