"""Every figure as one card of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.cases.measures.rows import CaseFigures, PromiseFigures, RecoveryFigures
from app.core.measures.shares import Share
from app.core.words import gettext as _
from app.core.words import ngettext
from app.recovery.measures.words import (
    counted_words,
    length_words,
    no_data,
    percent_words,
    share_note,
    signed_words,
    spread_note,
)
from app.ui.theme.tokens import Tone
from app.wording.formats import Wording


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: what it is, what it says, and what to know about it."""

    label: str
    value: str
    note: str = ""
    tone: Tone = "neutral"


def figure_rows(figures: RecoveryFigures, wording: Wording) -> Sequence[FigureRow]:
    """The cards of the page, in the order of a case's life."""
    return (
        *_how_many(figures, wording),
        *_how_soon(figures.cases, wording),
        *_how_well(figures.cases, wording),
        *_what_it_took(figures, wording),
    )


def _how_many(figures: RecoveryFigures, wording: Wording) -> Sequence[FigureRow]:
    late = figures.late_now
    late_words = ngettext("{count} past target", "{count} past target", late)
    late_words = late_words.format(count=wording.number(late))
    return (
        FigureRow(_("Reported"), wording.number(figures.cases.reported)),
        FigureRow(
            _("Open now"), wording.number(figures.open_now), late_words, "alert" if late else "neutral"
        ),
    )


def _how_soon(cases: CaseFigures, wording: Wording) -> Sequence[FigureRow]:
    spreads = (
        (_("Median to acknowledge"), cases.acknowledge),
        (_("Median to put right"), cases.put_right),
        (_("Median to put right first"), cases.first_put_right),
    )
    targets = (
        (_("Acknowledged in target"), cases.within_acknowledge),
        (_("Put right in target"), cases.within_put_right),
        (_("Followed up in target"), cases.within_follow_up),
    )
    return (
        *(
            FigureRow(name, length_words(spread.median), spread_note(spread, wording))
            for name, spread in spreads
        ),
        *(_share_row(name, share, wording) for name, share in targets),
    )


def _how_well(cases: CaseFigures, wording: Wording) -> Sequence[FigureRow]:
    change = cases.feeling_change
    felt = no_data() if change.median is None else signed_words(change.median)
    return (
        _share_row(_("Put right, confirmed"), cases.recovered, wording),
        _share_row(_("Put right, rated 4 or 5"), cases.rated_well, wording),
        FigureRow(_("Median change of feeling"), felt, counted_words(change.n, wording)),
        _share_row(_("Opened again"), cases.reopened, wording),
        _share_row(_("Again within 90 days"), cases.again, wording),
    )


def _what_it_took(figures: RecoveryFigures, wording: Wording) -> Sequence[FigureRow]:
    given = sum(kind.n for kind in figures.gestures)
    gestures = ngettext("{count} gesture", "{count} gestures", given).format(count=wording.number(given))
    kept = figures.promises.kept_on_time
    return (
        FigureRow(_("Cost"), wording.money(figures.cases.cost_minor), gestures),
        _share_row(_("Gestures within the limit"), figures.within_limit, wording),
        FigureRow(_("Promises kept in time"), percent_words(kept), _promise_note(figures.promises, wording)),
    )


def _promise_note(promises: PromiseFigures, wording: Wording) -> str:
    if not promises.kept_on_time.n:
        return ""
    return _("{counted}; kept late {kept_late}, broken {broken}, late {late}").format(
        counted=counted_words(promises.kept_on_time.n, wording),
        kept_late=wording.number(promises.kept_late),
        broken=wording.number(promises.broken),
        late=wording.number(promises.late),
    )


def _share_row(name: str, share: Share, wording: Wording) -> FigureRow:
    return FigureRow(name, percent_words(share), share_note(share, wording))
