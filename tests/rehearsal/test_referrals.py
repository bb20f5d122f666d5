"""How the people of a rehearsal venue came."""

from __future__ import annotations

import pytest

from tests.rehearsal.conftest import KINDS, Built, BuiltOnce


@pytest.fixture(scope="module", params=KINDS)
def venue(request: pytest.FixtureRequest, built_once: BuiltOnce) -> Built:
    """A venue large enough to look at shares."""
    return built_once(request.param, size=1500)


def test_some_were_recommended_by_whoever_had_been_there_before(venue: Built) -> None:
    ((n, recommended, heard),) = venue.all(
        "SELECT count(*), count(referred_by_id), sum(heard_from <> '') FROM customer"
    )
    assert 0.08 < recommended / n < 0.25
    assert 0.2 < heard / n < 0.5
    before = venue.all(
        "SELECT theirs.first_visit_on, by.first_visit_on FROM customer c"
        " JOIN customer_summary theirs ON theirs.customer_id = c.id"
        " JOIN customer_summary by ON by.customer_id = c.referred_by_id WHERE theirs.first_visit_on IS NOT NULL"
    )
    late = [pair for pair in before if pair[1] is None or pair[1] >= pair[0]]
    assert len(late) <= len(before) * 0.02


def test_two_or_three_recommend_a_lot(venue: Built) -> None:
    most = venue.all(
        "SELECT count(*) FROM customer WHERE referred_by_id IS NOT NULL GROUP BY referred_by_id ORDER BY 1 DESC"
    )
    counts = [n for (n,) in most]
    assert counts[1] >= 8
    assert counts[3] <= 6
