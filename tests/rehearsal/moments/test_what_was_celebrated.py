"""Three years of moments of the crowd, and the stories that were told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QImage

from app.moments.services import MomentServices
from app.rehearsal.builder import build_rehearsal
from tests.rehearsal.cases.opened import opened_at
from tests.rehearsal.conftest import TODAY, Built


def test_most_were_delivered_and_some_skipped_with_a_reason(built: Built) -> None:
    states = dict(built.all("SELECT state, count(*) FROM moment GROUP BY state"))
    ended = states["delivered"] + states["skipped"]
    assert 0.6 < states["delivered"] / ended < 0.95
    assert built.one("SELECT count(*) FROM moment WHERE state = 'skipped' AND skipped_reason = ''") == 0


def test_they_reach_back_three_years(built: Built) -> None:
    first, last = built.all("SELECT min(celebrate_on), max(celebrate_on) FROM moment")[0]
    assert first < (TODAY - timedelta(days=900)).isoformat()
    assert first >= (TODAY - timedelta(days=1100)).isoformat()
    assert last >= TODAY.isoformat()


def test_what_is_over_was_given_or_dropped_and_nothing_else(built: Built) -> None:
    pairs = set(
        built.all(
            "SELECT m.state, g.state FROM given_gesture g JOIN moment m ON m.id = g.moment_id"
            " WHERE m.state IN ('delivered', 'skipped')"
        )
    )
    assert pairs == {("delivered", "given"), ("skipped", "dropped")}


def test_nobody_with_a_must_was_given_anything_with_something_in_it(built: Built) -> None:
    told_by_hand = built.one("SELECT max(customer_id) FROM moment WHERE clue_id IS NOT NULL")
    clashing = built.all(
        "SELECT g.id FROM given_gesture g WHERE g.moment_id IS NOT NULL AND g.contains <> '[]'"
        " AND g.customer_id > ? AND g.customer_id > 24 AND g.customer_id IN"
        " (SELECT customer_id FROM preference WHERE strength = 'must')",
        told_by_hand,
    )
    assert clashing == []


def test_what_worked_and_what_was_told_can_be_read(built: Built) -> None:
    with opened_at(built, "10:00") as opened:
        services = MomentServices.at(opened.work)
        worked, stories = services.outcomes.worked(), services.stories.list()
    assert len(worked) == 3
    assert all(row.mean_reaction is not None and 4 <= row.mean_reaction <= 5 for row in worked)
    assert sum(len(story.photos) for story in stories) >= 2
    assert len([story for story in stories if story.moment_id is not None]) >= 2


def test_the_pictures_are_pictures(built: Built) -> None:
    pictures = built.all(
        "SELECT c.content FROM attachment a JOIN attachment_content c ON c.attachment_id = a.id"
        " WHERE a.moment_id IS NOT NULL"
    )
    assert len(pictures) in (2, 3)
    for (content,) in pictures:
        image = QImage.fromData(content)
        assert (image.width(), image.height()) == (160, 120)
        assert len(content) < 4000


def test_with_enough_people_a_gesture_says_something(
    open_built: Callable[[str, Path], Built], tmp_path: Path
) -> None:
    path = tmp_path / "venue.regulars"
    build_rehearsal(path, "hotel", size=600, today=TODAY)
    with opened_at(open_built("hotel", path), "10:00") as opened:
        rows = MomentServices.at(opened.work).outcomes.gestures()
    assert max(row.reactions for row in rows) >= 30
