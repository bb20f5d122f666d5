"""What a column can mean, in groups."""

from __future__ import annotations

from collections import Counter

from app.transfer.columns.target_groups import find_targets, target_groups, tone_of
from app.transfer.mapping.targets import Target


def test_every_meaning_is_offered_once() -> None:
    offered = Counter(target for group in target_groups() for target in group.targets)
    assert offered == Counter(Target)


def test_typing_a_part_finds_the_meaning() -> None:
    assert [group.targets for group in find_targets("birth")] == [(Target.BIRTHDAY,)]


def test_words_in_any_order_and_case_find_it() -> None:
    found = [target for group in find_targets("ARRIVES visit") for target in group.targets]
    assert found == [Target.ARRIVAL]


def test_dates_to_remember_and_what_is_left_out_have_colours_of_their_own() -> None:
    tones = [tone_of(target) for target in (Target.BIRTHDAY, Target.REQUESTS, Target.EMAIL, Target.LEAVE_OUT)]
    assert tones == ["plum", "brass", "brand", "neutral"]
