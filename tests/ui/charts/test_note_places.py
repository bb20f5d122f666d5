"""Notes on the axis of time never cover each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.charts.note_places import MOST_ROWS, place_notes

LEFT, RIGHT = 30.0, 800.0


def test_a_text_stands_right_of_its_line_and_left_of_it_near_the_edge() -> None:
    first, last = place_notes([(100, 90), (790, 90)], left=LEFT, right=RIGHT)

    assert (first.row, first.left) == (0, 105)
    assert (last.row, last.left + last.width) == (0, 785)


def test_texts_that_would_meet_stand_below_each_other() -> None:
    places = place_notes([(100, 200), (120, 200), (140, 200)], left=LEFT, right=RIGHT)

    assert [place.row for place in places] == [0, 1, 2]


def test_a_text_without_room_is_cut_short() -> None:
    places = place_notes([(100, 600), (110, 600), (120, 600), (780, 600)], left=LEFT, right=RIGHT)

    assert 0 < places[3].width < 600


def test_without_a_row_there_is_no_text() -> None:
    assert [place.width for place in place_notes([(100, 50)], left=LEFT, right=RIGHT, rows=0)] == [0]


@given(
    st.lists(st.tuples(st.floats(LEFT, RIGHT), st.floats(5, 400)), max_size=12).map(
        lambda notes: sorted(notes)
    )
)
def test_no_text_covers_another_or_leaves_the_chart(notes: list[tuple[float, float]]) -> None:
    places = place_notes(notes, left=LEFT, right=RIGHT)

    assert len(places) == len(notes)
    written = [place for place in places if place.width]
    for at, place in enumerate(written):
        assert 0 <= place.row < MOST_ROWS
        assert place.left >= LEFT - 0.001
        assert place.left + place.width <= RIGHT + 0.001
        for other in written[at + 1 :]:
            apart = place.left + place.width <= other.left or other.left + other.width <= place.left
            assert other.row != place.row or apart
