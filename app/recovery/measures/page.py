"""The Measures page: what goes wrong, how soon it is put right, and whether it works."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.cases.measures.rows import RecoveryFigures
from app.core.days import Days
from app.core.words import gettext as _
from app.gestures.kind_words import gesture_kind_words
from app.recovery.measures.bars import GroupTable
from app.recovery.measures.cards import FigureCards
from app.recovery.measures.compared import comparison_lines, comparison_note
from app.recovery.measures.figure_rows import figure_rows
from app.recovery.measures.group_rows import Dimension, dimension_title, group_rows
from app.recovery.measures.hours import HoursCard
from app.recovery.measures.lines import NamedLines
from app.recovery.measures.periods import Span, span_title
from app.recovery.measures.view_model import MeasuresViewModel
from app.ui.cards import Card
from app.ui.days_form import DaysForm
from app.ui.empty_state import EmptyState
from app.ui.labels import plain_label
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme


class MeasuresPage(QWidget):
    """``query_wanted`` carries the CaseQuery that lists the cases behind a figure."""

    query_wanted = Signal(object)

    def __init__(self, view_model: MeasuresViewModel, *, theme: Theme) -> None:
        super().__init__()
        self.view_model = view_model
        self._theme = theme
        self._wording = view_model.reading.wording
        self.spans = Segmented([(span, span_title(span)) for span in Span], name=_("Days that are measured"))
        self.caption = plain_label("", "faint", wrap=True)
        self.days_form = DaysForm(theme, title=_("Reported between two days"), from_words=_("Reported from"))
        self.cards = FigureCards(theme)
        self.dimensions = Segmented(
            [(each, dimension_title(each)) for each in Dimension], name=_("What the cases have in common")
        )
        self.groups = GroupTable(theme)
        self.hours = HoursCard(theme, self._wording)
        self.gestures = NamedLines()
        self.compared = NamedLines()
        self.compared_note = plain_label(_("Counting…"), "faint", wrap=True)
        self.empty = EmptyState(
            theme, sentence=_("Measuring…"), icon="chart-line", action=_("Measure all cases")
        )
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view_model.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.view_model.look_away()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keys onto the choice of days."""
        self.spans.button(self.spans.current).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        body = QWidget()
        body.setProperty("kind", "clear")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        for part in (
            self.cards,
            self._groups_card(),
            self.hours,
            self._gestures_card(),
            self._compared_card(),
        ):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(scroll)
        self.days_form.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        for above in (self.spans, self.caption, self.days_form):
            outer.addWidget(above)
        outer.addWidget(self._stack, 1)

    def _groups_card(self) -> Card:
        card = Card(_("What they have in common"))
        card.add(self.dimensions)
        card.add(self.groups)
        card.add(plain_label(_("Click a line to list its cases."), "faint", wrap=True))
        return card

    def _gestures_card(self) -> Card:
        card = Card(_("What was given"))
        card.add(self.gestures)
        return card

    def _compared_card(self) -> Card:
        card = Card(_("How they went on"))
        card.add(self.compared)
        card.add(self.compared_note)
        return card

    def _connect(self) -> None:
        view_model = self.view_model
        self.spans.chosen.connect(self._choose)
        self.days_form.days_chosen.connect(self._choose_days)
        self.days_form.left.connect(self._leave_days)
        self.dimensions.chosen.connect(lambda _key: self._show_groups())
        self.groups.query_wanted.connect(self.query_wanted)
        self.empty.action_wanted.connect(lambda: self._choose(Span.ALL))
        view_model.figures_shown.connect(self._show_figures)
        view_model.comparison_shown.connect(self._show_comparison)
        view_model.asked.connect(lambda: self.caption.setText(_("Measuring…")))

    def _choose(self, key: str) -> None:
        span = Span(key)
        self.spans.choose(span)
        if span is Span.CHOSEN:
            self.days_form.start(self.view_model.days)
            self.days_form.show()
            return
        self.days_form.hide()
        self.view_model.choose_span(span)

    def _choose_days(self, days: Days) -> None:
        self.days_form.hide()
        self.view_model.choose_span(Span.CHOSEN, days)

    def _leave_days(self) -> None:
        self.days_form.hide()
        self.spans.choose(self.view_model.span)

    def _show_figures(self) -> None:
        figures = self.view_model.figures
        if figures is None:
            return
        wording = self._wording
        self.caption.setText(self._caption(figures))
        if not figures.cases.reported and not figures.open_now:
            self._show_nothing(figures)
            return
        self._stack.setCurrentIndex(1)
        self.cards.show_rows(figure_rows(figures, wording))
        self._show_groups()
        self.hours.show_cells(figures.by.hours)
        given = [
            (gesture_kind_words(row.kind), wording.number(row.n), wording.money(row.cost_minor))
            for row in figures.gestures
        ]
        self.gestures.show_lines(given or [(_("Nothing was given for these cases."),)])

    def _show_nothing(self, figures: RecoveryFigures) -> None:
        ever = figures.scope.since is None and figures.scope.until is None
        self.empty.set_words(
            sentence=_("No case yet.") if ever else _("No case was reported in these days."),
            more=_("What goes wrong, how soon it is put right and what it costs is measured here."),
            action="" if ever else _("Measure all cases"),
        )
        self._stack.setCurrentIndex(0)

    def _show_groups(self) -> None:
        if self.view_model.figures is not None:
            dimension = Dimension(self.dimensions.current)
            self.groups.show_rows(group_rows(self.view_model.figures, dimension, wording=self._wording))

    def _show_comparison(self) -> None:
        comparison = self.view_model.comparison
        if comparison is not None:
            self.compared.show_lines(comparison_lines(comparison, self._wording))
            self.compared_note.setText(comparison_note(comparison))

    def _caption(self, figures: RecoveryFigures) -> str:
        """Which days are measured; the list beside it leaves out what is for managers only, the figures do not."""
        return _("{days}; cases for managers only are counted too").format(days=self._days(figures))

    def _days(self, figures: RecoveryFigures) -> str:
        since, until = figures.scope.since, figures.scope.until
        as_of = self._wording.instant(figures.as_of)
        day = self._wording.day
        if since and until:
            return _("{since} to {until}, as of {as_of}").format(
                since=day(since), until=day(until), as_of=as_of
            )
        if since:
            return _("since {since}, as of {as_of}").format(since=day(since), as_of=as_of)
        if until:
            return _("until {until}, as of {as_of}").format(until=day(until), as_of=as_of)
        return _("all days, as of {as_of}").format(as_of=as_of)
