"""Handing cases over, telling stories, linking what belongs together."""

from __future__ import annotations

import pytest

from app.cases.schemas.drafts import CaseEdit, HandOverDraft, StoryDraft
from app.core.errors import Conflict, InvalidInput, NotFound
from app.model.case import CaseEntryKind, Incident
from app.staff.schemas import StaffEdit
from tests.cases.case_desk import CaseDesk
from tests.venue_writer import VenueWriter


def test_a_case_is_handed_over_with_a_word(desk: CaseDesk) -> None:
    lena = desk.add_staff("Lena Roth")
    case_id = desk.log().value
    outcome = desk.services.editing.hand_over((case_id,), HandOverDraft(owner_id=lena, note="He is in 412"))
    assert (outcome.value, outcome.said) == (1, "Case 0001 handed over to Lena Roth")
    assert desk.case(case_id).owner_id == lena
    last = desk.entries(case_id)[-1]
    assert (last.kind, last.text) == (CaseEntryKind.HAND_OVER, "He is in 412")
    assert (last.details["from"], last.details["to"]) == ("Mara Kovac", "Lena Roth")


def test_many_cases_are_handed_over_at_once_and_taken_back_at_once(desk: CaseDesk) -> None:
    lena = desk.add_staff("Lena Roth")
    cases = [desk.log().value for _ in range(3)]
    closed = desk.resolved()
    desk.close(closed)
    before = desk.everything()
    outcome = desk.services.editing.hand_over([*cases, closed], HandOverDraft(owner_id=lena))
    assert (outcome.value, outcome.said) == (3, "3 cases handed over to Lena Roth")
    assert [desk.case(case_id).owner_id for case_id in cases] == [lena] * 3
    assert desk.case(closed).owner_id == desk.work.staff_id
    after = desk.everything()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert desk.everything() == before
    outcome.reversal.redo()
    assert desk.everything() == after


def test_one_hidden_case_stops_the_whole_hand_over(desk: CaseDesk) -> None:
    lena = desk.add_staff("Lena Roth")
    mine, hidden = desk.log().value, desk.of(1).log(restricted=True).value
    with pytest.raises(NotFound):
        desk.services.editing.hand_over((mine, hidden), HandOverDraft(owner_id=lena))
    assert desk.case(mine).owner_id == desk.work.staff_id


def test_nobody_who_left_is_given_a_case(desk: CaseDesk) -> None:
    lena = desk.add_staff("Lena Roth")
    VenueWriter(desk.work.database, desk.clock).edit_staff(lena, StaffEdit(version=1, active=False), by=1)
    case_id = desk.log().value
    with pytest.raises(InvalidInput) as caught:
        desk.services.editing.hand_over((case_id,), HandOverDraft(owner_id=lena))
    assert [(each.field, each.message) for each in caught.value.problems] == [
        ("owner_id", "Lena Roth does not work here any more.")
    ]


def test_a_case_of_an_owner_who_left_is_handed_over(desk: CaseDesk) -> None:
    lena = desk.add_staff("Lena Roth")
    case_id = desk.log(owner_id=lena).value
    VenueWriter(desk.work.database, desk.clock).edit_staff(lena, StaffEdit(version=1, active=False), by=1)
    desk.services.editing.edit_case(case_id, CaseEdit(version=desk.case(case_id).version, place="412"))
    assert desk.services.reader.get_case(case_id).row.owner == "Lena Roth"
    desk.services.editing.hand_over((case_id,), HandOverDraft(owner_id=desk.work.staff_id))
    assert desk.case(case_id).owner_id == desk.work.staff_id


def test_a_hand_over_that_moves_nothing_says_why(desk: CaseDesk) -> None:
    lena = desk.add_staff("Lena Roth")
    closed = desk.resolved()
    desk.close(closed)
    for case_id, owner_id, message in (
        (desk.log().value, desk.work.staff_id, "Mara Kovac looks after this already."),
        (closed, lena, "A closed case needs nobody to look after it."),
    ):
        with pytest.raises(InvalidInput) as caught:
            desk.services.editing.hand_over((case_id,), HandOverDraft(owner_id=owner_id))
        assert caught.value.problems[0].message == message


