from datetime import date

import pytest

from app.customers.freshness import Freshness, freshness

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("evidence", "times_seen", "confirmed", "expected"),
    [
        ("told", 1, date(2026, 11, 25), Freshness.FRESH),
        ("told", 1, date(2025, 11, 26), Freshness.FRESH),
        ("told", 1, date(2025, 11, 25), Freshness.LONG_AGO),
        ("asked", 1, date(2026, 6, 1), Freshness.FRESH),
        ("asked", 9, date(2024, 6, 1), Freshness.LONG_AGO),
        ("observed", 1, date(2026, 11, 1), Freshness.SEEN_ONCE),
        ("observed", 2, date(2026, 11, 1), Freshness.FRESH),
        ("observed", 1, date(2024, 11, 1), Freshness.LONG_AGO),
        ("imported", 1, None, Freshness.NEVER_CONFIRMED),
        ("imported", 1, date(2026, 11, 1), Freshness.FRESH),
        ("told", 5, None, Freshness.NEVER_CONFIRMED),
    ],
)
def test_a_preference_is_as_fresh_as_its_evidence(
    evidence: str, times_seen: int, confirmed: date | None, expected: Freshness
) -> None:
    found = freshness(times_seen=times_seen, last_confirmed_on=confirmed, evidence=evidence, today=TODAY)
    assert found is expected


def test_only_fresh_preferences_are_solid() -> None:
    assert [kind for kind in Freshness if kind.solid] == [Freshness.FRESH]


def test_what_was_confirmed_on_a_leap_day_holds_until_the_end_of_february() -> None:
    confirmed = date(2024, 2, 29)
    assert freshness(
        times_seen=1, last_confirmed_on=confirmed, evidence="told", today=date(2025, 2, 27)
    ).solid
    assert not freshness(
        times_seen=1, last_confirmed_on=confirmed, evidence="told", today=date(2025, 2, 28)
    ).solid


def test_what_was_told_counts_from_the_day_it_was_noted() -> None:
    def found(evidence: str, noted_on: date) -> Freshness:
        return freshness(
            times_seen=1, last_confirmed_on=None, evidence=evidence, today=TODAY, noted_on=noted_on
        )

    assert found("told", TODAY) is Freshness.FRESH
    assert found("told", date(2024, 1, 1)) is Freshness.LONG_AGO
    assert found("imported", TODAY) is Freshness.NEVER_CONFIRMED
