"""Measuring what customers answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.measures.scales import Scale
from app.core.rights import Right
from app.measures.queries.asking import asked_in
from app.measures.queries.counting import Known, count_slots, count_window, read_known
from app.measures.queries.naming import read_names
from app.measures.queries.windows import Slot, Window, slots_of, window_of
from app.measures.rows import NO_COUNTS, Distribution, Figure, Group, Headline, HourFigure, Trend, TrendPoint
from app.measures.scope import Bucket, By, MeasureScope, Narrowing, Period
from app.model.survey import Metric
from app.surveys.service.settings import SurveySettingsService, read_settings
from app.venue.workplace import Workplace

_HOURS, _WEEK = 24, 7
_NUMBERS = frozenset({By.STAGE, By.STAFF, By.DEPARTMENT, By.TAG, By.THEME})


class AnswerMeasures:
    """NPS, CSAT and CES of any scope; every method raises Cancelled when nobody waits for it any more.

    A ``scale`` of None is the one on which the venue asks.
    """

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._settings = SurveySettingsService(work)

    @needs(Right.LOOK)
    def venue_scale(self, metric: Metric) -> Scale:
        """The scale on which the venue asks."""
        with self._work.read() as session:
            return _venue_scale(session, metric)

    @needs(Right.MEASURE)
    def headline(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        scale: Scale | None = None,
        before: Period | None = None,
        cancellation: Cancellation | None = None,
    ) -> Headline:
        """The figure of a period with what it was in the period before, or on the days of ``before``."""
        earlier = before or scope.period.before(self._work.today())
        with self._work.read(cancellation) as session:
            connection = session.connection()
            scale = scale or _venue_scale(session, metric)
            known = read_known(connection, metric)
            now = _count(connection, known, scope.period, scope.narrowing)
            then = _count(connection, known, earlier, scope.narrowing) if earlier is not None else None
            asked = asked_in(connection, known, period=scope.period) if not scope.narrowing.used else None
        return Headline(
            figure=_figure(scale, now),
            before=None if then is None else _figure(scale, then),
            others=_others(scale, now),
            asked=asked,
        )

    @needs(Right.MEASURE)
    def trend(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        bucket: Bucket,
        scale: Scale | None = None,
        cancellation: Cancellation | None = None,
    ) -> Trend:
        """One metric over time, bucket by bucket."""
        with self._work.read(cancellation) as session:
            connection = session.connection()
            scale = scale or _venue_scale(session, metric)
            known = read_known(connection, metric)
            slots = self._slots(scope.period, bucket, known)
            tally = count_slots(connection, known, slots=slots, bucket=bucket, narrowing=scope.narrowing)
        counted: dict[int, dict[int, tuple[int, ...]]] = {}
        for place, line, counts in tally.by_place():
            counted.setdefault(place, {})[line] = counts
        return Trend(
            bucket,
            tuple(
                TrendPoint(slot.begin, slot.end, _figure(scale, counted.get(place, {})), slot.running)
                for place, slot in enumerate(slots)
            ),
        )

    @needs(Right.MEASURE)
    def distribution(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        scale: Scale | None = None,
        cancellation: Cancellation | None = None,
    ) -> Distribution:
        """How the answers spread."""
        with self._work.read(cancellation) as session:
            connection = session.connection()
            scale = scale or _venue_scale(session, metric)
            counted = _count(connection, read_known(connection, metric), scope.period, scope.narrowing)
        return Distribution(_figure(scale, counted), _others(scale, counted))

    @needs(Right.MEASURE)
    def groups(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        by: By,
        scale: Scale | None = None,
        cancellation: Cancellation | None = None,
    ) -> tuple[Group, ...]:
        """The answers by what they share: stages in the order of the journey, everything else the largest first.

        Tags and themes overlap; of everything else the groups add up to the whole.
        """
        with self._work.read(cancellation) as session:
            connection = session.connection()
            scale = scale or _venue_scale(session, metric)
            found = _by_key(connection, scope, scale, by=by)
            names = read_names(connection, by)
        rows = [
            Group(by, _key(by, key), names.get(_key(by, key), "" if by in _NUMBERS else key), figure)
            for key, figure in found.items()
            if figure.n
        ]
        if by is By.STAGE:
            order = {key: place for place, key in enumerate(names)}
            return tuple(sorted(rows, key=lambda row: order.get(row.key, len(order))))
        return tuple(sorted(rows, key=lambda row: (not row.key, -row.figure.n, row.name)))

    @needs(Right.MEASURE)
    def hours(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        scale: Scale | None = None,
        cancellation: Cancellation | None = None,
    ) -> tuple[HourFigure, ...]:
        """The answers by the hour of the week in which they were given, all 168 of them."""
        with self._work.read(cancellation) as session:
            scale = scale or _venue_scale(session, metric)
            found = _by_key(session.connection(), scope, scale, by=By.HOUR)
        return tuple(
            HourFigure(hour // _HOURS, hour % _HOURS, found.get(str(hour), Figure(scale)))
            for hour in range(_HOURS * _WEEK)
        )

    def _slots(self, period: Period, bucket: Bucket, known: Known) -> Sequence[Slot]:
        return slots_of(
            period,
            bucket,
            today=self._work.today(),
            oldest=known.first_date,
            week_start=self._week_start(),
        )

    def _week_start(self) -> int:
        return self._settings.week_start()


def _by_key(connection: Connection, scope: MeasureScope, scale: Scale, *, by: By) -> dict[str, Figure]:
    """The answers on one scale by what they share."""
    window = window_of(scope.period, newest=read_known(connection, Metric(scale.metric)).last_day)
    lines = (scale.number,)
    tally = count_window(connection, lines, window=window, narrowing=scope.narrowing, by=by)
    return {key: Figure(scale, counted[scale.number]) for key, counted in tally.by_key().items()}


def _venue_scale(session: Session, metric: Metric) -> Scale:
    chosen = read_settings(session).scale(metric)
    return Scale(metric, chosen.low, chosen.high, chosen.high_is_good)


def _count(
    connection: Connection, known: Known, period: Period, narrowing: Narrowing
) -> dict[int, tuple[int, ...]]:
    window: Window = window_of(period, newest=known.last_day)
    return count_window(connection, known.lines, window=window, narrowing=narrowing).of(0)


def _figure(scale: Scale, counted: Mapping[int, tuple[int, ...]]) -> Figure:
    return Figure(scale, counted.get(scale.number, NO_COUNTS))


def _others(scale: Scale, counted: Mapping[int, tuple[int, ...]]) -> tuple[Figure, ...]:
    """The answers on other scales, most of them first."""
    figures = [
        Figure(Scale.of_number(line), counts) for line, counts in counted.items() if line != scale.number
    ]
    return tuple(sorted((each for each in figures if each.n), key=lambda each: -each.n))


def _key(by: By, key: str) -> int | str:
    return int(key) if by in _NUMBERS else key
