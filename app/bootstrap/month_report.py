"""The report of a month put into words and charts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from textwrap import shorten

from app.cases.words.due import span_words
from app.core.measures.closing_loops import ClosedLoops
from app.core.words import gettext as _
from app.core.words import ngettext
from app.measures.report.rows import MonthRead
from app.measures.rows import Group, Headline
from app.measures.scope import By, Period
from app.measures.why.rows import CommentRow
from app.metrics.figure_words import Line, counted_words, no_data, share_line
from app.metrics.reading import drawn
from app.metrics.reading.overview import strongest
from app.metrics.tiles.rows import TileRow
from app.metrics.tiles.words import metric_tile, share_tile
from app.metrics.told import scale_words
from app.metrics.value.drawn import moment_lines, recovery_lines
from app.printing.monthly_report.content import (
    NextSteps,
    ReportChart,
    ReportContent,
    ReportLine,
    ReportLines,
    ReportTile,
    SaidLine,
    SaidLines,
)
from app.surveys.words import metric_name
from app.ui.theme.tokens import Tone
from app.venue.workplace import Workplace
from app.wording.axes import AxisWording
from app.wording.calendar_words import month_title

_LONGEST_COMMENT = 260
_LINES = 3


class MonthWords:
    """Writes what was read of a month as the venue writes it."""

    def __init__(self, work: Workplace) -> None:
        self._venue = work.venue.name
        self._wording = work.wording
        self._axes = AxisWording(work.wording)

    def content(self, read: MonthRead) -> ReportContent:
        """All of it."""
        month = month_title(read.month, self._wording.language)
        nothing = ""
        if read.is_empty:
            nothing = _(
                "Nobody answered in the 24 months that end with {month}, and nothing was put right, promised or "
                "delivered in it. Ask the first {customer} with Ctrl+Shift+A, or import the answers of another program."
            ).format(month=month, customer=self._wording.words.customer)
        return ReportContent(
            title=month,
            venue=self._venue,
            facts=self._facts(read),
            wording=self._axes,
            tiles=self._tiles(read),
            trend=self._trend(read),
            spread=self._spread(read),
            journey=self._journey(read),
            why=self._why(read),
            good=self._said(_("What pleased"), read.why.good, "good"),
            bad=self._said(_("What did not"), read.why.bad, "alert"),
            recovery=ReportLines(_("Put right"), self._recovery(read)),
            answered=ReportLines(_("Answered back"), self._answered(read.answered, read.answer_hours)),
            moments=ReportLines(_("Moments"), self._moments(read)),
            next_steps=self._next(read, month),
            nothing=nothing,
        )

    def _facts(self, read: MonthRead) -> tuple[str, ...]:
        days = self._days(read.period)
        as_of = _("as of {instant}").format(instant=self._wording.instant(read.as_of))
        running = _("the month is not over") if read.running else ""
        first = " · ".join(filter(None, (days, running, as_of)))
        compared = _("Everybody who answered, unfiltered; changes are against the month before.")
        if read.running:
            compared = _("Everybody who answered, unfiltered; changes are against {days}.").format(
                days=self._days(read.before)
            )
        return first, compared

    def _days(self, period: Period) -> str:
        assert period.since is not None
        assert period.until is not None
        day = self._wording.day
        return _("{first} to {last}").format(first=day(period.since), last=day(period.until))

    def _tiles(self, read: MonthRead) -> tuple[ReportTile, ...]:
        care, before = read.care, read.care_before
        kept, kept_before = care.promises.kept_on_time, before.promises.kept_on_time
        rows = (
            *map(self._metric_tile, read.heads),
            share_tile(
                "fixed", _("Rated the fix 4 or 5"), share=care.rated, before=before.rated, wording=self._axes
            ),
            share_tile(
                "kept", _("Promises kept on time"), share=kept, before=kept_before, wording=self._axes
            ),
        )
        return tuple(map(_report_tile, rows))

    def _metric_tile(self, head: Headline) -> TileRow:
        return metric_tile(
            head.figure.counts,
            None if head.before is None else head.before.counts,
            scale=head.figure.scale,
            wording=self._axes,
        )

    def _trend(self, read: MonthRead) -> ReportChart:
        scale = read.spread.figure.scale
        name = metric_name(read.metric)
        data = drawn.trend_data([(name, read.trend, "brand")], read.notes, scale=scale, wording=self._wording)
        note = _(
            "The band is where the true value lies, 95% sure. Hollow: tentative, or a month that is not over. "
            "The line breaks where too few answered."
        )
        return ReportChart(
            _("{metric}, the last 24 months").format(metric=name),
            data,
            note,
            empty=_("Too few answers in any of these months for a line: at least 10 are needed."),
        )

    def _spread(self, read: MonthRead) -> ReportChart:
        figure = read.spread.figure
        title = _("{metric} answers, {scale}").format(
            metric=metric_name(read.metric), scale=scale_words(figure.scale)
        )
        note = drawn.others_note(read.spread.others, self._wording)
        if figure.n:
            counted = _("n={count}").format(count=self._wording.number(figure.n))
            note = " · ".join(filter(None, (counted, note)))
        empty = _("Nobody answered in this month.")
        return ReportChart(title, drawn.distribution_data(read.spread), note, empty)

    def _journey(self, read: MonthRead) -> ReportChart:
        stages: tuple[Group, ...] = read.stages
        scale = next(
            (head.figure.scale for head in read.heads if head.figure.metric == read.stages_metric),
            read.spread.figure.scale,
        )
        return ReportChart(
            _("Along the journey ({metric})").format(metric=metric_name(read.stages_metric)),
            drawn.group_bars(stages, by=By.STAGE, scale=scale),
            _("Red: worse than the rest by more than chance.") if stages else "",
            empty=_("No answer of this month tells at which stage it was given."),
        )

    def _why(self, read: MonthRead) -> ReportChart:
        why = read.why
        shown = strongest(why.drivers.rows)
        title = _("Goes together with {metric}").format(metric=metric_name(read.metric))
        if why.period != read.period:
            title = _("{title}, {days}").format(title=title, days=self._days(why.period))
        note = _(
            "By how much {metric} would differ without those answers. It goes together with the score, and need not "
            "be its cause. Hatched: may be chance."
        ).format(metric=metric_name(read.metric))
        return ReportChart(
            title,
            drawn.driver_bars(shown, scale=why.drivers.figure.scale),
            note if shown else "",
            empty=_("Too few answers to tell: of everything, at least 10 must have it and 10 not."),
        )

    def _said(self, title: str, rows: Iterable[CommentRow], tone: Tone) -> SaidLines:
        lines = tuple(
            SaidLine(
                score=str(row.score),
                text=_("“{comment}”").format(comment=_shortened(row.comment)),
                aside=" · ".join(
                    filter(None, (self._wording.day(self._wording.local(row.answered_at).date()), row.stage))
                ),
                tone=tone,
            )
            for row in rows
        )
        return SaidLines(title, lines, empty=_("Nobody wrote any such comment in this month."))

    def _recovery(self, read: MonthRead) -> tuple[ReportLine, ...]:
        if not read.recovery.cases.reported:
            return (ReportLine(_("Nothing was reported to have gone wrong."), ""),)
        return _report_lines(recovery_lines(read.recovery, self._wording))

    def _moments(self, read: MonthRead) -> tuple[ReportLine, ...]:
        if not read.moments.delivered + read.moments.skipped:
            return (ReportLine(_("No moment was delivered or skipped."), ""),)
        return _report_lines(moment_lines(read.moments, self._wording))

    def _answered(self, pace: ClosedLoops, hours: int) -> tuple[ReportLine, ...]:
        if not pace.in_target.n:
            return (ReportLine(_("Nobody was to be answered back by now."), ""),)
        within = span_words(timedelta(hours=hours))
        share = share_line(
            _("Unhappy ones answered within {span}").format(span=within),
            pace.in_target,
            wording=self._wording,
        )
        taken = no_data() if pace.taken.median is None else span_words(pace.taken.median)
        counted = counted_words(pace.taken.n, self._wording)
        return _report_lines((share, Line(_("Answered, in the middle after"), taken, counted)))

    def _next(self, read: MonthRead, month: str) -> NextSteps:
        done = tuple(
            _("{theme}: {what}").format(theme=action.theme, what=action.what) for action in read.actions
        )
        heard = tuple(
            ngettext("{theme}, {count} time", "{theme}, {count} times", count).format(
                theme=theme, count=self._wording.number(count)
            )
            for theme, count in read.why.complaints
        )
        return NextSteps(
            title=_("What we change next"),
            done_title=_("Changed in {month}").format(month=month),
            done=done or (_("Nothing was written down."),),
            heard_title=_("What the unhappy speak of most"),
            heard=heard or (_("No theme was heard in what they said."),),
            write=_("Next, by whom, until when"),
            lines=_LINES,
        )


def _report_tile(row: TileRow) -> ReportTile:
    change = {1: _("up {size}"), -1: _("down {size}")}.get(row.arrow, "{size}").format(size=row.change)
    return ReportTile(row.label, row.value, change, row.arrow, row.note)


def _report_lines(lines: Iterable[Line]) -> tuple[ReportLine, ...]:
    return tuple(ReportLine(line.label, line.value, line.note) for line in lines)


def _shortened(comment: str) -> str:
    """A comment in one paragraph, ended with "…" after a whole word where it is long."""
    return shorten(comment, _LONGEST_COMMENT, placeholder=" …")
