"""What the pane can be narrowed by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.core.cancelling import Cancellation
from app.core.words import gettext as _


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to narrow by; an id of 0 or an empty text stands for answers without any."""

    key: int | str
    words: str


@dataclass(frozen=True, slots=True)
class MetricsChoices:
    """What there is of each; the names are those of the fields of MetricsState.

    ``week_start`` is the weekday on which the venue's weeks begin, Monday being 0.
    """

    stage_ids: tuple[Choice, ...] = ()
    channels: tuple[Choice, ...] = ()
    places: tuple[Choice, ...] = ()
    department_ids: tuple[Choice, ...] = ()
    staff_ids: tuple[Choice, ...] = ()
    tag_ids: tuple[Choice, ...] = ()
    segments: tuple[Choice, ...] = ()

    def of(self, field: str) -> tuple[Choice, ...]:
        """What can be chosen for a filter."""
        chosen: tuple[Choice, ...] = getattr(self, field)
        return chosen

    def words(self, field: str, key: int | str) -> str:
        """What one is called; one that is not offered any more is told by what it is."""
        return next((each.words for each in self.of(field) if each.key == key), str(key) or _("none"))


ReadsChoices = Callable[[Cancellation], MetricsChoices]


def filter_name(field: str) -> str:
    """What a filter is called."""
    return {
        "stage_ids": _("Stage"),
        "channels": _("Channel"),
        "places": _("Place"),
        "department_ids": _("Department"),
        "staff_ids": _("Staff"),
        "tag_ids": _("Tag"),
        "segments": _("Segment"),
    }[field]
