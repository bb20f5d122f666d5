"""Answers of a made-up hotel as the pane is told of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from app.core.cancelling import Cancellation
from app.core.measures.evidence import evidence_of
from app.metrics.comments.rows import ThemesShown
from app.metrics.compare.rows import Against, CompareShown
from app.metrics.figure_words import Line
from app.metrics.overview.rows import FiguresShown, JourneyShown, SaidShown, TogetherShown, TrendShown
from app.metrics.people.rows import PeoplePage, PersonRow
from app.metrics.state import BucketChoice, MetricsState
from app.metrics.tiles.rows import TileRow
from app.metrics.where.rows import CARDS, HoursShown, WhereShown
from app.model.survey import Metric
from app.surveys.schemas.rows import AnnotationRow
from app.ui.charts.data import (
    AxisNote,
    BarRow,
    BarsData,
    DistributionBar,
    DistributionData,
    DistributionPart,
    HeatCell,
    HeatData,
    MultiplesData,
    SmallTrend,
    TrendData,
    TrendPoint,
    TrendSeries,
    Unit,
)

TILES = (
    TileRow("nps", "Would recommend us (NPS)", "+57", "6", 1, "95% sure: +52 to +62 · n=1,204"),
    TileRow(
        "csat", "Satisfied (CSAT, 4 or 5)", "91%", "up 2, could be chance", 0, "95% sure: 89 to 93% · n=2,310"
    ),
    TileRow("ces", "Easy for them (CES, of 5)", "4.4", "0.1", 1, "95% sure: 4.3 to 4.5 · n=812"),
    TileRow("fixed", "Rated the fix 4 or 5", "86%", "3", -1, "95% sure: 78 to 91% · n=96"),
    TileRow("promises", "Promises kept on time", "94%", "4", 1, "95% sure: 91 to 96% · n=418"),
)
NOTE = AnnotationRow(3, 1, date(2025, 12, 20), "Welcome calls began", None, "Mara Kovac")
_MONTHLY = (36, 38, 42, 43, 44, 47, 51, 50, 50, 46, 47, 45, 43, 42, 43, 48, 48, 50, 52, 51, 54, 59, 62, 65)
_STAGES = (
    ("Discovery", 93, 212),
    ("Booking", 90, 388),
    ("Arrival", 95, 641),
    ("Stay", 88, 590),
    ("Problems", 71, 96),
    ("Departure", 92, 301),
    ("After", 89, 82),
)
_TOGETHER = (
    ("Remembered by name", 14),
    ("Moment delivered", 12),
    ("Breakfast", 2),
    ("Noise", -9),
    ("Promise broken", -17),
)
_SPREAD = (8, 1, 7, 6, 16, 24, 34, 90, 180, 280, 330)


def a_trend(values: tuple[int, ...] = _MONTHLY) -> TrendData:
    """A line of months until November 2026."""
    points = tuple(
        TrendPoint(
            at=date(2024 + (11 + at) // 12, (11 + at) % 12 + 1, 1),
            value=value,
            low=value - 9,
            high=value + 8,
            n=50,
            evidence=evidence_of(50),
            running=at == len(values) - 1,
            key=("month", at),
        )
        for at, value in enumerate(values)
    )
    notes = (AxisNote(NOTE.on, NOTE.text, NOTE.id),)
    return TrendData((TrendSeries("NPS", points),), notes, Unit("NPS", signed=True))


def some_bars(*, key: str = "stage") -> BarsData:
    """A bar for each stage."""
    rows = tuple(
        BarRow(
            (key, name),
            name,
            value,
            value - 3,
            value + 2,
            n,
            evidence_of(n),
            "alert" if value < 80 else "brand",
        )
        for name, value, n in _STAGES
    )
    return BarsData(rows, Unit("CSAT", "%"), end=100)


def some_drivers() -> BarsData:
    """What goes together with the score."""
    rows = tuple(
        BarRow(
            ("theme", name), name, value, None, None, 40, evidence_of(40), "good" if value > 0 else "alert"
        )
        for name, value in _TOGETHER
    )
    return BarsData(rows, Unit("NPS", signed=True), diverging=True)


def a_spread() -> DistributionData:
    """How the answers spread."""
    tones = ("alert",) * 7 + ("brass",) * 2 + ("good",) * 2
    bars = tuple(
        DistributionBar(str(score), n, tones[score], ("score", score)) for score, n in enumerate(_SPREAD)
    )
    parts = (
        DistributionPart("detractors", 0.12, "alert", ("part", "bad")),
        DistributionPart("passives", 0.27, "brass", ("part", "passive")),
        DistributionPart("promoters", 0.61, "good", ("part", "good")),
    )
    return DistributionData(bars, parts)


def some_people(n: int = 4) -> tuple[PersonRow, ...]:
    """Those behind a figure."""
    return tuple(
        PersonRow(
            answer_id=at + 1,
            score=str(at % 11),
            tone="alert" if at % 11 < 7 else "good",
            comment="" if at % 3 == 2 else "Nobody called back about the shower.",
            who=f"Guest {at + 1}",
            about="yesterday, Stay",
            customer_id=None if at % 4 == 3 else 100 + at,
            waits=at == 0,
        )
        for at in range(n)
    )


@dataclass
class FakeMeasures:
    """Answers what it holds, and remembers what it was asked."""

    shown: FiguresShown = field(default_factory=lambda: FiguresShown(TILES, 3000, 1204))
    people: tuple[PersonRow, ...] = field(default_factory=some_people)
    asked: list[MetricsState] = field(default_factory=list)
    trends: list[MetricsState] = field(default_factory=list)
    against: list[Against] = field(default_factory=list)
    clicked: list[object] = field(default_factory=list)

    def figures(self, state: MetricsState, cancellation: Cancellation) -> FiguresShown:
        del cancellation
        self.asked.append(state)
        return self.shown

    def trend(self, state: MetricsState, cancellation: Cancellation) -> TrendShown:
        del cancellation
        self.trends.append(state)
        name = state.metric.upper()
        return TrendShown(
            metric=state.metric,
            title=f"{name} by month",
            trend=a_trend(),
            few="",
            distribution_title="Answers, 0 to 10",
            distribution=a_spread(),
            distribution_note="",
            notes=(NOTE,),
        )

    def journey(self, state: MetricsState, cancellation: Cancellation) -> JourneyShown:
        del state, cancellation
        return JourneyShown(Metric.CSAT, "Along the journey (CSAT)", some_bars(), "")

    def said(self, state: MetricsState, cancellation: Cancellation) -> SaidShown:
        del state, cancellation
        return SaidShown(self.people[:4], 4)

    def together(self, state: MetricsState, cancellation: Cancellation) -> TogetherShown:
        del state, cancellation
        return TogetherShown(some_drivers(), "Goes together with it, need not be the cause.")

    def bucket(self, state: MetricsState) -> BucketChoice:
        del state
        return BucketChoice.MONTH

    def groups(self, state: MetricsState, cancellation: Cancellation) -> WhereShown:
        del cancellation
        self.trends.append(state)
        return WhereShown(tuple(some_bars(key=by) for by in CARDS), "NPS of 1,204 answers")

    def hours(self, state: MetricsState, cancellation: Cancellation) -> HoursShown:
        del state, cancellation
        cells = tuple(
            HeatCell(
                day, hour, 40.0 + day * hour, 40, f"Day {day}, {hour}:00", "40", key=("hour", day * 24 + hour)
            )
            for day in range(7)
            for hour in range(24)
        )
        days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
        hours = tuple(f"{hour:02d}" for hour in range(24))
        return HoursShown(HeatData(days, hours, cells, Unit("NPS"), (0, 180), ("Day", "Hour")), "")

    def compare(self, state: MetricsState, against: Against, *, cancellation: Cancellation) -> CompareShown:
        del state, cancellation
        self.against.append(against)
        charts = tuple(SmallTrend(name, a_trend(_MONTHLY[:12]), name) for name in ("These days", "Before"))
        return CompareShown("Side by side", MultiplesData(charts), (Line("NPS", "+57", "up 6"),), "")

    def themes(self, state: MetricsState, cancellation: Cancellation) -> ThemesShown:
        del cancellation
        self.trends.append(state)
        return ThemesShown(some_bars(key="theme"), "NPS of all: +57")

    def read_people(
        self, clicked: object, *, with_words: bool, offset: int, limit: int
    ) -> Callable[[Cancellation], PeoplePage]:
        self.clicked.append(clicked)
        rows = tuple(row for row in self.people if row.comment or not with_words)
        words = sum(bool(row.comment) for row in self.people)
        page = PeoplePage(
            "Score 3",
            "6 answers",
            rows[offset : offset + limit],
            len(self.people),
            words,
            more=offset + limit < len(rows),
        )
        return lambda _cancellation: page

    def nobody_answered(self) -> None:
        """There is no answer at all."""
        self.shown = replace(self.shown, total=0, here=0)
