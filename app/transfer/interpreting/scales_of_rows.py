"""What was asked in a row and on which scale: by the column of the score, or by what other cells say."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.core.text_folding import fold
from app.core.words import gettext as _
from app.model.survey import Metric
from app.transfer.interpreting.drafts import Draft
from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.score_columns import asked_in
from app.transfer.mapping.score_scales import stated_ends
from app.transfer.mapping.scores import read_ticked
from app.transfer.mapping.targets import Target


class AnsweredScale(NamedTuple):
    """A question with its scale."""

    metric: str
    low: int
    high: int
    high_is_good: bool = True


SCALES = {
    Target.NPS: AnsweredScale(Metric.NPS.value, 0, 10),
    Target.CSAT_5: AnsweredScale(Metric.CSAT.value, 1, 5),
    Target.CSAT_7: AnsweredScale(Metric.CSAT.value, 1, 7),
    Target.CSAT_10: AnsweredScale(Metric.CSAT.value, 1, 10),
    Target.LIKED: AnsweredScale(Metric.CSAT.value, 0, 1),
    Target.CES_5: AnsweredScale(Metric.CES.value, 1, 5),
    Target.CES_7: AnsweredScale(Metric.CES.value, 1, 7),
    Target.EFFORT_5: AnsweredScale(Metric.CES.value, 1, 5, high_is_good=False),
    Target.EFFORT_7: AnsweredScale(Metric.CES.value, 1, 7, high_is_good=False),
}
_KNOWN = frozenset(scale[:3] for scale in SCALES.values())
_BARE_ENDS = re.compile(r"\s*([01])\D{1,6}(\d{1,2})\s*")
_HARD = frozenset("effort hard harder difficult aufwand schwer schwierig sforzo esfuerzo moeite".split())
_LOW = frozenset("low lower lowest small niedrig niedriger bas basso bajo laag".split())
_NO = frozenset("0 no false nein non falsch faux".split())


class ScaleOfRow:
    """Tells the scale of each score of a row; a row that does not say it is rejected."""

    def __init__(self, mapping: Mapping) -> None:
        self._places = {column.target: column.index for column in mapping.columns}
        self._headers = {column.target: column.header for column in mapping.columns}

    def of(self, draft: Draft, cells: list[str], *, column: Column) -> AnsweredScale | None:
        """The scale, or nothing when the row is rejected."""
        if column.target is not Target.SCORE:
            return self._as_stated(draft, cells, column, SCALES[column.target])
        asked = self._cell(cells, Target.METRIC)
        target = asked_in(asked) if asked else None
        if target is None:
            reason = (
                _("“{text}” is none of NPS, CSAT and CES") if asked else _("It is not said what was asked")
            )
            draft.reject(self._headers.get(Target.METRIC, column.header), reason.format(text=asked[:40]))
            return None
        known = column.scales.get(asked)
        if known is None and target is Target.NPS:
            known = Target.NPS
        return self._as_stated(draft, cells, column, SCALES[known or target], sure=known is not None)

    def _as_stated(
        self, draft: Draft, cells: list[str], column: Column, scale: AnsweredScale, *, sure: bool = True
    ) -> AnsweredScale | None:
        ends = self._ends(cells, column)
        if ends is not None:
            scale = scale._replace(low=scale.low if ends[0] < 0 else ends[0], high=ends[1])
        elif not sure:
            draft.reject(column.header, _("It is not said on which scale this was answered"))
            return None
        if scale.metric == Metric.CES:
            scale = scale._replace(high_is_good=self._direction(cells, scale.high_is_good))
        if scale[:3] not in _KNOWN:
            draft.reject(self._headers.get(Target.SCALE, column.header), _refused(scale))
            return None
        return scale

    def _ends(self, cells: list[str], column: Column) -> tuple[int, int] | None:
        """The lowest and the highest score as the row says; -1 where it says only the highest."""
        low, high = (self._number(cells, target) for target in (Target.SCALE_MIN, Target.SCALE_MAX))
        if high is not None:
            return (-1 if low is None else low), high
        told = self._cell(cells, Target.SCALE)
        if not told:
            of = read_ticked(cells[column.index].strip()).of if column.target is Target.SCORE else None
            return None if of is None else (-1, of)
        if match := _BARE_ENDS.fullmatch(told):
            return int(match[1]), int(match[2])
        number = self._number(cells, Target.SCALE)
        return stated_ends(told) or (None if number is None else (-1, number))

    def _direction(self, cells: list[str], usual: bool) -> bool:
        """Whether the highest score is the best: "high is easy", "lower is better", "effort", "true"."""
        words = set(fold(self._cell(cells, Target.DIRECTION)).replace("=", " ").split())
        low = bool(words & _LOW)
        if words & _HARD:
            return low
        if low or words & _NO:
            return False
        return True if words else usual

    def _number(self, cells: list[str], target: Target) -> int | None:
        text = self._cell(cells, target)
        number = read_ticked(text).number if text else None
        return int(number) if number is not None and number == number.to_integral_value() else None

    def _cell(self, cells: list[str], target: Target) -> str:
        place = self._places.get(target)
        return "" if place is None else cells[place].strip()


def _refused(scale: AnsweredScale) -> str:
    words = {"low": scale.low, "high": scale.high}
    if scale.metric == Metric.NPS:
        return _(
            "From {low} to {high} it is no NPS, which is asked from 0 to 10. It can come in as CSAT"
        ).format(**words)
    return _("This is not asked from {low} to {high}").format(**words)
