"""The order of the lookup as numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import islice

import pytest

from app.storage.rank_keys import DAY, candidate_keys, is_candidate

CREATED = datetime(2026, 1, 1, 9, 30, tzinfo=UTC)


def best(customer_id: int, last: date | None, attended: int) -> int:
    return next(candidate_keys(customer_id, last_visit_on=last, attended=attended, created_at=CREATED))


def test_later_visits_rank_higher_from_one_day_to_the_next() -> None:
    for customer_id in range(1, 2_000, 7):
        assert best(customer_id, date(2026, 3, 2), 3) > best(5_000 - customer_id, date(2026, 3, 1), 3)


@pytest.mark.parametrize("attended", [1, 2, 4, 8, 64])
def test_twice_as_many_visits_count_for_ninety_days(attended: int) -> None:
    last = date(2026, 3, 1)
    assert best(7, last, attended * 2) - best(7, last, attended) == 90 * DAY


def test_without_visits_the_moment_of_adding_counts() -> None:
    assert best(7, None, 0) == int(CREATED.timestamp())


@pytest.mark.parametrize(("last", "attended"), [(date(2026, 3, 1), 3), (None, 0)])
def test_a_crowd_of_the_same_day_gets_keys_of_its_own_nearby(last: date | None, attended: int) -> None:
    taken: set[int] = set()
    for customer_id in range(1, 30_001):
        keys = candidate_keys(customer_id, last_visit_on=last, attended=attended, created_at=CREATED)
        taken.add(next(key for key in keys if key not in taken))
    assert len(taken) == 30_000
    assert max(taken) - min(taken) < 30 * DAY


def test_probing_recognises_its_own_keys() -> None:
    def keys(last: date) -> list[int]:
        return list(islice(candidate_keys(9, last_visit_on=last, attended=2, created_at=CREATED), 12))

    for key in keys(date(2026, 3, 1)):
        candidates = candidate_keys(9, last_visit_on=date(2026, 3, 1), attended=2, created_at=CREATED)
        assert is_candidate(key, candidates)
    assert not is_candidate(
        keys(date(2026, 3, 1))[0],
        candidate_keys(9, last_visit_on=date(2026, 3, 2), attended=2, created_at=CREATED),
    )
