"""The venue itself: its name, staff, headings, stages and labels, under which everything else is filed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.core.money import minor_digits, usual_minor
from app.rehearsal.days import BACK, Days, minutes
from app.rehearsal.rows import Rows
from app.wording.recovery_starters import Starter
from app.wording.starters import starters_for
from app.wording.theme_starters import starter_themes


@dataclass(frozen=True)
class Frame:
    """What the makers of people share: the venue's words, its days, and ids by name or key."""

    kind: str
    words: Mapping[str, Any]
    days: Days
    staff: Mapping[str, int]
    desk: tuple[int, ...]
    groups: Mapping[str, int]
    stages: Mapping[str, int]
    tags: Mapping[str, int]

    @property
    def venue(self) -> Mapping[str, str]:
        """The venue's name, currency, language, zone and region."""
        found: Mapping[str, str] = self.words["venue"]
        return found

    @property
    def shape(self) -> Mapping[str, Any]:
        """Its places, seasons and prices."""
        found: Mapping[str, Any] = self.words["shape"]
        return found

    def money(self, hundredths: int) -> int:
        """Hundredths of the currency's unit in its minor units."""
        return hundredths * int(10 ** minor_digits(self.venue["currency"])) // 100


def lay_frame(rows: Rows, *, kind: str, words: Mapping[str, Any], days: Days) -> Frame:
    """Add the rows of the venue itself."""
    starters = starters_for(kind)
    frame = Frame(
        kind=kind,
        words=words,
        days=days,
        staff=_add_staff(rows, words["staff"], currency=words["venue"]["currency"]),
        desk=tuple(number for number, one in enumerate(words["staff"], 1) if one["role"] != "owner"),
        groups=_add_keyed(rows, "preference_group", starters.groups),
        stages=_add_keyed(rows, "journey_stage", starters.stages),
        tags=_add_tags(rows, starters.tags),
    )
    _add_venue(rows, frame)
    for number, theme in enumerate(starter_themes(kind), 1):
        words_kept = json.dumps(theme.words)
        rows.of["theme"].append((number, theme.key, theme.name, theme.pillar, words_kept, number - 1))
    return frame


def _add_venue(rows: Rows, frame: Frame) -> None:
    venue = frame.venue
    made_at = frame.days.instant(-BACK + 1, minutes(venue["opens"]))
    rows.of["venue"].append(
        (
            1,
            venue["name"],
            frame.kind,
            venue["currency"],
            venue["language"],
            venue["zone"],
            venue["region"],
            1,
            made_at,
        )
    )
    rows.tell(
        at=made_at,
        staff_id=None,
        action="added",
        kind="venue",
        row_id=1,
        customer_id=None,
        details={"name": [None, venue["name"]]},
    )


def _add_staff(rows: Rows, staff: list[dict[str, Any]], *, currency: str) -> dict[str, int]:
    for number, one in enumerate(staff, 1):
        limit = usual_minor(one["limit"], currency) if "limit" in one else None
        rows.of["staff"].append((number, one["name"], one["role"], one["duty"], limit))
    return {one["name"].split()[0]: number for number, one in enumerate(staff, 1)}


def _add_keyed(rows: Rows, table: str, starters: tuple[Starter, ...]) -> dict[str, int]:
    for position, starter in enumerate(starters):
        rows.of[table].append((position + 1, starter.key, starter.name, position))
    return {starter.key: position + 1 for position, starter in enumerate(starters)}


def _add_tags(rows: Rows, starters: tuple[Starter, ...]) -> dict[str, int]:
    for number, starter in enumerate(starters, 1):
        rows.of["tag"].append((number, starter.name))
    return {starter.key: number for number, starter in enumerate(starters, 1)}
