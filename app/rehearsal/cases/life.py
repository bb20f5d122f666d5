"""One case from its opening on: every act leaves the rows that the program would have written for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.cases.progressing import REPEATED, first_pending
from app.model.case import CaseEnding, CaseEntryKind, CaseState, CaseStep, Severity
from app.rehearsal.cases.gifts import Gift
from app.rehearsal.cases.ground import Category, Ground
from app.rehearsal.cases.vows import Vow
from app.rehearsal.rows import Rows


@dataclass(frozen=True, slots=True)
class Opening:
    """What is told when a case is opened; instants are moments as ``Days`` counts them.

    ``earlier`` is the customer's case of late that makes this one worse.
    """

    number: int
    what: str
    happened: int
    reported: int
    opened: int
    by: int
    owner: int
    severity: int
    category: Category
    kind: str = "mistake"
    channel: str = "in_person"
    place: str = ""
    fault: str = "us"
    feeling: int | None = None
    restricted: bool = False
    customer: int | None = None
    walk_in: str = ""
    visit: int | None = None
    incident: int | None = None
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """How a case ended: ``attempts`` where the customer could not be asked."""

    through: str = ""
    feeling: int | None = None
    rating: int | None = None
    reason: str = ""
    attempts: str = ""

    @property
    def code(self) -> CaseEnding:
        """Verified, or not reached."""
        return CaseEnding.UNREACHABLE if self.attempts else CaseEnding.VERIFIED


class Life:
    """A case being lived; ``finish`` writes its row."""

    def __init__(self, ground: Ground, rows: Rows, opening: Opening) -> None:
        self.opening = opening
        self.ground, self.rows = ground, rows
        self._days = ground.frame.days
        self.severity = min(opening.severity + (opening.earlier is not None), Severity.CRITICAL)
        self.acknowledge_due, self.put_right_due = self._targets(opening.reported)
        self.follow_up_due: int | None = None
        self.owner = opening.owner
        self.round = 0
        self.ending: Ending | None = None
        self.story: str | None = None
        self.gifts: list[Gift] = []
        self.vows: list[Vow] = []
        self._settled: set[str] = set()
        self._acknowledged: int | None = None
        self._first_resolved: int | None = None
        self._resolved: int | None = None
        self._reopened: int | None = None
        self._closed: tuple[int, int] | None = None
        self._tell_opening()

    def tell(
        self,
        kind: str,
        *,
        at: int,
        by: int | None,
        text: str = "",
        details: Mapping[str, Any] | None = None,
    ) -> None:
        """A line of the log."""
        written, opening = self._days.written(at), self.opening
        told = json.dumps(details or {}, ensure_ascii=False)
        self.rows.of["case_entry"].append(
            (opening.number, opening.customer, kind, written, written, by, text, told)
        )

    def take_step(self, step: str, *, at: int, by: int, note: str = "", skipped: bool = False) -> None:
        """The next step, done or skipped."""
        self._stamp(step, at=at, by=by, note=note, skipped=skipped)
        kind = CaseEntryKind.SKIP if skipped else CaseEntryKind.STEP
        self.tell(kind, at=at, by=by, text=note, details={"step": step, "round": self.round})
        if not skipped and self._acknowledged is None:
            self._acknowledged = at
        if step == CaseStep.RESOLVE:
            self.follow_up_due = at + self.ground.settings.follow_up_minutes
            if not skipped:
                self._resolved = at
                self._first_resolved = at if self._first_resolved is None else self._first_resolved

    def hand_over(self, *, at: int, by: int, to: int, note: str = "") -> None:
        """Somebody else looks after it now."""
        names = self.ground.staff_names
        details = {"from": names[self.owner], "from_id": self.owner, "to": names[to], "to_id": to}
        self.owner = to
        self.tell(CaseEntryKind.HAND_OVER, at=at, by=by, text=note, details=details)

    def close(self, ending: Ending, *, at: int, by: int) -> None:
        """It is over."""
        self.ending, self._closed = ending, (at, by)
        self._stamp(CaseStep.FOLLOW_UP, at=at, by=by, note=ending.attempts, skipped=bool(ending.attempts))
        details = {
            "ending": ending.code,
            "through": ending.through,
            "feeling_after": ending.feeling,
            "rating": ending.rating,
            "attempts": ending.attempts,
            "round": self.round,
        }
        self.tell(CaseEntryKind.CLOSED, at=at, by=by, text=ending.reason, details=details)

    def reopen(self, *, at: int, by: int, reason: str) -> None:
        """It was not over."""
        self.round += 1
        details = {"round": self.round, "was": self._was()}
        self.tell(CaseEntryKind.REOPENED, at=at, by=by, text=reason, details=details)
        self._reopened, self._resolved, self._closed, self.ending = at, None, None, None
        self._settled -= REPEATED
        self.follow_up_due = None
        self.put_right_due = self._targets(at)[1]

    def tell_story(self, story: str, *, at: int, by: int) -> None:
        """It is worth telling."""
        self.story = story
        self.tell(CaseEntryKind.STORY, at=at, by=by, text=story, details={"is_story": True})

    def finish(self) -> None:
        """Write the case, its gestures and its promises as they stand now."""
        opening, written, end = self.opening, self._written, self.ending or Ending()
        closed_at, closed_by = self._closed or (None, None)
        is_open = self._closed is None
        verified = self.ending is not None and not end.attempts
        self.rows.of["recovery_case"].append(
            (
                opening.number,
                opening.customer,
                opening.walk_in,
                opening.incident,
                opening.visit,
                opening.what,
                opening.place,
                written(opening.happened),
                written(opening.reported),
                written(opening.opened),
                opening.by,
                opening.channel,
                opening.kind,
                opening.category.id,
                opening.category.department,
                self.severity,
                int(opening.earlier is not None),
                opening.fault,
                opening.feeling,
                self.owner,
                int(opening.restricted),
                CaseState.OPEN if is_open else CaseState.CLOSED,
                str(first_pending(self._settled)),
                written(self.acknowledge_due),
                written(self.put_right_due),
                written(self.follow_up_due),
                written(self._due() if is_open else None),
                written(self._acknowledged),
                written(self._first_resolved),
                written(self._resolved),
                written(self._reopened),
                self.round,
                written(closed_at),
                closed_by,
                "" if self.ending is None else end.code,
                end.through if verified else "",
                closed_by if verified else None,
                end.feeling,
                end.rating,
                end.reason,
                int(self.story is not None),
                self.story or "",
            )
        )
        for gift in self.gifts:
            gift.write(self.rows, self._days)
        for vow in self.vows:
            vow.write(self.rows, self._days)

    def _tell_opening(self) -> None:
        opening = self.opening
        details = {
            "severity": int(self.severity),
            "again": opening.earlier is not None,
            "earlier_id": opening.earlier,
            "raised_from": opening.severity if self.severity != opening.severity else None,
            "owner_id": opening.owner,
            "channel": opening.channel,
            "incident_id": opening.incident,
        }
        self.tell(CaseEntryKind.OPENED, at=opening.opened, by=opening.by, text=opening.what, details=details)

    def _stamp(self, step: str, *, at: int, by: int, note: str, skipped: bool) -> None:
        self._settled.add(step)
        self.rows.of["case_step"].append(
            (self.opening.number, str(step), self.round, self._days.written(at), by, int(skipped), note)
        )

    def _targets(self, since: int) -> tuple[int, int]:
        acknowledge, put_right = self.ground.target(self.severity)
        return since + acknowledge, since + put_right

    def _due(self) -> int:
        if self._acknowledged is None:
            return self.acknowledge_due
        return self.put_right_due if self.follow_up_due is None else self.follow_up_due

    def _was(self) -> dict[str, Any]:
        end, (closed_at, closed_by) = self.ending or Ending(), self._closed or (None, None)
        return {
            "ending": end.code,
            "verified_through": end.through,
            "verified_by": None if end.attempts else closed_by,
            "feeling_after": end.feeling,
            "rating": end.rating,
            "closing_reason": end.reason,
            "closed_by": closed_by,
            "closed_at": self._in_iso(closed_at),
            "resolved_at": self._in_iso(self._resolved),
        }

    def _in_iso(self, at: int | None) -> str | None:
        return None if at is None else iso_instant(self._days.written(at))

    def _written(self, at: int | None) -> str | None:
        return None if at is None else self._days.written(at)


def iso_instant(written: str) -> str:
    """An instant as the details of a log hold it."""
    return f"{written[:10]}T{written[11:19]}+00:00"
