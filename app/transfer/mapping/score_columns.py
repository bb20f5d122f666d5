"""The columns of scores in a table: on which scale each was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.score_scales import ScoreEvidence, settle_scale
from app.transfer.mapping.survey_words import survey_meaning
from app.transfer.mapping.targets import SCORES, Target

_CHOSEN = 1.0
_ASKABLE = SCORES - {Target.SCORE, Target.LIKED}


def asked_in(text: str) -> Target | None:
    """What was asked, by its name in a cell ("NPS", "Customer satisfaction"); nothing where that is not clear."""
    found = survey_meaning(text)
    return found[0] if found is not None and found[0] in _ASKABLE else None


class WatchedScores:
    """Looks at every row of a table, and settles its columns of scores afterwards."""

    def __init__(self, mapping: Mapping) -> None:
        metric = mapping.first(Target.METRIC)
        self._by_row = -1 if metric is None else metric.index
        self._watched: list[tuple[int, dict[str, ScoreEvidence]]] = [
            (column.index, {}) for column in mapping.columns if column.target in SCORES
        ]
        self._by_metric = {
            column.index for column in mapping.columns if metric is not None and column.target is Target.SCORE
        }

    def feed(self, cells: Sequence[str]) -> None:
        """Take a row into account."""
        for index, evidence in self._watched:
            text = cells[index].strip()
            if not text:
                continue
            asked = cells[self._by_row].strip() if index in self._by_metric else ""
            found = evidence.get(asked)
            if found is None:
                found = evidence[asked] = ScoreEvidence()
            found.feed(text)

    def settled(self, mapping: Mapping) -> Mapping:
        """The mapping with a scale for every column; what a person chose stays as it is."""
        columns = list(mapping.columns)
        for index, evidence in self._watched:
            columns[index] = self._settle(columns[index], evidence)
        return replace(mapping, columns=tuple(columns))

    def _settle(self, column: Column, evidence: dict[str, ScoreEvidence]) -> Column:
        if column.index in self._by_metric:
            return self._settle_by_row(column, evidence)
        if column.confidence >= _CHOSEN:
            return replace(column, style_sure=True)
        found = settle_scale(column.target, column.header, evidence=evidence.get("", ScoreEvidence()))
        return replace(column, target=found.target, style_sure=found.sure)

    def _settle_by_row(self, column: Column, evidence: dict[str, ScoreEvidence]) -> Column:
        scales: dict[str, Target] = {}
        for asked, values in evidence.items():
            target = asked_in(asked)
            if target is not None:
                found = settle_scale(target, "", evidence=values)
                if found.sure:
                    scales[asked] = found.target
        return replace(column, scales=scales, style_sure=True)
