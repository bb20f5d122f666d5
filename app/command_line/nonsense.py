"""What can be typed for ``measures`` and makes no sense."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import NoReturn

from app.core.words import gettext as _

BUCKETS = ("month", "week", "day")
SIDES = ("stage", "place", "channel")
_SIDES_OF = {"recovery": ("place",), "promises": (), "moments": ()}
"""By what else than time the work of the venue is told apart; answers are by every side."""
_SCALES_OF = {
    "nps": ((0, 10),),
    "csat": ((1, 5), (1, 7), (1, 10)),
    "ces": ((1, 5), (1, 7), (5, 1), (7, 1)),
}
"""The scales on which each is asked, from the worst score to the best."""


def refuse_nonsense(arguments: Namespace, refuse: Callable[[str], NoReturn]) -> None:
    """Say what is wrong with how measures are asked for, if anything is."""
    metric = arguments.metric
    if arguments.first and arguments.last and arguments.first > arguments.last:
        refuse(_("--from is after --to"))
    sides = _SIDES_OF.get(metric, SIDES)
    if arguments.by in SIDES and arguments.by not in sides:
        refuse(_("{metric} is not told apart by {side}").format(metric=metric, side=arguments.by))
    if arguments.scale is not None:
        _refuse_scale(metric, arguments.scale, refuse)


def _refuse_scale(metric: str, scale: tuple[int, int], refuse: Callable[[str], NoReturn]) -> None:
    known = _SCALES_OF.get(metric, ())
    if not known:
        refuse(_("{metric} has no scale to choose").format(metric=metric))
    if metric == "nps" and scale == (1, 10):
        refuse(_("nps is asked from 0 to 10; answers from 1 to 10 are measured as csat"))
    if scale not in known:
        names = ", ".join(f"{worst}-{best}" for worst, best in known)
        refuse(_("--scale for {metric}: choose from {scales}").format(metric=metric, scales=names))
