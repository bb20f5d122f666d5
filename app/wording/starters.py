"""What a new venue starts with: preference groups, journey stages, tags, departments and categories."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.words import gettext as _
from app.wording.recovery_starters import (
    CategoryStarter,
    Starter,
    category_starters,
    department_starters,
)

MUST_HAVE = "must_have"
LIKES = "likes"
DISLIKES = "dislikes"


@dataclass(frozen=True)
class StarterSet:
    """The starters of one kind of venue, each in the order in which it is shown."""

    groups: tuple[Starter, ...]
    stages: tuple[Starter, ...]
    tags: tuple[Starter, ...]
    departments: tuple[Starter, ...]
    categories: tuple[CategoryStarter, ...]

    def group_name(self, key: str) -> str:
        """The name of the group for a topic; a topic this kind of venue lacks goes under Likes."""
        names = {group.key: group.name for group in self.groups}
        return names.get(key) or names[LIKES]


def starters_for(kind: str) -> StarterSet:
    """The starters of this kind of venue, in the language that was started."""
    return StarterSet(
        groups=_groups(kind),
        stages=_stages(kind),
        tags=_tags(kind),
        departments=department_starters(kind),
        categories=category_starters(kind),
    )


def _groups(kind: str) -> tuple[Starter, ...]:
    topics = {
        "hotel": [
            ("room", _("Room")),
            ("food_drink", _("Food and drink")),
            ("seating", _("Seating")),
            ("service", _("Service")),
        ],
        "restaurant": [
            ("seating", _("Seating")),
            ("food_drink", _("Food and drink")),
            ("service", _("Service")),
        ],
        "boutique": [
            ("size", _("Sizes and fit")),
            ("style", _("Style and colour")),
            ("service", _("Service")),
            ("food_drink", _("Food and drink")),
        ],
    }[kind]
    rows = [(MUST_HAVE, _("Must have")), *topics, (LIKES, _("Likes")), (DISLIKES, _("Dislikes"))]
    return tuple(Starter(key, name) for key, name in rows)


def _stages(kind: str) -> tuple[Starter, ...]:
    names = {
        "hotel": (_("Booking"), _("Arrival"), _("Stay"), _("Departure")),
        "restaurant": (_("Booking"), _("Arrival"), _("At the table"), _("Leaving")),
        "boutique": (_("Appointment"), _("Coming in"), _("In the shop"), _("Leaving the shop")),
    }[kind]
    booking, arrival, visit, departure = names
    rows = (
        ("discovery", _("Discovery")),
        ("booking", booking),
        ("arrival", arrival),
        ("stay", visit),
        ("problem", _("Problem")),
        ("departure", departure),
        ("after", _("Afterwards")),
    )
    return tuple(Starter(key, name) for key, name in rows)


def _tags(kind: str) -> tuple[Starter, ...]:
    own = {
        "hotel": [("family", _("Family")), ("long_stay", _("Long stay"))],
        "restaurant": [("wine", _("Wine lover")), ("lunch", _("Comes for lunch"))],
        "boutique": [("stylist", _("Personal stylist")), ("alterations", _("Alterations"))],
    }[kind]
    rows = [
        ("regular", _("Regular")),
        ("vip", _("VIP")),
        ("business", _("Business")),
        ("local", _("Lives nearby")),
        ("press", _("Press")),
        *own,
    ]
    return tuple(Starter(key, name) for key, name in rows)
