"""The moments written by hand: one in every state, with what speaks against it and what is late."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date
from typing import Any

from app.core.money import usual_minor
from app.model.moment import MILESTONE, SURPRISE, MomentState
from app.moments.settings import MomentSettings
from app.moments.timing import worked_back
from app.rehearsal.cases.ground import Ground
from app.rehearsal.days import minutes
from app.rehearsal.moments.outline import Outline
from app.rehearsal.moments.pictures import draw_cake
from app.rehearsal.moments.playbooks import Playbooks
from app.rehearsal.rows import Rows
from app.rehearsal.stories import Known

Told = Mapping[str, Any]
"""One entry as it stands in resources/demo; days count from today."""
Visits = Mapping[tuple[int, int], int]
AT, MADE_BEFORE = "16:00", 6
_ENDS = (MomentState.DELIVERED, MomentState.SKIPPED)


class ToldMoments:
    """Adds the moments of a venue's list whose people are there; ``spent`` is what months cost."""

    def __init__(self, ground: Ground, rows: Rows, *, playbooks: Playbooks, known: Known) -> None:
        self._ground, self._rows, self._playbooks, self._known = ground, rows, playbooks, known
        self._frame, self._days = ground.frame, ground.frame.days
        self._ready_by = MomentSettings().ready_by
        self.spent: defaultdict[tuple[int, int], int] = defaultdict(int)

    def add(self, moments: Sequence[Told], *, customers: Mapping[str, int], visits: Visits) -> None:
        """Add them in their order."""
        for told in moments:
            if told["who"] in customers:
                self._add(told, customers[told["who"]], visits)

    def _add(self, told: Told, customer: int, visits: Visits) -> None:
        outline = self._outline(told, customer, visits)
        day = self._celebrated(told, outline)
        self._stamp(told, outline, day)
        if "playbook" in told:
            made = self._made(told, day)
            outline.playbook = self._playbooks.version_on(told["playbook"], made)
        outline.write(self._rows)
        for gesture in told.get("gestures", []):
            cost = self._give(outline, gesture)
            if day is not None and outline.state is not MomentState.SKIPPED:
                on = self._days.date(day)
                self.spent[on.year, on.month] += cost
        for position, task in enumerate(told.get("tasks", [])):
            self._add_task(outline, task, position=position, day=day)
        for picture in told.get("pictures", []):
            self._add_picture(outline, picture)

    def _outline(self, told: Told, customer: int, visits: Visits) -> Outline:
        whose = told.get("of", "")
        outline = Outline(
            customer,
            told.get("kind", SURPRISE),
            MomentState(told["state"]),
            ("", None),
            companion=self._known.companions[customer, whose] if whose else None,
            visit=visits[customer, told["visit"]] if "visit" in told else None,
            title=told.get("title", ""),
            budget=self._money(told["budget"]) if "budget" in told else None,
            note=told.get("note", ""),
            dos=told.get("dos", ""),
            donts=told.get("donts", ""),
            department=self._department(told),
            owner=self._frame.staff[told["owner"]] if "owner" in told else None,
        )
        if "milestone" in told:
            outline.kind, outline.milestone = MILESTONE, told["milestone"]
            outline.number = told.get("number", 0)
            outline.occurs_on = self._days.iso(told["on"])
        elif "kind" in told:
            self._take_occasion(outline, told, customer)
        elif "clue" in told:
            outline.clue = self._known.clues[customer, told["clue"]]
        return outline

    def _take_occasion(self, outline: Outline, told: Told, customer: int) -> None:
        key = (customer, told.get("of", ""), told.get("own", told["kind"]))
        outline.occasion, on = self._known.occasions[key]
        outline.occurs_on = on.years_ago(told.get("years_ago", 0)).isoformat()

    def _celebrated(self, told: Told, outline: Outline) -> int | None:
        """The day on which it is done, counted from today."""
        if "celebrate" in told:
            day = int(told["celebrate"])
        elif outline.occurs_on is not None:
            day = (date.fromisoformat(outline.occurs_on) - self._days.today).days
        else:
            return None
        outline.celebrate_on = self._days.iso(day)
        return day

    def _made(self, told: Told, day: int | None) -> int:
        made = told.get("made", min(day or 0, 0) - MADE_BEFORE)
        return int(made)

    def _stamp(self, told: Told, outline: Outline, day: int | None) -> None:
        by = self._frame.staff[told["by"]]
        made = self._made(told, day)
        outline.made = self._days.instant(made, minutes("10:20")), by
        if outline.state is not MomentState.SUGGESTED:
            outline.planned = self._days.instant(made, minutes("10:25"))
        if outline.state is MomentState.PREPARED or outline.state is MomentState.DELIVERED:
            prepared = min(-1, day or 0)
            outline.prepared = self._days.instant(prepared, minutes(told.get("prepared_at", "11:40")))
        if outline.state in _ENDS and day is not None:
            outline.ended = self._days.instant(day, minutes(told.get("at", AT))), by
        outline.reaction, outline.said = told.get("reaction"), told.get("said", "")
        outline.reason, outline.story = told.get("reason", ""), told.get("story", "")

    def _give(self, outline: Outline, told: Told) -> int:
        contains = told.get("contains")
        return outline.give(
            self._rows,
            self._ground.offers[told["key"]],
            what=told.get("what", ""),
            cost=self._money(told["cost"]) if "cost" in told else None,
            contains=None if contains is None else json.dumps(contains, ensure_ascii=False),
            clash_reason=told.get("despite", ""),
        )

    def _add_task(self, outline: Outline, told: Told, *, position: int, day: int | None) -> None:
        due, whole_day, lead = None, 0, told.get("lead")
        if "due" in told:
            on, clock = told["due"].split()
            due = self._days.instant(int(on), minutes(clock))
        elif day is not None:
            worked = worked_back(
                self._days.date(day), lead or 0, ready_by=self._ready_by, zone=self._frame.venue["zone"]
            )
            due = worked.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
            whole_day = int(worked.whole_day)
        by = self._frame.staff[told["by"]] if "by" in told else None
        done = self._days.instant(told["done"], minutes("17:10")) if "done" in told else None
        self._rows.of["moment_task"].append(
            (
                outline.customer,
                outline.id,
                told["what"],
                by,
                self._department(told),
                due,
                whole_day,
                lead,
                position,
                done,
                by if done else None,
            )
        )

    def _add_picture(self, outline: Outline, told: Told) -> None:
        rows, content = (
            self._rows,
            draw_cake(
                wall=tuple(told["wall"]),
                table=tuple(told["table"]),
                cake=tuple(told["cake"]),
                candles=told["candles"],
            ),
        )
        number, (written, by) = rows.new_id("attachment"), outline.ended
        digest = hashlib.sha256(content).hexdigest()
        row = (number, outline.customer, None, told["name"], "image/png", len(content), digest, written, by)
        rows.of["attachment"].append((*row, outline.id))
        rows.of["attachment_content"].append((number, content))

    def _department(self, told: Told) -> int | None:
        return self._ground.departments[told["department"]] if "department" in told else None

    def _money(self, units: int) -> int:
        return usual_minor(units, self._frame.venue["currency"])
