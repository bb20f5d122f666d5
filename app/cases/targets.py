"""By when a case is to be acknowledged, put right and followed up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from app.cases.schemas.rows import Target
from app.cases.settings import RecoverySettings
from app.model.case import CaseState


class TargetClock:
    """The clock by which a venue's targets run: day and night, or while it is open."""

    def __init__(self, settings: RecoverySettings, zone: str) -> None:
        self._settings = settings
        self._hours = settings.opening_hours(zone)

    def acknowledge_due(self, severity: int, reported_at: datetime) -> datetime:
        """By when somebody is to respond."""
        return self.after(reported_at, minutes=self._settings.target(severity).acknowledge)

    def put_right_due(self, severity: int, since: datetime) -> datetime:
        """By when it is to be put right, since it was reported or reopened."""
        return self.after(since, minutes=self._settings.target(severity).put_right)

    def follow_up_due(self, since: datetime) -> datetime:
        """By when the customer is to be asked, since it was put right."""
        return self.after(since, minutes=self._settings.follow_up_minutes)

    def after(self, start: datetime, *, minutes: int) -> datetime:
        """The instant at which so much of the clock's time has passed."""
        span = timedelta(minutes=minutes)
        return start + span if self._hours is None else self._hours.add_open_time(start, span)


def pending_target(case: Any) -> Target | None:
    """What is due next of a case (mapped or as a row); None when it is closed.

    The follow-up has its time as soon as the resolving is done, or skipped with a reason.
    """
    if case.state != CaseState.OPEN:
        return None
    if case.acknowledged_at is None:
        return Target.ACKNOWLEDGE
    return Target.PUT_RIGHT if case.follow_up_due_at is None else Target.FOLLOW_UP
