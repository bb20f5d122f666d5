"""From how somebody feels, 0 to 10, to what they tick on a scale."""

from __future__ import annotations

from app.core.measures.scales import Scale
from app.rehearsal.wheels import Chance, draw, wheel_of

NOISE = {1: 40, 0: 25, -1: 17, -2: 7, -3: 4, -4: 3, -5: 2, -6: 1, -8: 1}
"""By how much people differ who had the same visit: most are content, a few are not at all."""
BEST = 10
_STEPS = {
    (0, 10): range(11),
    (1, 10): (1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    (1, 7): (1, 1, 2, 2, 3, 4, 4, 5, 6, 7, 7),
    (1, 5): (1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5),
}


def score_of(scale: Scale, feeling: int) -> int:
    """What somebody who feels so ticks."""
    score = _STEPS[scale.low, scale.high][feeling]
    return score if scale.high_is_good else scale.low + scale.high - score


class Feelings:
    """Draws how somebody feels whose visit would leave most people in some mood."""

    def __init__(self) -> None:
        self._noise = wheel_of(NOISE, slots=200)

    def draw(self, chance: Chance, mood: float) -> int:
        """From 0 to 10."""
        return max(0, min(BEST, int(mood + chance()) + draw(chance, self._noise)))
