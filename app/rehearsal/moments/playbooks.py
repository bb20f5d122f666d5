"""What moments of a rehearsal venue stand on: its budgets, its playbooks, and what became of one of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.moments.settings import SETTING, MomentSettings
from app.rehearsal.cases.ground import Ground
from app.rehearsal.days import BACK, minutes
from app.rehearsal.rows import Rows
from app.venue.starter_playbooks import definition_of
from app.wording.playbook_starters import starter_playbooks


@dataclass(frozen=True)
class Playbooks:
    """Ids of versions by key: the first, and the second with the day since when it holds."""

    first: Mapping[str, int]
    second: Mapping[str, tuple[int, int]]

    def version_on(self, key: str, day: int) -> int:
        """The version that held on a day, counted from today."""
        version, since = self.second.get(key, (0, 0))
        return version if version and day >= since else self.first[key]


def keep_budgets(rows: Rows, ground: Ground, *, words: Mapping[str, Any]) -> int:
    """Set what a moment and a month may cost; gives the month in minor units."""
    told = words["budget"]
    settings = MomentSettings(
        budget_moment_minor=ground.money(told["moment"]), budget_month_minor=ground.money(told["month"])
    )
    kept = json.dumps(settings.model_dump(mode="json", exclude_unset=True))
    rows.of["venue_setting"].append((SETTING, kept))
    return ground.money(told["month"])


def lay_playbooks(rows: Rows, ground: Ground, *, words: Mapping[str, Any]) -> Playbooks:
    """Add the playbooks of such a venue; the one that was changed has a second version."""
    frame, changed = ground.frame, words["changed_playbook"]
    gestures = {key: offer.id for key, offer in ground.offers.items()}
    begun = frame.days.instant(-BACK + 1, minutes(frame.venue["opens"]))
    first, second = {}, {}
    for position, starter in enumerate(starter_playbooks(frame.kind)):
        playbook = position + 1
        rows.of["playbook"].append((playbook, starter.key, starter.name, starter.kind, position))
        definition = definition_of(starter, gestures=gestures, departments=dict(ground.departments))
        first[starter.key] = _add_version(rows, definition, playbook=playbook, number=1, made=(begun, None))
        if starter.key == changed["key"]:
            at = frame.days.instant(changed["day"], minutes(changed["at"]))
            better = definition | {part: changed[part] for part in ("dos", "donts") if part in changed}
            by = frame.staff[changed["by"]]
            version = _add_version(rows, better, playbook=playbook, number=2, made=(at, by))
            second[starter.key] = version, changed["day"]
    return Playbooks(first, second)


def _add_version(
    rows: Rows, definition: Mapping[str, Any], *, playbook: int, number: int, made: tuple[str, int | None]
) -> int:
    version = rows.new_id("playbook_version")
    kept = json.dumps(definition, ensure_ascii=False)
    rows.of["playbook_version"].append((version, playbook, number, *made, kept))
    return version
