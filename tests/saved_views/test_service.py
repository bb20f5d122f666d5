"""Views kept under names: whose they are, and taking everything back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core.acting import Desk
from app.core.errors import Conflict, InvalidInput, NotFound
from app.saved_views.service import SavedViewService
from tests.venues import Place, open_place, troubles

LATE = {"view": "late", "places": ["Room 9"]}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A hotel."""
    with open_place(tmp_path) as place:
        yield place
        assert troubles(place.work.database) == []


def views_of(place: Place, staff_id: int = 2, pane: str = "recovery") -> SavedViewService:
    """The views of a pane for somebody."""
    return SavedViewService(replace(place.work, desk=Desk(staff_id)), pane)


def names(service: SavedViewService) -> list[tuple[str, bool]]:
    """What they are called, and whether they are their own."""
    return [(row.name, row.own) for row in service.list_views()]


def test_half_a_letter_in_a_view_is_kept_as_a_sign(place: Place) -> None:
    views = views_of(place)
    views.save_view("Search", {"text": "half \ud83d", "places": ["\ud83d"], "days": 7})
    assert views.list_views()[0].definition == {"text": "half \ufffd", "places": ["\ufffd"], "days": 7}


def test_own_views_come_before_everybodys_and_others_are_not_shown(place: Place) -> None:
    mine, theirs = views_of(place), views_of(place, 1)
    theirs.save_view("Theirs", {})
    mine.save_view("House", {}, own=False)
    mine.save_view("Late in 9", LATE)
    views_of(place, pane="moments").save_view("Other pane", {})
    assert names(mine) == [("Late in 9", True), ("House", False)]
    assert names(theirs) == [("Theirs", True), ("House", False)]
    assert names(views_of(place, 0)) == [("House", False)]
    assert mine.list_views()[0].definition == LATE


def test_keeping_renaming_changing_and_removing_can_be_taken_back_and_done_again(place: Place) -> None:
    views = views_of(place)
    seen: list[Any] = [[]]
    outcomes = [views.save_view("Late", LATE)]
    seen.append([("Late", LATE)])
    outcomes.append(views.rename_view(views.list_views()[0], "Overdue"))
    seen.append([("Overdue", LATE)])
    outcomes.append(views.change_view(views.list_views()[0], {"view": "all"}))
    seen.append([("Overdue", {"view": "all"})])
    outcomes.append(views.remove_view(views.list_views()[0]))
    seen.append([])
    assert [outcome.said for outcome in outcomes] == [
        "View “Late” kept",
        "View called “Overdue”",
        "View “Overdue” changed",
        "View “Overdue” removed",
    ]
    for outcome, before in zip(reversed(outcomes), reversed(seen[:-1]), strict=True):
        assert outcome.reversal is not None
        outcome.reversal.undo()
        assert [(row.name, row.definition) for row in views.list_views()] == before
    for outcome, after in zip(outcomes, seen[1:], strict=True):
        assert outcome.reversal is not None
        outcome.reversal.redo()
        assert [(row.name, row.definition) for row in views.list_views()] == after


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "4111 1111 1111 1111"])
def test_a_name_that_cannot_be_is_refused_beside_its_field(place: Place, name: str) -> None:
    views = views_of(place)
    with pytest.raises(InvalidInput) as refused:
        views.save_view(name, LATE)
    assert [problem.field for problem in refused.value.problems] == ["name"]
    views.save_view("Late", LATE)
    with pytest.raises(InvalidInput):
        views.rename_view(views.list_views()[0], name)
    assert names(views) == [("Late", True)]


def test_two_views_of_one_person_never_have_the_same_name(place: Place) -> None:
    views = views_of(place)
    views.save_view("Späte", LATE)
    views.save_view("Other", LATE)
    views.save_view("Späte", LATE, own=False)
    with pytest.raises(InvalidInput, match="There is a view with this name already"):
        views.save_view("spate", LATE)
    with pytest.raises(InvalidInput, match="There is a view with this name already"):
        views.rename_view(views.list_views()[1], "SPÄTE")
    views.rename_view(views.list_views()[0], "SPÄTE")
    assert names(views) == [("SPÄTE", True), ("Other", True), ("Späte", False)]


@pytest.mark.parametrize(
    "definition",
    [{"at": object()}, {"n": float("nan")}, {"text": "x" * 20_000}, {"deep": [{"text": "4111111111111111"}]}],
)
def test_what_cannot_be_kept_is_refused(place: Place, definition: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput) as refused:
        views_of(place).save_view("Late", definition)
    assert [problem.field for problem in refused.value.problems] == ["definition"]
    assert names(views_of(place)) == []


def test_nobody_touches_the_view_of_another(place: Place) -> None:
    views_of(place, 1).save_view("Theirs", {})
    theirs = views_of(place, 1).list_views()[0]
    views = views_of(place)
    for act in (
        lambda: views.rename_view(theirs, "Mine"),
        lambda: views.change_view(theirs, {}),
        lambda: views.remove_view(theirs),
        lambda: views_of(place, 1, pane="moments").remove_view(theirs),
    ):
        with pytest.raises(NotFound):
            act()
    assert names(views_of(place, 1)) == [("Theirs", True)]


def test_a_view_renamed_meanwhile_is_a_conflict(place: Place) -> None:
    views_of(place).save_view("House", {}, own=False)
    seen = views_of(place).list_views()[0]
    views_of(place, 1).rename_view(seen, "Ours")
    with pytest.raises(Conflict) as refused:
        views_of(place).rename_view(seen, "Mine")
    assert (refused.value.theirs, refused.value.yours) == ({"name": "Ours"}, {"name": "Mine"})
