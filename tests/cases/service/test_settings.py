"""Keeping the settings works every open case's targets out anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.cases.schemas.drafts import TargetSpan
from app.cases.settings import ClockBasis, RecoverySettings
from app.model.case import CaseStep
from tests.cases.case_desk import TO_RESOLVE, CaseDesk
from tests.venues import NOON

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
QUICK = RecoverySettings(targets={"moderate": TargetSpan(acknowledge=2, put_right=3)}, follow_up_minutes=4)


def test_a_venue_starts_with_the_usual_ones(desk: CaseDesk) -> None:
    assert desk.services.settings.get() == RecoverySettings()


def test_open_cases_follow_the_settings_and_closed_ones_stay(desk: CaseDesk) -> None:
    new, resolved, closed = desk.log().value, desk.resolved(), desk.resolved()
    skipped, reopened = desk.log().value, desk.resolved()
    desk.take(skipped, *TO_RESOLVE[:3])
    desk.take(skipped, CaseStep.RESOLVE, skipped=True, note="Nothing to do")
    desk.close(closed)
    desk.close(reopened)
    desk.clock.forward(hours=1)
    desk.reopen(reopened)
    before = desk.everything()
    outcome = desk.services.settings.save(QUICK)
    assert desk.services.settings.get() == QUICK
    assert [desk.case(new).acknowledge_due_at, desk.case(new).due_at] == [NOON + 2 * MINUTE] * 2
    assert desk.case(resolved).due_at == NOON + 4 * MINUTE
    assert desk.case(skipped).due_at == NOON + 4 * MINUTE
    assert desk.case(reopened).due_at == NOON + HOUR + 3 * MINUTE
    assert desk.case(closed).put_right_due_at == NOON + 8 * HOUR
    after = desk.everything()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert desk.everything() == before
    assert desk.services.settings.get() == RecoverySettings()
    outcome.reversal.redo()
    assert desk.everything() == after


def test_saving_the_same_again_changes_nothing(desk: CaseDesk) -> None:
    desk.log()
    desk.services.settings.save(QUICK)
    outcome = desk.services.settings.save(QUICK)
    assert (outcome.change.touched, outcome.said, outcome.reversal) == (frozenset(), "", None)


def test_in_business_hours_a_target_waits_for_the_morning(desk: CaseDesk) -> None:
    hours = ((("08:00", "12:00"), ("13:00", "17:00")),) * 5 + ((),) * 2
    desk.services.settings.save(RecoverySettings(clock=ClockBasis.BUSINESS_HOURS, hours=hours))
    desk.clock.at = datetime(2026, 11, 27, 15, 50, tzinfo=UTC)  # a Friday, ten to five
    case = desk.case(desk.log().value)
    assert case.acknowledge_due_at == datetime(2026, 11, 30, 7, 20, tzinfo=UTC)
    assert case.put_right_due_at == datetime(2026, 11, 30, 15, 50, tzinfo=UTC)
