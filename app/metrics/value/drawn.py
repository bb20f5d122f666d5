"""Figures of value as charts draw them and cards write them."""

from __future__ import annotations

from app.cases.measures.rows import Comparison, PromiseFigures, RecoveryFigures, Returns
from app.cases.words.due import span_words
from app.core.measures.evidence import Evidence
from app.core.measures.quantiles import Spread
from app.core.money import from_minor, minor_digits
from app.core.words import gettext as _
from app.core.words import ngettext
from app.measures.value.rows import Known, LifetimeValue, MomentsDelivered, Returning, Rhythm, VisitBand
from app.metrics.figure_words import Line, counted_words, no_data, share_line
from app.ui.charts.data import BarRow, BarsData, TrendData, TrendPoint, TrendSeries, Unit
from app.wording.formats import Wording

PERCENT = Unit("", "%")


def band_words(first: int, last: int | None) -> str:
    """A band of whole numbers ("3 to 4", "10 and more")."""
    if last is None:
        return _("{first} and more").format(first=first)
    return str(first) if first == last else _("{first} to {last}").format(first=first, last=last)


def value_bars(value: LifetimeValue, wording: Wording) -> BarsData:
    """How much of all that was spent came from customers with so many visits."""
    rows = tuple(
        BarRow(
            key=None,
            label=_visits_words(band, wording),
            value=100 * band.amount_minor / value.amount_minor if value.amount_minor else None,
            low=None,
            high=None,
            n=band.n,
            evidence=Evidence.SOLID if band.n else Evidence.NOTHING,
            words=_band_sentence(band, value, wording),
        )
        for band in value.bands
    )
    return BarsData(rows if value.n else (), Unit(_("Part of all that was spent"), "%"), end=100)


def value_lines(value: LifetimeValue, wording: Wording) -> tuple[Line, ...]:
    """What one customer spent, on the whole."""
    if value.mean_minor is None or value.median_minor is None or value.p90_minor is None:
        return (Line(_("Lifetime value"), no_data()),)
    counted = counted_words(value.n, wording)
    tenth = _("one in ten spent {amount} and more").format(amount=whole_money(value.p90_minor, wording))
    return (
        Line(_("Average lifetime value"), whole_money(value.mean_minor, wording), counted),
        Line(_("In the middle"), whole_money(value.median_minor, wording), tenth),
    )


def returning_trend(returning: Returning) -> TrendData:
    """The share month by month."""
    points = tuple(
        TrendPoint(
            at=month.begin,
            value=None if month.share.value is None else 100 * month.share.value,
            low=None if month.share.interval is None else 100 * month.share.interval.low,
            high=None if month.share.interval is None else 100 * month.share.interval.high,
            n=month.share.n,
            evidence=month.share.evidence,
            running=month.running,
        )
        for month in returning.months
    )
    series = TrendSeries(_("Returning"), points)
    return TrendData((series,) if points else (), unit=PERCENT, y_range=(0, 100))


def gap_words(first: int, last: int | None) -> str:
    """A band of days between two visits as people say it."""
    return {
        0: _("Within a month"),
        31: _("1 to 3 months"),
        92: _("3 to 6 months"),
        183: _("6 to 12 months"),
    }.get(first, _("Over a year") if last is None else band_words(first, last))


def rhythm_bars(rhythm: Rhythm) -> BarsData:
    """How many customers come back how often."""
    if not rhythm.n:
        return BarsData(unit=PERCENT)
    rows = tuple(
        BarRow(
            key=None,
            label=gap_words(band.first, band.last),
            value=100 * band.n / rhythm.n,
            low=None,
            high=None,
            n=band.n,
            evidence=rhythm.evidence if band.n else Evidence.NOTHING,
        )
        for band in rhythm.bands
    )
    return BarsData(rows, PERCENT, end=100)


def rhythm_note(rhythm: Rhythm, wording: Wording) -> str:
    """The middle of it in one sentence."""
    if rhythm.median_days is None:
        return _("Counted are customers with three visits or more; there is none yet.")
    return _("In the middle they come back every {span}; {counted}, each with three visits or more.").format(
        span=wording.span(round(rhythm.median_days)), counted=counted_words(rhythm.n, wording)
    )


def known_lines(known: Known, wording: Wording) -> tuple[Line, ...]:
    """How much of what is known can be relied on, and of how many anything is known."""
    number = wording.number
    return (
        share_line(_("Preferences that are fresh"), known.fresh, wording=wording),
        Line(_("Said more than 12 months ago"), number(known.long_ago)),
        Line(_("Imported, never confirmed"), number(known.never_confirmed)),
        Line(_("Seen only once"), number(known.seen_once)),
        share_line(_("Here within a year, and something is known"), known.customers, wording=wording),
    )