def test_a_restricted_case_is_seen_by_whom_it_is_handed_to(desk: CaseDesk) -> None:
    lena = desk.add_staff("Lena Roth")
    case_id = desk.log(restricted=True).value
    with pytest.raises(NotFound):
        desk.of(lena).services.reader.get_case(case_id)
    desk.services.editing.hand_over((case_id,), HandOverDraft(owner_id=lena))
    assert desk.of(lena).services.reader.get_case(case_id).row.restricted


def test_a_recovery_is_told_as_a_story_and_no_more(desk: CaseDesk) -> None:
    case_id = desk.log().value
    tell = desk.services.editing.tell_story
    told = tell(case_id, StoryDraft(version=desk.case(case_id).version, story="We moved him at once."))
    assert (desk.case(case_id).is_story, desk.case(case_id).story) == (True, "We moved him at once.")
    assert told.said == "Case 0001 is told as a story"
    tell(case_id, StoryDraft(version=desk.case(case_id).version, is_story=False))
    assert (desk.case(case_id).is_story, desk.case(case_id).story) == (False, "We moved him at once.")
    assert desk.kinds(case_id) == ["opened", "story", "story"]
    assert [entry.details for entry in desk.entries(case_id)[1:]] == [{"is_story": True}, {"is_story": False}]


def test_two_desks_do_not_tell_over_each_other(desk: CaseDesk) -> None:
    case_id = desk.log().value
    seen = desk.case(case_id).version
    desk.of(1).services.editing.tell_story(case_id, StoryDraft(version=seen, story="Theirs"))
    with pytest.raises(Conflict) as caught:
        desk.services.editing.tell_story(case_id, StoryDraft(version=seen, story="Mine"))
    assert (caught.value.theirs, caught.value.yours) == ({"story": "Theirs"}, {"story": "Mine"})


def test_a_story_is_taken_back(desk: CaseDesk) -> None:
    case_id = desk.log().value
    before = desk.everything()
    outcome = desk.services.editing.tell_story(
        case_id, StoryDraft(version=desk.case(case_id).version, story="Well done")
    )
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert desk.everything() == before


def test_cases_of_one_event_are_linked_and_show_each_other(desk: CaseDesk) -> None:
    one, two, three = (desk.log(what=what).value for what in ("Flood 1", "Flood 2", "Flood 3"))
    outcome = desk.services.editing.link((one, two))
    assert outcome.said == "2 cases linked"
    assert [row.id for row in desk.services.reader.get_case(one).linked] == [two]
    assert desk.entries(one)[-1].details == {"linked": [two]}
    again = desk.services.editing.link((two, three))
    assert again.value == outcome.value
    assert [row.id for row in desk.services.reader.get_case(one).linked] == [two, three]


def test_two_events_that_were_one_become_one(desk: CaseDesk) -> None:
    one, two, three, four = (desk.log().value for _ in range(4))
    link = desk.services.editing.link
    first = link((one, two)).value
    gone = desk.log()
    link((three, four))
    link((gone.value, four)).reversal.undo()
    gone.reversal.undo()
    assert link((two, three)).value == first
    assert {desk.case(case_id).incident_id for case_id in (one, two, three, four)} == {first}
    assert desk.entries(four)[-1].details == {"linked": [two, three]}


def test_linking_is_taken_back_and_done_again(desk: CaseDesk) -> None:
    cases = [desk.log().value for _ in range(2)]
    before = desk.everything()
    outcome = desk.services.editing.link(cases)
    after = desk.everything()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert desk.everything() == before
    with desk.work.read() as session:
        incident = session.get(Incident, outcome.value)
        assert incident is None or incident.removed_at is not None
    outcome.reversal.redo()
    assert desk.everything() == after


def test_one_case_alone_is_linked_with_nothing(desk: CaseDesk) -> None:
    case_id = desk.log().value
    with pytest.raises(InvalidInput):
        desk.services.editing.link((case_id, case_id))


def test_a_hidden_case_is_not_among_the_linked(desk: CaseDesk) -> None:
    mine, manager = desk.log().value, desk.of(1)
    hidden = manager.log(restricted=True).value
    manager.services.editing.link((mine, hidden))
    assert [row.id for row in manager.services.reader.get_case(mine).linked] == [hidden]
    assert desk.services.reader.get_case(mine).linked == ()
