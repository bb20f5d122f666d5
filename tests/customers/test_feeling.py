from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.customers.feeling import Felt, feeling_curve


def felt(day: int, feeling: int, label: str = "") -> Felt:
    return Felt(at=datetime(2026, 6, day, 12, tzinfo=UTC), feeling=feeling, label=label, id=day)


def test_without_contacts_there_is_no_score() -> None:
    curve = feeling_curve([])
    assert (curve.points, curve.peak, curve.end, curve.score) == ((), None, None, None)


def test_the_score_is_the_mean_of_peak_and_end() -> None:
    curve = feeling_curve([felt(1, 1), felt(2, -2, "noisy room"), felt(3, 0), felt(4, 1)])
    assert curve.peak == felt(2, -2, "noisy room")
    assert curve.end == felt(4, 1)
    assert curve.score == -0.5


def test_points_are_put_in_the_order_of_time() -> None:
    curve = feeling_curve([felt(3, 0), felt(1, 1), felt(2, -1)])
    assert [point.id for point in curve.points] == [1, 2, 3]


def test_of_two_equal_peaks_the_later_is_remembered() -> None:
    assert feeling_curve([felt(1, -2), felt(2, 2), felt(3, 0)]).peak == felt(2, 2)


def test_one_contact_is_both_peak_and_end() -> None:
    assert feeling_curve([felt(1, -1)]).score == -1


@given(st.lists(st.integers(-2, 2), min_size=1, max_size=28))
def test_no_feeling_is_further_out_than_the_peak(feelings: list[int]) -> None:
    curve = feeling_curve([felt(day + 1, feeling) for day, feeling in enumerate(feelings)])
    assert curve.peak is not None
    assert all(abs(point.feeling) <= abs(curve.peak.feeling) for point in curve.points)
