"""What the tiles say: the figure, its change and how sure both are."""

from __future__ import annotations

from app.core.measures.changing import Change, share_change
from app.core.measures.evidence import Evidence
from app.core.measures.intervals import Interval
from app.core.measures.rounding import round_half_away
from app.core.measures.scales import Counts, Scale
from app.core.measures.shares import Share
from app.core.words import gettext as _
from app.core.words import ngettext
from app.metrics.tiles.rows import TileRow
from app.metrics.told import Told, tell, tell_change
from app.ui.charts.data import ChartWording, Unit
from app.ui.charts.figure_words import count_words, range_words, value_words

NOTHING = "–"
_PERCENT = Unit("", "%")


def metric_tile(
    counts: Counts, before: Counts | None, *, scale: Scale, wording: ChartWording, others: int = 0
) -> TileRow:
    """The tile of one of the three; ``others`` are answers on other scales, which are in no figure here."""
    told = tell(counts, scale)
    change = None if before is None else tell_change(counts, before, scale=scale)
    parts = 100 if scale.metric == "csat" else 1
    words, arrow = change_words(change, told.unit, parts=parts, wording=wording)
    return TileRow(
        key=scale.metric,
        label=_label(scale),
        value=_value_words(told, wording),
        change=words,
        arrow=arrow,
        note=_sure_note(told, wording),
        tentative=told.evidence is not Evidence.SOLID,
        more=" ".join(filter(None, (_direction_words(scale), _others_words(others, wording)))),
    )


def share_tile(key: str, label: str, *, share: Share, before: Share | None, wording: ChartWording) -> TileRow:
    """The tile of a share."""
    told = share_told(share)
    change = None if before is None else share_change(share, before)
    words, arrow = change_words(change, _PERCENT, parts=100, wording=wording)
    return TileRow(
        key=key,
        label=label,
        value=_value_words(told, wording),
        change=words,
        arrow=arrow,
        note=_sure_note(told, wording),
        tentative=told.evidence is not Evidence.SOLID,
    )


def share_told(share: Share) -> Told:
    """A share in percent, as the three are told."""
    interval = share.interval
    return Told(
        share.n,
        None if share.value is None else 100 * share.value,
        None if interval is None else Interval(100 * interval.low, 100 * interval.high),
        _PERCENT,
    )


def change_words(change: Change | None, unit: Unit, *, parts: int, wording: ChartWording) -> tuple[str, int]:
    """The change in words, and where its arrow points: nowhere while it could be chance."""
    if change is None or not change.said or change.value is None:
        return "", 0
    value = change.value * parts
    size = wording.decimal(abs(value), unit.digits)
    if not round_half_away(value, unit.digits):
        return _("no change"), 0
    if not change.within_chance:
        return size, 1 if value > 0 else -1
    words = _("up {size}, could be chance") if value > 0 else _("down {size}, could be chance")
    return words.format(size=size), 0


def _label(scale: Scale) -> str:
    best = [score for score in scale.best_first if scale.is_good(score)]
    if scale.metric == "nps":
        return _("Would recommend us (NPS)")
    if scale.metric == "csat":
        return _("Satisfied (CSAT, {low} or {high})").format(low=min(best), high=max(best))
    return _("Easy for them (CES, of {high})").format(high=scale.high)


def _value_words(told: Told, wording: ChartWording) -> str:
    if told.value is None:
        return NOTHING
    if told.evidence is Evidence.FEW:
        return ngettext("{count} answer", "{count} answers", told.n).format(count=wording.number(told.n))
    return value_words(told.value, told.unit, wording=wording)


def _sure_note(told: Told, wording: ChartWording) -> str:
    if told.evidence is Evidence.NOTHING:
        return _("no data")
    if told.evidence is Evidence.FEW:
        return _("too few for a figure")
    counted = count_words(told.n, wording)
    if told.evidence is Evidence.TENTATIVE:
        counted = _("{counted}, tentative").format(counted=counted)
    if told.low is None or told.high is None:
        return counted
    span = range_words(told.low, told.high, unit=told.unit, wording=wording)
    return _("95% sure: {span} · {counted}").format(span=span, counted=counted)


def _direction_words(scale: Scale) -> str:
    if scale.metric != "ces":
        return ""
    if scale.high_is_good:
        return _("Higher is easier.")
    return _("Asked so that low is easy; turned here, so that higher is easier.")


def _others_words(others: int, wording: ChartWording) -> str:
    if not others:
        return ""
    words = ngettext(
        "{count} answer on another scale is not in this figure",
        "{count} answers on other scales are not in this figure",
        others,
    )
    return words.format(count=wording.number(others))
