"""On which scale a column of scores was answered, as its header and all of its values say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from app.core.text_folding import fold
from app.transfer.mapping.score_labels import ONLY_SEVEN
from app.transfer.mapping.scores import read_ticked
from app.transfer.mapping.targets import Target

_ENDS = re.compile(
    r"(?<![\d.,])([01])\s*(?:-|–|—|to|bis|a|à|al|tot|till|do|\.\.\.?|~|～|から|到|至)\s*(10|7|5)(?!\d)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"(?:out of|von|sur|de|su|van|/)\s*(10|7|5)(?!\d)|(10|7|5)[- ](?:point|stars?|punkte)", re.IGNORECASE
)
FEW, MANY_ANSWERS = 8, 30
"""From so many answers on, that none is above 5 (or 7) is no accident where 9 and 10 are common."""
_SMALL_SHARE = Decimal("0.6")
_FAMILIES = {
    "csat": {5: Target.CSAT_5, 7: Target.CSAT_7, 10: Target.CSAT_10},
    "ces": {5: Target.CES_5, 7: Target.CES_7},
    "effort": {5: Target.EFFORT_5, 7: Target.EFFORT_7},
}
_FAMILY_OF = {target: family for family, targets in _FAMILIES.items() for target in targets.values()}


class Settled(NamedTuple):
    """What a column turned out to be; not ``sure`` where a person has to say on which scale it was answered."""

    target: Target
    sure: bool = True


@dataclass(slots=True)
class ScoreEvidence:
    """What the values of a column say about its scale. Feed it every different value with its number."""

    count: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    above_five: int = 0
    others: int = 0
    labels: set[str] = field(default_factory=set)
    of: set[int] = field(default_factory=set)
    faces: set[int] = field(default_factory=set)

    def feed(self, text: str) -> None:
        """Take one value into account."""
        ticked = read_ticked(text)
        if ticked.of is not None:
            self.of.add(ticked.of)
        if ticked.face and ticked.five is not None:
            self.faces.add(ticked.five)
        if ticked.number is None:
            self.labels.update({" ".join(fold(text).split())} if ticked.five or ticked.seven else ())
            self.others += ticked.liked is not None
            return
        self.count += 1
        self.low = ticked.number if self.low is None else min(self.low, ticked.number)
        self.high = ticked.number if self.high is None else max(self.high, ticked.number)
        self.above_five += ticked.number > 5

    @property
    def yes_or_no(self) -> bool:
        """Whether there is nothing but yes and no, or 1 and 0."""
        if self.count:
            return self.low is not None and self.high is not None and self.low == 0 and self.high <= 1
        return self.others > 0 and not self.labels

    @property
    def tells_how_many_faces(self) -> bool:
        """Whether it is clear that there were five faces, or the three whose ranks are the same among five."""
        return not self.faces & {2, 4} or {1, 2} <= self.faces or {4, 5} <= self.faces

    @property
    def steps_of_labels(self) -> int:
        """Among how many labels these stand; 0 without any."""
        return 0 if not self.labels else 7 if self.labels & ONLY_SEVEN else 5


def stated_ends(header: str) -> tuple[int, int] | None:
    """The scale that a header names, such as "(1-10)" or "out of 5"."""
    text = fold(header)
    if match := _ENDS.search(text):
        return int(match[1]), int(match[2])
    if match := _OUT_OF.search(text):
        return -1, int(match[1] or match[2])
    return None


def settle_scale(target: Target, header: str, *, evidence: ScoreEvidence) -> Settled:
    """The target with the scale that header and values speak for."""
    if len(evidence.of) > 1 or not evidence.tells_how_many_faces:
        return Settled(target, sure=False)
    ends = stated_ends(header) or next(((-1, of) for of in evidence.of), None)
    if target is Target.NPS:
        return _settle_nps(ends, evidence)
    if target in (Target.SCORE, Target.LIKED):
        return _settle_any(target, ends, evidence)
    return _settle_family(_FAMILY_OF[target], ends, evidence)


def _settle_nps(ends: tuple[int, int] | None, evidence: ScoreEvidence) -> Settled:
    """From 0 to 10, or it is no NPS: whatever else is asked is offered as satisfaction, never taken as such."""
    if ends is not None and (ends[0] == 1 or ends[1] < 10):
        return Settled(_FAMILIES["csat"][ends[1]], sure=False)
    if ends is None and evidence.count and evidence.low is not None and evidence.high is not None:
        for high, enough in ((5, FEW), (7, MANY_ANSWERS)):
            if evidence.count >= enough and evidence.low >= 1 and evidence.high <= high:
                return Settled(_FAMILIES["csat"][high], sure=False)
    return Settled(Target.NPS)


def _settle_any(target: Target, ends: tuple[int, int] | None, evidence: ScoreEvidence) -> Settled:
    if evidence.yes_or_no:
        return Settled(Target.LIKED)
    if target is Target.LIKED:
        target = Target.SCORE
    if ends is not None:
        return Settled(Target.NPS) if ends == (0, 10) else _settle_family("csat", ends, evidence)
    if evidence.high is not None and evidence.high > 7:
        if evidence.low == 0:
            return Settled(Target.NPS)
        return Settled(Target.CSAT_10, sure=False)
    return _settle_family("csat", ends, evidence)


def _settle_family(family: str, ends: tuple[int, int] | None, evidence: ScoreEvidence) -> Settled:
    targets = _FAMILIES[family]
    if family == "effort" and any(
        "effort" not in label and "aufwand" not in label for label in evidence.labels
    ):
        targets = _FAMILIES["ces"]
    if ends is not None:
        known = targets.get(ends[1])
        return Settled(known or targets[7], sure=known is not None and ends[0] != 0)
    if family == "csat" and evidence.yes_or_no:
        return Settled(Target.LIKED)
    if evidence.high is None:
        return Settled(targets[evidence.steps_of_labels or 5])
    high = next((high for high in targets if evidence.high <= high), max(targets))
    mixed = evidence.above_five > 0 and evidence.above_five < (1 - _SMALL_SHARE) * evidence.count
    return Settled(targets[high], sure=not mixed and not (evidence.labels and high > 5))
