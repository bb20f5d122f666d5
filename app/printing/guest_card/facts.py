"""What a card says, and for which occasion."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.moment import MILESTONE, Milestone
from app.model.occasion import OccasionKind
from app.moments.schemas.rows import MomentDetail

FRONT = """<p align="center" style="font-size:32pt; margin-bottom:12px">{{ greeting }}</p>
<p align="center" style="font-size:20pt; color:#77487f">{{ name }}</p>"""
INSIDE = """<p style="font-size:14pt; line-height:140%; margin-bottom:18px">{{ message | lines }}</p>
<p style="font-size:13pt; line-height:140%; margin-bottom:18px">{{ signed }}<br>{{ venue }}</p>
<p style="font-size:9pt; color:#5c6664">{{ day }}</p>"""
"""What stands on a card until the venue writes its own."""


@dataclass(frozen=True)
class CardFacts:
    """What can be put into the places of a card's template."""

    greeting: str
    name: str
    message: str
    signed: str
    venue: str
    day: str

    def as_places(self) -> dict[str, str]:
        """The facts by the names of their places."""
        return asdict(self)


PLACES = frozenset(CardFacts.__dataclass_fields__)


def greeting_for(detail: MomentDetail) -> str:
    """The words on the front."""
    if detail.kind == MILESTONE:
        return _milestone_greeting(detail)
    greetings = {
        OccasionKind.BIRTHDAY: _("Happy birthday"),
        OccasionKind.ANNIVERSARY: _("Happy anniversary"),
        OccasionKind.HONEYMOON: _("To the newly-weds"),
        OccasionKind.GRADUATION: _("Congratulations"),
        OccasionKind.NAME_DAY: _("Happy name day"),
    }
    return next((words for kind, words in greetings.items() if kind == detail.kind), _("For you"))


def _milestone_greeting(detail: MomentDetail) -> str:
    if detail.milestone is Milestone.FIRST_VISIT:
        return _("Welcome")
    if detail.milestone is Milestone.YEARS and detail.milestone_number:
        count = detail.milestone_number
        return ngettext("{count} year with you", "{count} years with you", count).format(count=count)
    return _("Congratulations") if detail.milestone is Milestone.TIER else _("Welcome back")


def ornament_for(detail: MomentDetail) -> str:
    """The name of the small picture above the greeting."""
    pictures = {
        OccasionKind.BIRTHDAY: "cake",
        OccasionKind.ANNIVERSARY: "heart",
        OccasionKind.HONEYMOON: "heart",
        OccasionKind.GRADUATION: "star",
    }
    return next((name for kind, name in pictures.items() if kind == detail.kind), "gift")
