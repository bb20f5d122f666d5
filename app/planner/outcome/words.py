"""What the Outcome page says, and how sure it is."""

from __future__ import annotations

from app.core.measures.evidence import SOLID_FROM, Evidence, evidence_of
from app.core.measures.intervals import Interval
from app.core.measures.rounding import round_half_away, whole_percent
from app.core.words import gettext as _
from app.core.words import ngettext
from app.moments.schemas.rows import OutcomeRow
from app.wording.formats import Wording

LEAST, MOST = 1.0, 5.0
"""Reactions go from one to five."""

TwoLines = tuple[str, str]


def together_words() -> str:
    """What to know when reading the page."""
    return _(
        "Who came back goes together with what was given, it need not be the cause. Compared are customers with "
        "as many visits in the same months; everybody is watched for a year."
    )


def times_words(row: OutcomeRow, wording: Wording) -> TwoLines:
    """How often it was part of a moment, and how often somebody noted how it was taken."""
    reactions = ngettext("{count} reaction", "{count} reactions", row.reactions)
    return wording.number(row.times), reactions.format(count=wording.number(row.reactions))


def reaction_lines(row: OutcomeRow, wording: Wording) -> TwoLines:
    """The mean with its interval ("4.6 of 5", "likely 4.3 to 4.9, of 14, tentative")."""
    if row.mean_reaction is None:
        return _("no data"), _("Nobody noted a reaction yet.")
    return _("{mean} of 5").format(mean=_tenths(row.mean_reaction, wording)), _how_sure(row, wording)


def cost_lines(row: OutcomeRow, wording: Wording) -> TwoLines:
    """What all of it cost, and each."""
    each = row.mean_cost_minor
    said = "" if each is None else _("{money} each").format(money=wording.money(each))
    return wording.money(row.cost_minor), said


def return_lines(row: OutcomeRow, wording: Wording) -> TwoLines:
    """Who came back within a year, with it and without it."""
    if row.returned is None or row.returned_without is None:
        return _("not enough data"), _(
            "{needed} of each needed: {n} with it, {others} without so far"
        ).format(
            needed=SOLID_FROM,
            n=wording.number(row.returned_n),
            others=wording.number(row.returned_without_n),
        )
    those = _share(row.returned, row.returned_interval, n=row.returned_n, wording=wording)
    others = _share(
        row.returned_without, row.returned_without_interval, n=row.returned_without_n, wording=wording
    )
    return those, _("without it {share}").format(share=others)


def marked(row: OutcomeRow) -> Interval | None:
    """What is drawn beside the mean, within one and five; nothing under ten reactions."""
    few = evidence_of(row.reactions) in (Evidence.NOTHING, Evidence.FEW)
    if few or row.interval is None or row.mean_reaction is None:
        return None
    return Interval(max(LEAST, row.interval.low), min(MOST, row.interval.high))


def is_tentative(row: OutcomeRow) -> bool:
    """Whether what is drawn is hollow."""
    return evidence_of(row.reactions) is not Evidence.SOLID


def spoken_line(lines: TwoLines) -> str:
    """Two lines for people who listen."""
    return ", ".join(filter(None, lines))


def _how_sure(row: OutcomeRow, wording: Wording) -> str:
    count = wording.number(row.reactions)
    interval = marked(row)
    if interval is None:
        return ngettext("of only {count} reaction", "of only {count} reactions", row.reactions).format(
            count=count
        )
    words = _("likely {low} to {high}, tentative") if is_tentative(row) else _("likely {low} to {high}")
    return words.format(low=_tenths(interval.low, wording), high=_tenths(interval.high, wording))


def _share(value: float, interval: Interval | None, *, n: int, wording: Wording) -> str:
    if interval is None:
        return _("{percent}% (n {n})").format(percent=whole_percent(value), n=wording.number(n))
    return _("{percent}% ({low}–{high}%, n {n})").format(
        percent=whole_percent(value),
        low=whole_percent(interval.low),
        high=whole_percent(interval.high),
        n=wording.number(n),
    )


def _tenths(value: float, wording: Wording) -> str:
    return wording.number(float(round_half_away(value, 1)))
