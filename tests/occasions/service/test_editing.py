"""Writing down dates worth remembering."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.errors import Conflict, InvalidInput
from app.core.partial_dates import PartialDate
from app.model.occasion import Occasion, OccasionKind
from app.occasions.drafts import OccasionDraft, OccasionEdit, OwnKindDraft, OwnKindEdit, placeholder_year
from app.occasions.service.editing import OccasionService
from app.occasions.service.own_kinds import OwnKindService
from tests.occasions.occasion_desk import OccasionDesk


@pytest.fixture
def occasions(desk: OccasionDesk) -> OccasionService:
    """The service at the desk."""
    return OccasionService(desk.work)


def row_of(desk: OccasionDesk, occasion_id: int) -> Occasion:
    """The occasion as it is kept."""
    with desk.work.read() as session:
        return session.get_one(Occasion, occasion_id)


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"kind": "birthday"}, "day"),
    ({"kind": "birthday", "on": PartialDate(11, 26, 2026)}, "year"),
    ({"kind": "birthday", "on": PartialDate(1, 1, 2030)}, "year"),
    ({"kind": "anniversary", "on": PartialDate(6, 1, 2027)}, "year"),
    ({"kind": "first_visit", "on": PartialDate(6, 1, 2027)}, "year"),
    ({"kind": "graduation", "on": PartialDate(6, 12), "repeats": "once"}, "year"),
    ({"kind": "graduation", "on": PartialDate(6, 12, 1900), "repeats": "once"}, "year"),
    ({"repeats": "nth_weekday", "nth": 3, "weekday": 0}, "month"),
    ({"repeats": "nth_weekday", "month": 13, "nth": 3, "weekday": 0}, "month"),
    ({"repeats": "nth_weekday", "month": 11, "nth": 5, "weekday": 0}, "nth"),
    ({"repeats": "nth_weekday", "month": 11, "nth": 3, "weekday": 7}, "weekday"),
    ({"repeats": "keep_in_touch"}, "every"),
    ({"repeats": "keep_in_touch", "every": 0, "unit": "week"}, "every"),
    ({"repeats": "keep_in_touch", "every": 5000, "unit": "week"}, "every"),
    ({"repeats": "keep_in_touch", "every": 105, "unit": "week"}, "every"),
    ({"repeats": "keep_in_touch", "every": 25, "unit": "month"}, "every"),
    ({"repeats": "keep_in_touch", "every": 2, "on": PartialDate(1, 1, 2090)}, "year"),
    ({"kind": "birthday", "on": PartialDate(1, 1), "own_kind_id": 1}, "kind"),
    ({"on": PartialDate(1, 1), "own_kind_id": 99}, "kind"),
    ({"on": PartialDate(1, 1), "companion_id": 99}, "companion_id"),
]


@pytest.mark.parametrize(("fields", "field"), REFUSED)
def test_what_cannot_be_is_refused_beside_its_field(
    desk: OccasionDesk, occasions: OccasionService, fields: dict[str, Any], field: str
) -> None:
    lea = desk.add_customer()
    with pytest.raises(InvalidInput) as caught:
        occasions.add_occasion(lea, OccasionDraft(**fields))
    (problem,) = caught.value.problems
    assert problem.field == field
    assert problem.message.endswith((".", "?"))


def test_an_occasion_without_a_person_is_refused(occasions: OccasionService) -> None:
    with pytest.raises(InvalidInput) as caught:
        occasions.add_occasion(None, OccasionDraft(kind="birthday", on=PartialDate(4, 7)))
    assert caught.value.problems[0].field == "customer_id"


def test_a_leap_day_is_kept_with_or_without_its_year(desk: OccasionDesk, occasions: OccasionService) -> None:
    lea = desk.add_customer()
    one = occasions.add_occasion(lea, OccasionDraft(kind="birthday", on=PartialDate(2, 29))).value
    assert row_of(desk, one).year is None
    two = occasions.add_occasion(lea, OccasionDraft(kind="birthday", on=PartialDate(2, 29, 2004))).value
    assert (one, row_of(desk, one).year) == (two, 2004)


@pytest.mark.parametrize("year", [1, 1604, 1900])
def test_a_year_that_stands_for_none_is_left_out_and_said(
    desk: OccasionDesk, occasions: OccasionService, year: int
) -> None:
    lea = desk.add_customer()
    outcome = occasions.add_occasion(lea, OccasionDraft(kind="birthday", on=PartialDate(4, 7, year)))
    assert row_of(desk, outcome.value).year is None
    assert outcome.said == f"Occasion kept, year unknown: {year} stands for no year"


def test_a_typed_year_that_stands_for_none_is_known_as_such() -> None:
    assert [placeholder_year(text) for text in (" 0 ", "1900", "1987", "", "x")] == [
        0,
        1900,
        None,
        None,
        None,
    ]


def test_a_weekday_of_a_month_keeps_the_first_day_that_it_can_be(
    desk: OccasionDesk, occasions: OccasionService
) -> None:
    lea = desk.add_customer()
    draft = OccasionDraft(label="Company party", repeats="nth_weekday", month=11, nth=3, weekday=0)
    row = row_of(desk, occasions.add_occasion(lea, draft).value)
    assert (row.month, row.day, row.nth, row.weekday) == (11, 15, 3, 0)
    assert occasions.add_occasion(lea, draft).value == row.id
    last = occasions.add_occasion(lea, draft.model_copy(update={"nth": -1, "month": 2})).value
    assert row_of(desk, last).day == 22


def test_keeping_in_touch_begins_today_and_is_written_down_once(
    desk: OccasionDesk, occasions: OccasionService
) -> None:
    lea = desk.add_customer()
    draft = OccasionDraft(repeats="keep_in_touch", every=6, unit="week")
    row = row_of(desk, occasions.add_occasion(lea, draft).value)
    assert date(row.year or 0, row.month, row.day) == desk.today
    assert (row.every, row.unit) == (6, "week")
    desk.clock.forward(days=3)
    assert occasions.add_occasion(lea, draft).value == row.id


def test_another_rule_leaves_what_belonged_to_the_old_one_behind(
    desk: OccasionDesk, occasions: OccasionService
) -> None:
    lea = desk.add_customer()
    draft = OccasionDraft(label="Team day", repeats="nth_weekday", month=5, nth=1, weekday=0)
    row = row_of(desk, occasions.add_occasion(lea, draft).value)
    with pytest.raises(InvalidInput):
        occasions.edit_occasion(row.id, OccasionEdit(version=row.version, repeats="yearly"))
    outcome = occasions.edit_occasion(
        row.id, OccasionEdit(version=row.version, repeats="yearly", on=PartialDate(5, 4))
    )
    changed = row_of(desk, row.id)
    assert (changed.day, changed.nth, changed.weekday, changed.label) == (4, None, None, "Team day")
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert row_of(desk, row.id).nth == 1


def test_a_change_over_a_newer_one_is_a_conflict(desk: OccasionDesk, occasions: OccasionService) -> None:
    lea = desk.add_customer()
    row = row_of(
        desk, occasions.add_occasion(lea, OccasionDraft(kind="birthday", on=PartialDate(4, 7))).value
    )
    occasions.edit_occasion(row.id, OccasionEdit(version=row.version, on=PartialDate(4, 8)))
    with pytest.raises(Conflict):
        occasions.edit_occasion(row.id, OccasionEdit(version=row.version, on=PartialDate(4, 9)))


def test_kinds_of_the_venues_own_are_offered_until_they_are_retired(
    desk: OccasionDesk, occasions: OccasionService
) -> None:
    kinds, lea = OwnKindService(desk.work), desk.add_customer()
    team_day = kinds.add(OwnKindDraft(name="Team day")).value
    draft = OccasionDraft(on=PartialDate(5, 4), own_kind_id=team_day)
    kept = row_of(desk, occasions.add_occasion(lea, draft).value)
    (row,) = kinds.list()
    kinds.edit(row.id, OwnKindEdit(version=row.version, name="Day of the team"))
    (row,) = kinds.list()
    kinds.edit(row.id, OwnKindEdit(version=row.version, active=False))
    assert kinds.list() == ()
    assert [each.name for each in kinds.list(also_retired=True)] == ["Day of the team"]
    with pytest.raises(InvalidInput):
        occasions.add_occasion(lea, draft.model_copy(update={"on": PartialDate(5, 5)}))
    occasions.edit_occasion(kept.id, OccasionEdit(version=kept.version, label="the 20th"))
    assert row_of(desk, kept.id).own_kind_id == team_day
    assert kinds.add(OwnKindDraft(name="day of the TEAM")).value == team_day


@pytest.mark.parametrize("name", ["Birthday", "honeymoon", "Team DAY"])
def test_no_two_kinds_have_one_name(desk: OccasionDesk, name: str) -> None:
    kinds = OwnKindService(desk.work)
    kinds.add(OwnKindDraft(name="Team day"))
    with pytest.raises(InvalidInput):
        kinds.add(OwnKindDraft(name=name))


def test_a_kind_that_is_not_the_venues_own_ends_being_one(
    desk: OccasionDesk, occasions: OccasionService
) -> None:
    lea, team_day = desk.add_customer(), OwnKindService(desk.work).add(OwnKindDraft(name="Team day")).value
    row = row_of(
        desk, occasions.add_occasion(lea, OccasionDraft(on=PartialDate(5, 4), own_kind_id=team_day)).value
    )
    occasions.edit_occasion(row.id, OccasionEdit(version=row.version, kind=OccasionKind.GRADUATION))
    assert row_of(desk, row.id).own_kind_id is None
