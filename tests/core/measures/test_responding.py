"""Response rates."""

from app.core.measures.responding import response_rate


def test_the_rate_is_that_of_the_answers_among_the_questions() -> None:
    assert response_rate(answered=3, unanswered=9).value == 0.25


def test_where_no_asking_was_written_down_the_rate_is_unknown() -> None:
    assert response_rate(answered=0, unanswered=0).value is None
