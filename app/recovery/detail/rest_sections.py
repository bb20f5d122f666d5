"""What else belongs to a case: all that was written of it, its ending, its story, cases of the same event."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.cases.schemas.rows import CaseDetail
from app.cases.words.labels import channel_words, severity_words
from app.core.words import gettext as _
from app.model.case import CaseState
from app.recovery.detail.know_band import earlier_words
from app.recovery.detail.words import ending_sentences, is_cut
from app.recovery.tones import severity_tone
from app.ui.chips import ChipSpec
from app.ui.form_slot import FormSlot
from app.ui.press_row import PressRow, RowWords
from app.ui.section import Lines, Section
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class FactsSection(Section):
    """What happened in full, when and how it reached the venue."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme, _("What happened"))
        self._reading = reading
        self.what = SpanLabel(theme)
        self.when = SpanLabel(theme, role="small", colour="ink2")
        self.body.addWidget(self.what)
        self.body.addWidget(self.when)

    def show_detail(self, detail: CaseDetail) -> None:
        """Show the facts of a case."""
        self.what.set_spans([Span(detail.row.what)])
        self.what.setVisible(is_cut(detail.row.what))
        wording, row = self._reading.wording, detail.row
        happened = wording.instant_near(row.happened_at, self._reading.now)
        said = [_("Happened {when}").format(when=happened)]
        if row.reported_at != row.happened_at:
            reported = wording.instant_near(row.reported_at, self._reading.now)
            said.append(_("reported {when}").format(when=reported))
        said.append(channel_words(detail.channel).lower())
        if detail.reopened_at is not None:
            again = wording.instant_near(detail.reopened_at, self._reading.now)
            said.append(_("open again since {when}").format(when=again))
        if detail.first_resolved_at is not None and detail.first_resolved_at != detail.resolved_at:
            first = wording.instant_near(detail.first_resolved_at, self._reading.now)
            said.append(_("first put right {when}").format(when=first))
        self.when.set_spans([Span(" · ".join(said))])


class EndingSection(Section):
    """How a closed case came to its end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("How it ended"))
        self.said = SpanLabel(theme)
        self.body.addWidget(self.said)

    def show_detail(self, detail: CaseDetail) -> None:
        """Show the ending of a case, if it has one."""
        sentences = ending_sentences(detail)
        self.said.set_spans([Span("\n".join(sentences))])
        self.setVisible(bool(sentences))


class StorySection(Section):
    """A recovery worth telling."""

    tell_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Story"))
        self.tell_button = self.add_button("", icon="star")
        self.tell_button.clicked.connect(self.tell_wanted)
        self.story = SpanLabel(theme)
        self.slot = FormSlot(theme)
        self.body.addWidget(self.story)
        self.body.addWidget(self.slot)

    def show_detail(self, detail: CaseDetail) -> None:
        """Show the story of a case."""
        told = detail.row.is_story
        none = _("An opportunity well used? Tell it to the others.")
        spans = [Span(detail.story)] if told and detail.story else [Span(none, small=True, colour="ink2")]
        if told and not detail.story:
            spans = [Span(_("Marked as a story."), small=True, colour="ink2")]
        self.story.set_spans(spans)
        self.tell_button.set_words(_("Change the story") if told else _("Tell it"))
        self.slot.show_for(detail.row.id)


class LinkedSection(Section):
    """The other cases of the same event; ``case_wanted`` asks for one of them."""

    case_wanted = Signal(int)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme, _("The same event"))
        self._reading = reading
        self.lines = Lines(theme, gap=3)
        self.body.addWidget(self.lines)

    def show_detail(self, detail: CaseDetail) -> None:
        """Show the cases linked to a case."""
        widgets: dict[object, QWidget] = {}
        for row in detail.linked:
            spans = (Span(", ".join(part for part in (row.who, row.place) if part) + "  ", bold=True),)
            chip = ChipSpec(severity_words(row.severity), severity_tone(row.severity))
            if row.state is CaseState.CLOSED:
                chip = ChipSpec(_("closed"), "good")
            line = PressRow(self._theme, RowWords(spans + earlier_words(row, self._reading), chip=chip))
            line.clicked.connect(lambda _checked=False, case_id=row.id: self.case_wanted.emit(case_id))
            widgets[row.id] = line
        self.lines.show_widgets(widgets)
        self.setVisible(bool(widgets))
