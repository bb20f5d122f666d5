"""What must not go wrong: the day, the musts of everybody, and what speaks against the plan."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.gestures.clash_box import clash_words
from app.planner.plan.shown import ShownMoment
from app.planner.plan.words import better_day, fit_words
from app.ui.bands import Band
from app.ui.buttons import PushButton
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class AlertBands(QWidget):
    """``day_wanted`` carries the day on which it is to be celebrated instead."""

    day_wanted = Signal(date)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self._day: date | None = None
        self.moving = PushButton(theme, "")
        self.band = Band(theme, tone="alert", icon="triangle-alert", button=self.moving)
        self.moving.clicked.connect(self._tell)
        self.quiet = SpanLabel(theme, role="small", colour="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.band)
        column.addWidget(self.quiet)

    def show_moment(self, shown: ShownMoment) -> None:
        """Say what must be minded; nothing takes no room."""
        lines = [*self._fit_line(shown), *_must_line(shown), *_against_lines(shown), *_clash_lines(shown)]
        spans: list[Span] = []
        for line in lines:
            spans += [Span("\n"), *line] if spans else line
        self.band.set_spans(spans)
        self.band.setVisible(bool(spans))
        self._offer_day(shown)
        nothing = not shown.musts.tells_of_allergies
        said = _("Nothing recorded about allergies. Ask before anything to eat or drink.") if nothing else ""
        self.quiet.set_spans([Span(said)])
        self.quiet.setVisible(nothing and not shown.is_over)
        self.setVisible(bool(spans) or not self.quiet.isHidden())

    def _fit_line(self, shown: ShownMoment) -> list[list[Span]]:
        words = fit_words(shown, self._reading)
        if not words:
            return []
        said, dot, asked = words.partition(". ")
        # Where a day is offered its button asks already.
        asked = "" if better_day(shown) is not None else asked
        return [[Span(said + dot.strip(), bold=True), Span(" " + asked if asked else "")]]

    def _offer_day(self, shown: ShownMoment) -> None:
        self._day = better_day(shown)
        if self._day is not None:
            when = self._reading.wording.on_day(self._day, self._reading.today)
            self.moving.set_words(_("Celebrate {when}").format(when=when))
        self.band.show_button(wanted=self._day is not None)

    def _tell(self) -> None:
        if self._day is not None:
            self.day_wanted.emit(self._day)


def _must_line(shown: ShownMoment) -> list[list[Span]]:
    spans: list[Span] = []
    for sentence in shown.musts.sentences:
        spans += [Span(" · ")] if spans else [Span(_("Must: "))]
        spans.append(Span(sentence, bold=True))
    return [spans] if spans else []


def _against_lines(shown: ShownMoment) -> list[list[Span]]:
    """What speaks against celebrating it at all, as when somebody does not keep birthdays."""
    clashes = shown.against.clashes if shown.against is not None else ()
    return [[Span(clash_words(clash), bold=True)] for clash in clashes]


def _clash_lines(shown: ShownMoment) -> list[list[Span]]:
    """Each planned gesture that must not be given as it is, unless somebody said why it may."""
    given = shown.detail.gestures if shown.detail is not None else ()
    lines = []
    for row in given:
        report = shown.reports.get(row.id)
        if report is None or row.clash_reason:
            continue
        lines += [
            [Span(f"{row.what}: ", bold=True), Span(clash_words(clash))]
            for clash in report.clashes
            if clash.blocking
        ]
    return lines
