from datetime import date

from app.core.rhythm import rhythm_days


def test_two_visits_make_no_rhythm() -> None:
    assert rhythm_days([date(2025, 1, 1), date(2025, 6, 1)]) is None
    assert rhythm_days([]) is None


def test_the_rhythm_is_the_middle_gap_so_one_long_absence_changes_little() -> None:
    visits = [date(2020, 1, 1), date(2020, 6, 1), date(2020, 11, 1), date(2024, 11, 1)]
    assert rhythm_days(visits) == 153


def test_the_order_of_the_visits_does_not_matter() -> None:
    visits = [date(2025, 3, 1), date(2025, 1, 1), date(2025, 2, 1)]
    assert rhythm_days(visits) == 30  # gaps of 31 and 28 days


def test_two_bills_of_one_day_are_one_visit() -> None:
    assert rhythm_days([date(2025, 1, 1), date(2025, 1, 1), date(2025, 2, 1)]) is None