def promise_lines(promises: PromiseFigures, wording: Wording) -> tuple[Line, ...]:
    """How promises were kept."""
    number = wording.number
    return (
        share_line(_("Kept on time, of all that were due"), promises.kept_on_time, wording=wording),
        Line(_("Kept late"), number(promises.kept_late)),
        Line(_("Broken"), number(promises.broken)),
        Line(_("Open past their time"), number(promises.late)),
        Line(_("Without a time"), number(promises.open_ended)),
    )


def moment_lines(moments: MomentsDelivered, wording: Wording) -> tuple[Line, ...]:
    """What came of moments."""
    if moments.mean_reaction is None:
        reaction = Line(_("Reaction, 1 to 5"), no_data())
    else:
        reaction = Line(
            _("Reaction, 1 to 5"),
            wording.tenths(moments.mean_reaction),
            counted_words(moments.reactions, wording),
        )
    lines = (
        Line(_("Delivered"), wording.number(moments.delivered)),
        Line(_("Skipped"), wording.number(moments.skipped)),
        reaction,
        Line(_("What they cost"), wording.money(moments.cost_minor)),
    )
    return (*lines, *_came_back(moments, wording))


def recovery_lines(figures: RecoveryFigures, wording: Wording) -> tuple[Line, ...]:
    """How soon and how well things were put right."""
    cases = figures.cases
    return (
        Line(_("Cases"), wording.number(cases.reported)),
        _spread_line(_("To acknowledge, in the middle"), cases.acknowledge, wording),
        _spread_line(_("To put right, in the middle"), cases.put_right, wording),
        share_line(_("Put right within the target"), cases.within_put_right, wording=wording),
        share_line(_("Confirmed by the customer"), cases.recovered, wording=wording),
        share_line(_("Rated 4 or 5 afterwards"), cases.rated_well, wording=wording),
        share_line(_("Happened again within 90 days"), cases.again, wording=wording),
        share_line(_("Opened again"), cases.reopened, wording=wording),
        Line(_("What it cost"), wording.money(cases.cost_minor)),
    )


def comparison_lines(comparison: Comparison, wording: Wording) -> tuple[Line, ...]:
    """Who came back after it was put right, beside those who never had a case."""
    head = Line(_("Came back within {days} days").format(days=comparison.days))
    return (
        head,
        _returns_line(_("Failure put right, confirmed"), comparison.recovered, wording),
        _returns_line(_("Never a case"), comparison.no_failure, wording),
    )


def _returns_line(label: str, returns: Returns, wording: Wording) -> Line:
    if returns.returned is None:
        needed = ngettext("n={count}, 30 are needed", "n={count}, 30 are needed", returns.n)
        return Line(label, _("not enough data"), needed.format(count=wording.number(returns.n)))
    return share_line(label, returns.returned, wording=wording)


def _came_back(moments: MomentsDelivered, wording: Wording) -> tuple[Line, ...]:
    if moments.returned is None or moments.returned_without is None:
        return (
            Line(
                _("Came back within a year"),
                _("not enough data"),
                _("30 watched for a year are needed on both sides"),
            ),
        )
    return (
        share_line(_("Came back within a year"), moments.returned, wording=wording),
        share_line(_("Customers like them without a moment"), moments.returned_without, wording=wording),
    )


def _spread_line(label: str, spread: Spread, wording: Wording) -> Line:
    if spread.median is None or spread.p90 is None:
        return Line(label, no_data())
    note = _("9 in 10 within {span}, {counted}").format(
        span=span_words(spread.p90), counted=counted_words(spread.n, wording)
    )
    return Line(label, span_words(spread.median), note)


def _visits_words(band: VisitBand, wording: Wording) -> str:
    return _("{visits}: {count}").format(
        visits=wording.words.visits_title, count=band_words(band.first, band.last)
    )


def _band_sentence(band: VisitBand, value: LifetimeValue, wording: Wording) -> str:
    if band.mean_minor is None:
        return _("{visits}, nobody").format(visits=_visits_words(band, wording))
    part = share_words_of(band.amount_minor, value.amount_minor, wording=wording)
    return _("{visits}, {customers}, {part} of all that was spent, {amount} each on average").format(
        visits=_visits_words(band, wording),
        customers=wording.customers(band.n),
        part=part,
        amount=whole_money(band.mean_minor, wording),
    )


def share_words_of(part: int, whole: int, *, wording: Wording) -> str:
    """A part of an amount in whole percents."""
    return wording.percent(part / whole) if whole else no_data()


def whole_money(minor: int, wording: Wording) -> str:
    """An amount without its minor units, which nobody needs of a sum over years."""
    digits = minor_digits(wording.currency)
    whole = round(from_minor(minor, wording.currency))
    return wording.money(int(whole) * 10**digits)
