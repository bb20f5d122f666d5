"""What a venue may set, and what holds until it does."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest

from app.cases.schemas.drafts import TargetSpan
from app.cases.settings import ClockBasis, RecoverySettings, settings_from
from app.core.errors import InvalidInput
from app.core.opening_hours import Opening
from app.model.case import CaseStep, Severity
from app.model.codes import Role

WEEK = ((("08:00", "12:00"), ("13:00", "17:00")),) * 7


def test_the_usual_targets_are_by_severity() -> None:
    usual = RecoverySettings()
    minutes = [(usual.target(each).acknowledge, usual.target(each).put_right) for each in Severity]
    assert minutes == [(60, 24 * 60), (30, 8 * 60), (15, 4 * 60), (5, 60)]
    assert (usual.follow_up_minutes, usual.again_days, usual.clock) == (
        24 * 60,
        90,
        ClockBasis.ROUND_THE_CLOCK,
    )
    assert usual.opening_hours("Europe/Zurich") is None
    assert usual.target(2).spans == (timedelta(minutes=30), timedelta(hours=8))


def test_a_target_that_is_set_leaves_the_others_as_usual() -> None:
    kept = RecoverySettings(targets={"serious": TargetSpan(acknowledge=1, put_right=2)})
    assert kept.target(Severity.SERIOUS).put_right == 2
    assert kept.target(Severity.MINOR).put_right == 24 * 60


@pytest.mark.parametrize(
    ("currency", "limits"),
    [
        ("CHF", (10_000, 20_000, 100_000, None)),
        ("JPY", (10_000, 20_000, 100_000, None)),
        ("KWD", (100_000, 200_000, 1_000_000, None)),
    ],
)
def test_the_usual_limits_are_in_the_venues_money(currency: str, limits: tuple[int | None, ...]) -> None:
    usual = RecoverySettings()
    assert tuple(usual.limit_of(role, currency) for role in Role) == limits
    assert RecoverySettings(limits={"desk": 5, "manager": None}).limit_of(Role.MANAGER, currency) is None


def test_every_step_has_words_until_the_venue_has_its_own() -> None:
    own = RecoverySettings(prompts={"listen": "Sit down with them."})
    assert own.prompt(CaseStep.LISTEN) == "Sit down with them."
    assert all(own.prompt(step) for step in CaseStep if step is not CaseStep.DONE)
    assert own.prompt(CaseStep.DONE) == ""


def test_what_is_kept_comes_back_and_what_another_version_kept_is_left_out() -> None:
    mine = RecoverySettings(
        targets={"minor": TargetSpan(acknowledge=1, put_right=2)},
        clock=ClockBasis.BUSINESS_HOURS,
        hours=WEEK,
        limits={"desk": None},
        prompts={"resolve": "Ask."},
    )
    kept = mine.model_dump(mode="json")
    assert settings_from(kept) == mine
    assert settings_from({**kept, "of_tomorrow": 1}) == mine
    assert settings_from(None) == RecoverySettings()


def test_opening_hours_run_past_midnight_and_to_it() -> None:
    week = ((("9:00", "24:00"), ("01:00", "02:00")),) + ((("18:00", "02:00"),),) * 6
    hours = RecoverySettings(clock="business_hours", hours=week).opening_hours("Europe/Zurich")
    assert hours is not None
    assert hours.week[0] == (Opening(time(9), time()), Opening(time(1), time(2)))
    assert hours.week[6] == (Opening(time(18), time(2)),)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"targets": {"awful": {"acknowledge": 1, "put_right": 1}}}, "targets"),
        ({"targets": {"minor": {"acknowledge": 0, "put_right": 1}}}, "acknowledge"),
        ({"targets": {"minor": {"acknowledge": 1, "put_right": "soon"}}}, "put_right"),
        ({"follow_up_minutes": 0}, "follow_up_minutes"),
        ({"again_days": -1}, "again_days"),
        ({"clock": "sometimes"}, "clock"),
        ({"hours": WEEK[:6]}, "hours"),
        ({"hours": ((),) * 7}, "hours"),
        ({"hours": ((("08:00", "08:30"),), *((),) * 6)}, "hours"),
        ({"hours": ((("08:00", "12:00"), ("11:59", "13:00")),) * 7}, "hours"),
        ({"hours": ((("18:00", "02:00"), ("23:00", "24:00")),) * 7}, "hours"),
        ({"hours": ((("8", "12:00"),),) * 7}, "hours"),
        ({"hours": ((("08:60", "12:00"),),) * 7}, "hours"),
        ({"hours": ((("24:01", "25:00"),),) * 7}, "hours"),
        ({"limits": {"desk": -1}}, "limits"),
        ({"limits": {"chef": 1}}, "limits"),
        ({"prompts": {"listen": "x" * 10_001}}, "prompts"),
        ({"prompts": {"listen": "card 4111 1111 1111 1111"}}, "prompts"),
    ],
)
def test_what_cannot_be_set_is_refused_beside_its_field(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        RecoverySettings(**fields)
    assert all(problem.field.startswith(field) and problem.message for problem in caught.value.problems)
