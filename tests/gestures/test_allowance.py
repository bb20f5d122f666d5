"""What is used of a limit, against a sum made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.money import usual_minor
from app.gestures.allowance import read_limit
from app.gestures.limits import GestureLimits, usual_limits
from app.gestures.schemas import LimitBasis, LimitRow
from app.model.codes import Role
from app.model.customer import Customer
from app.model.gesture import Decision, GivenGesture, GivenState
from app.model.venue import VenueSetting
from tests.cases.made import put_case
from tests.examples import examples
from tests.gestures.gift_desk import GiftDesk
from tests.venues import NOON, open_place

CASES = (1, 2)
ZONE = ZoneInfo("Europe/Zurich")
# Around both changes of the clock and an ordinary midnight.
STARTS = (
    datetime(2026, 3, 28, 20, tzinfo=UTC),
    datetime(2026, 10, 24, 20, tzinfo=UTC),
    datetime(2026, 11, 24, 20, tzinfo=UTC),
)


@dataclass(frozen=True)
class Gift:
    """One gesture of a made-up history."""

    customer: int
    case: int
    cost: int
    state: GivenState
    decision: Decision | None
    hours: int


GIFTS = st.builds(
    Gift,
    customer=st.integers(0, 1),
    case=st.integers(0, 1),
    cost=st.integers(0, 50_000),
    state=st.sampled_from(GivenState),
    decision=st.none() | st.sampled_from(Decision),
    hours=st.integers(0, 59),
)


@pytest.fixture(scope="module")
def quiet_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GiftDesk]:
    """A desk that many made-up histories share, each of which is rolled back."""
    with open_place(tmp_path_factory.mktemp("allowance")) as place:
        for walk_in in ("man in grey", "woman in blue"):
            put_case(place.work, None, walk_in=walk_in)
        yield GiftDesk(place.work, place.clock)


def by_hand(gifts: list[Gift], start: datetime, now: datetime, *, basis: LimitBasis) -> int:
    """The same sum without the database: of case 0, or of customer 0 today."""
    used = 0
    for gift in gifts:
        if gift.state in ("declined", "dropped") or gift.decision in ("approved", "changed"):
            continue
        day = (start + timedelta(hours=gift.hours)).astimezone(ZONE).date()
        if basis is LimitBasis.CASE:
            used += gift.cost if gift.case == 0 else 0
        elif gift.customer == 0 and day == now.astimezone(ZONE).date():
            used += gift.cost
    return used


@given(
    gifts=st.lists(GIFTS, max_size=12),
    start=st.sampled_from(STARTS),
    hours=st.integers(0, 59),
    more=st.integers(0, 60_000),
)
@settings(max_examples=examples(25))
def test_the_used_part_is_the_sum_made_by_hand(
    quiet_desk: GiftDesk, gifts: list[Gift], start: datetime, hours: int, more: int
) -> None:
    now = start + timedelta(hours=hours)
    clock = quiet_desk.clock
    clock.at = now
    for basis in LimitBasis:
        row = read_in_a_made_up_world(quiet_desk, gifts, start, basis=basis)
        used = by_hand(gifts, start, now, basis=basis)
        assert row.used_minor == used
        assert row.allows(more) is (more == 0 or used + more <= 10_000)
    clock.at = NOON


class RolledBack(Exception):
    """Leaves a write without its traces."""


def read_in_a_made_up_world(
    desk: GiftDesk, gifts: list[Gift], start: datetime, *, basis: LimitBasis
) -> LimitRow:
    """The limit that is read where just these gestures were given."""
    found: list[LimitRow] = []
    try:
        with desk.work.write() as session:
            customers = [Customer(display_name=name, created_at=start) for name in ("Léa", "Tom")]
            session.add_all(customers)
            session.flush()
            for gift in gifts:
                session.add(
                    GivenGesture(
                        customer_id=customers[gift.customer].id,
                        case_id=CASES[gift.case],
                        what="Gift",
                        cost_minor=gift.cost,
                        state=gift.state,
                        decision=gift.decision or "",
                        planned_at=start + timedelta(hours=gift.hours),
                    )
                )
            kept = GestureLimits(limit_basis=basis).model_dump(mode="json")
            session.add(VenueSetting(key="recovery", value=kept))
            session.flush()
            found.append(read_limit(session, desk.work, case_id=CASES[0], customer_id=customers[0].id))
            raise RolledBack
    except RolledBack:
        return found[0]


@pytest.mark.parametrize(
    ("currency", "desk_limit"), [("CHF", 10_000), ("JPY", 10_000), ("KWD", 100_000), ("EUR", 10_000)]
)
def test_usual_limits_fit_the_currency(currency: str, desk_limit: int) -> None:
    assert usual_limits(currency)[Role.DESK] == desk_limit
    assert usual_limits(currency)[Role.OWNER] is None
    assert GestureLimits().limit_of(Role.HOST, currency) == 2 * desk_limit
    assert usual_minor(100, currency) == desk_limit
