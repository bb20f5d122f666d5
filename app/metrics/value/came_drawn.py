"""How customers came as charts draw it and cards write it."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.measures.evidence import Evidence
from app.core.words import gettext as _
from app.measures.value.referral_rows import Behind, MonthCame, Recommended, Recommender, WayCame
from app.metrics.figure_words import share_note, share_words
from app.metrics.value.came.clicked import CameClicked
from app.metrics.value.drawn import PERCENT, whole_money
from app.ui.charts.data import BarRow, BarsData, TrendData, TrendPoint, TrendSeries, Unit
from app.wording.calendar_words import month_title
from app.wording.formats import Wording

MOST_WAYS = 5
MOST_SPELLINGS = 500


def recommended_trend(shown: Recommended, wording: Wording) -> TrendData:
    """The share of those who came by recommendation, month by month."""
    if not shown.share.n:
        return TrendData(unit=PERCENT, y_range=(0, 100))
    points = tuple(_point(month, wording) for month in shown.months)
    return TrendData((TrendSeries(_("By recommendation"), points),), unit=PERCENT, y_range=(0, _top(shown)))


def ways_bars(shown: Recommended, wording: Wording) -> BarsData:
    """How many came in which way; all together they are all who came."""
    if not shown.share.n:
        return BarsData(unit=PERCENT)
    return BarsData(tuple(_way_rows(shown, wording)), PERCENT, end=100)


def people_bars(shown: Recommended, wording: Wording) -> BarsData:
    """Who recommended the venue to how many, and what those spent."""
    rows = tuple(_person(row, wording) for row in shown.people)
    spent = _("They spent")
    return BarsData(rows, Unit(wording.words.customers_title), aside=spent)


def recommended_note(shown: Recommended, wording: Wording) -> str:
    """The share of the whole period in one sentence."""
    if not shown.share.n:
        return ""
    whole = _("Of all who came for the first time in these days {share} were recommended; {note}.")
    return whole.format(share=share_words(shown.share), note=share_note(shown.share, wording))


def _top(shown: Recommended) -> float:
    """High enough for the highest month with its band, in tens: recommendations seldom are the half."""
    highs = [
        100 * month.share.interval.high
        for month in shown.months
        if month.share.interval is not None and month.share.evidence in (Evidence.TENTATIVE, Evidence.SOLID)
    ]
    return min(100.0, 10 * (max(highs, default=90.0) // 10 + 1))


def _point(month: MonthCame, wording: Wording) -> TrendPoint:
    share, interval = month.share, month.share.interval
    month_words = month_title(month.begin, wording.language)
    title = _("By recommendation, {month}").format(month=month_words)
    return TrendPoint(
        at=month.begin,
        value=None if share.value is None else 100 * share.value,
        low=None if interval is None else 100 * interval.low,
        high=None if interval is None else 100 * interval.high,
        n=share.n,
        evidence=share.evidence,
        running=month.running,
        label=month_words,
        key=CameClicked(title, Behind(month.begin, month.end)),
    )


def _way_rows(shown: Recommended, wording: Wording) -> Iterator[BarRow]:
    yield _way(_("Recommended"), shown.share.k, shown, Behind(), wording)
    most = shown.ways if len(shown.ways) <= MOST_WAYS else shown.ways[: MOST_WAYS - 1]
    for way in most:
        yield _way(way.words, way.n, shown, Behind(spellings=way.spellings), wording)
    rest = shown.ways[len(most) :]
    if rest:
        yield _way(_("In other ways"), sum(way.n for way in rest), shown, _all_of(rest), wording)
    yield _way(_("Not known"), shown.unknown, shown, Behind(spellings=("",)), wording)


def _all_of(ways: tuple[WayCame, ...]) -> Behind | None:
    """Those of all these ways; None where they are written in too many words to ask for."""
    spellings = tuple(words for way in ways for words in way.spellings)
    return Behind(spellings=spellings) if len(spellings) <= MOST_SPELLINGS else None


def _way(label: str, n: int, shown: Recommended, behind: Behind | None, wording: Wording) -> BarRow:
    whole = shown.share.n
    return BarRow(
        key=None if behind is None or not n else CameClicked(label, behind),
        label=label,
        value=100 * n / whole,
        low=None,
        high=None,
        n=n,
        evidence=shown.evidence,
        tone="neutral" if behind is not None and behind.spellings == ("",) else "brand",
        words=_("{way}: {customers} of {all}").format(
            way=label, customers=wording.customers(n), all=wording.number(whole)
        ),
    )


def _person(row: Recommender, wording: Wording) -> BarRow:
    amount = whole_money(row.amount_minor, wording)
    title = _("Recommended by {name}").format(name=row.name)
    return BarRow(
        key=CameClicked(title, Behind(referrer_id=row.customer_id)),
        label=row.name,
        value=row.n,
        low=None,
        high=None,
        n=row.n,
        evidence=Evidence.SOLID,
        words=_("{name} recommended us to {customers}, who spent {amount} in all").format(
            name=row.name, customers=wording.customers(row.n), amount=amount
        ),
        aside=amount,
    )
