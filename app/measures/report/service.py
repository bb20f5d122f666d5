"""Reading one month for its report."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import select

from app.cases.measures.scope import MeasureScope as CaseScope
from app.cases.measures.service import RecoveryMeasures
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.errors import NotFound
from app.core.measures.scales import Scale
from app.core.progress import Progress
from app.core.rights import Right
from app.core.words import gettext as _
from app.measures.report.rows import Care, MonthRead, MonthWhy
from app.measures.rows import Group, Trend
from app.measures.scope import Bucket, By, MeasureScope, Narrowing, Period
from app.measures.service import AnswerMeasures
from app.measures.value.delighting import MomentScope
from app.measures.value.promising import PromiseScope
from app.measures.value.service import ValueMeasures
from app.measures.why.rows import CommentRow, Drivers
from app.measures.why.service import WhyMeasures
from app.measures.why.theme_counts import theme_counts
from app.model.survey import Metric
from app.model.theme import Theme
from app.surveys.schemas.rows import AnnotationRow
from app.surveys.service.acting import ThemeActionService
from app.surveys.service.annotations import AnnotationService
from app.surveys.service.closing import ClosingService
from app.venue.workplace import Workplace

TREND_MONTHS = 24
YEAR_MONTHS = 12
SAID_OF_EACH = 3
COMPLAINTS = 5
_LOOKED_AT = 40
_SHORT = 220


class MonthReader:
    """Reads everything of one month; raises Cancelled when nobody waits for it any more."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._measures = AnswerMeasures(work)
        self._value = ValueMeasures(work)
        self._why = WhyMeasures.at(work)

    @needs(Right.MEASURE)
    def read(self, month: date, *, stop: Cancellation, progress: Progress | None = None) -> MonthRead:
        """The month of a day; raises NotFound where it has not begun."""
        period = month_of(month)
        today = self._work.today()
        if period.since is None or period.until is None or period.since > today:
            raise NotFound(
                _("This month has not begun yet."), to_do=_("Choose this month or an earlier one.")
            )
        step = _Steps(progress)
        scope, before = MeasureScope(period), days_before(period, today)
        heads = tuple(
            self._measures.headline(scope, metric, before=before, cancellation=stop) for metric in Metric
        )
        step()
        metric, trend = self._trend(period, stop)
        step()
        stages_metric, stages = self._stages(scope, metric, stop)
        step()
        why = self._read_why(scope, metric, stop)
        step()
        return MonthRead(
            period=period,
            as_of=self._work.now(),
            running=period.until >= today,
            metric=metric,
            heads=heads,
            care=self._care(period, stop),
            before=before,
            care_before=self._care(before, stop),
            trend=trend,
            notes=self._notes(trend, metric, period),
            spread=self._measures.distribution(scope, metric, cancellation=stop),
            stages=stages,
            stages_metric=stages_metric,
            why=why,
            recovery=RecoveryMeasures(self._work).measure(CaseScope(period.since, period.until), stop),
            answered=ClosingService(self._work).pace(
                since=period.since, until=period.until, cancellation=stop
            ),
            answer_hours=ClosingService(self._work).target_hours(),
            moments=self._value.moments(MomentScope(period.since, period.until), stop),
            actions=tuple(
                row
                for row in ThemeActionService(self._work).list_actions()
                if month_of(self._work.wording.local(row.acted_at).date()) == period
            ),
        )

    def _trend(self, period: Period, stop: Cancellation) -> tuple[Metric, Trend]:
        """The first metric that anybody answered, month by month."""
        scope = MeasureScope(_months_until(period, TREND_MONTHS))
        trends = []
        for metric in Metric:
            trend = self._measures.trend(scope, metric, bucket=Bucket.MONTH, cancellation=stop)
            if any(point.figure.n for point in trend.points):
                return metric, trend
            trends.append(trend)
        return Metric.NPS, trends[0]

    def _stages(
        self, scope: MeasureScope, metric: Metric, stop: Cancellation
    ) -> tuple[Metric, tuple[Group, ...]]:
        """Satisfaction along the journey, or what else is asked where that is not."""
        for each in (Metric.CSAT, metric):
            groups = self._measures.groups(scope, each, by=By.STAGE, cancellation=stop)
            if any(group.key for group in groups):
                return each, tuple(group for group in groups if group.key)
        return Metric.CSAT, ()

    def _read_why(self, scope: MeasureScope, metric: Metric, stop: Cancellation) -> MonthWhy:
        scale = self._measures.venue_scale(metric)
        period, drivers = self._drivers(scope, metric, stop)
        return MonthWhy(
            period=period,
            drivers=drivers,
            good=self._said(scope, scale, scale.is_good, stop=stop),
            bad=self._said(scope, scale, scale.is_bad, stop=stop),
            complaints=self._complaints(scope, scale, stop),
        )

    def _drivers(self, scope: MeasureScope, metric: Metric, stop: Cancellation) -> tuple[Period, Drivers]:
        """Of the month; of the twelve months that end with it where so few answers tell nothing."""
        drivers = self._why.drivers.read(scope, metric, cancellation=stop)
        if drivers.rows:
            return scope.period, drivers
        year = _months_until(scope.period, YEAR_MONTHS)
        return year, self._why.drivers.read(MeasureScope(year), metric, cancellation=stop)

    def _said(
        self, scope: MeasureScope, scale: Scale, of: Callable[[int], bool], *, stop: Cancellation
    ) -> tuple[CommentRow, ...]:
        """A few of the newest comments, short ones first, no words twice."""
        scores = tuple(score for score in scale.scores if of(score))
        only = MeasureScope(scope.period, Narrowing(scores=scores))
        page = self._why.comments.read(
            only, Metric(scale.metric), scale=scale, limit=_LOOKED_AT, cancellation=stop
        )
        rows = {row.comment.strip().casefold(): row for row in reversed(page.rows)}
        newest = sorted(rows.values(), key=lambda row: row.answered_at, reverse=True)
        short = sorted(newest, key=lambda row: len(row.comment) > _SHORT)
        return tuple(short[:SAID_OF_EACH])

    def _complaints(
        self, scope: MeasureScope, scale: Scale, stop: Cancellation
    ) -> tuple[tuple[str, int], ...]:
        with self._work.read(stop) as session:
            counts = theme_counts(session.connection(), scope, scale=scale)
            names = session.execute(select(Theme.id, Theme.name).where(Theme.active))
            found = [(name, _bad(counts[theme_id], scale)) for theme_id, name in names if theme_id in counts]
        told = sorted((each for each in found if each[1]), key=lambda each: (-each[1], each[0]))
        return tuple(told[:COMPLAINTS])

    def _care(self, period: Period, stop: Cancellation) -> Care:
        return Care(
            self._value.rated(CaseScope(period.since, period.until), stop),
            self._value.promises(PromiseScope(period.since, period.until), stop),
        )

    def _notes(self, trend: Trend, metric: Metric, period: Period) -> tuple[AnnotationRow, ...]:
        since = trend.points[0].begin if trend.points else period.since
        return AnnotationService(self._work).list_notes(since=since, until=period.until, metric=metric)


class _Steps:
    """Tells how far the reading is."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0

    def __call__(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, _STEPS)


_STEPS = 5


def month_of(day: date) -> Period:
    """The whole month in which a day lies."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def days_before(month: Period, today: date) -> Period:
    """With what a month is compared: the whole one before it; while it runs, the same days of that."""
    assert month.since is not None
    assert month.until is not None
    earlier = month_of(month.since - timedelta(days=1))
    if today >= month.until:
        return earlier
    assert earlier.since is not None
    assert earlier.until is not None
    return Period(earlier.since, min(earlier.until, earlier.since + (today - month.since)))


def _months_until(period: Period, months: int) -> Period:
    assert period.since is not None
    index = max(24, period.since.year * 12 + period.since.month - months)
    return Period(date(index // 12, index % 12 + 1, 1), period.until)


def _bad(counts: tuple[int, ...], scale: Scale) -> int:
    return sum(counts[score] for score in scale.scores if scale.is_bad(score))
