"""Writing failures down: what is filled in, what is refused, what is taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from app.cases.schemas.drafts import CaseDraft, IncidentDraft, Somebody
from app.core.errors import Conflict, InvalidInput, NotFound
from app.customers.schemas.visits import VisitDraft
from app.customers.service.visits import VisitService
from app.model.case import CaseEntry, CaseEntryKind, CaseState, CaseStep, Incident, Severity
from app.model.case_category import CaseCategory
from app.model.codes import Role
from app.model.customer import Customer
from app.model.department import Department
from app.staff.schemas import StaffEdit
from tests.cases.case_desk import CaseDesk
from tests.venue_writer import VenueWriter
from tests.venues import NOON

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


def check_in(desk: CaseDesk, customer_id: int, place: str = "412", **fields: Any) -> int:
    values = {"status": "here", "arrives_on": NOON.date() - DAY, "place": place, **fields}
    return VisitService(desk.work).add_visit(customer_id, VisitDraft(**values)).value


def fields_refused(desk: CaseDesk, customer_id: int | None = None, **fields: Any) -> list[str]:
    before = desk.everything()
    with pytest.raises(InvalidInput) as caught:
        desk.log(customer_id, **fields)
    assert desk.everything() == before
    assert all(problem.message for problem in caught.value.problems)
    return [problem.field for problem in caught.value.problems]


def test_one_line_is_enough_and_the_rest_has_good_defaults(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    visit_id = check_in(desk, customer_id)
    outcome = desk.log(customer_id)
    case = desk.case(outcome.value)
    assert (case.visit_id, case.place, case.owner_id, case.opened_by) == (
        visit_id,
        "412",
        desk.work.staff_id,
        desk.work.staff_id,
    )
    assert case.happened_at == case.reported_at == case.opened_at == NOON
    assert (case.severity, case.state, case.step, case.again) == (2, CaseState.OPEN, CaseStep.LISTEN, False)
    assert (case.acknowledge_due_at, case.put_right_due_at) == (NOON + 30 * MINUTE, NOON + 8 * HOUR)
    assert (case.due_at, case.follow_up_due_at) == (NOON + 30 * MINUTE, None)
    assert outcome.said == f"Case {outcome.value:04d} logged"
    (entry,) = desk.entries(outcome.value)
    assert (entry.kind, entry.text, entry.details["severity"]) == (CaseEntryKind.OPENED, "Shower cold", 2)


def test_a_walk_in_needs_no_card(desk: CaseDesk) -> None:
    case = desk.case(desk.log(walk_in="woman with a red umbrella").value)
    assert (case.customer_id, case.walk_in, case.place) == (None, "woman with a red umbrella", "")


def test_whoever_is_named_wins_over_the_words_for_them(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    assert desk.case(desk.log(customer_id, walk_in="she in 412").value).walk_in == ""


def test_listening_while_it_is_told_acknowledges_it(desk: CaseDesk) -> None:
    case = desk.case(desk.log(listened=True, reported_at=NOON - HOUR).value)
    assert (case.acknowledged_at, case.step) == (NOON - HOUR, CaseStep.EMPATHISE)
    assert case.due_at == case.put_right_due_at == NOON + 7 * HOUR
    assert desk.kinds(case.id) == [CaseEntryKind.OPENED, CaseEntryKind.STEP]
    (step,) = desk.steps(case.id)
    assert (step.step, step.at, step.staff_id) == (CaseStep.LISTEN, NOON - HOUR, desk.work.staff_id)


def test_what_came_in_writing_is_heard_when_it_is_read(desk: CaseDesk) -> None:
    case = desk.case(desk.log(listened=True, reported_at=NOON - HOUR, channel="review").value)
    assert case.acknowledged_at == NOON


def test_a_place_that_was_typed_stays_and_an_empty_one_too(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    check_in(desk, customer_id)
    assert desk.case(desk.log(customer_id, place="Sauna").value).place == "Sauna"
    assert desk.case(desk.log(customer_id, place="").value).place == ""


def test_what_happened_before_the_visit_began_is_not_of_that_visit(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    check_in(desk, customer_id)
    assert desk.case(desk.log(customer_id, happened_at=NOON - 9 * DAY).value).visit_id is None


def test_only_a_visit_of_the_customer_can_be_named(desk: CaseDesk) -> None:
    one, other = desk.add_customer(), desk.add_customer("Yuki Tanaka")
    theirs = check_in(desk, other)
    assert fields_refused(desk, one, visit_id=theirs) == ["visit_id"]
    assert fields_refused(desk, visit_id=theirs) == ["visit_id"]
    assert desk.case(desk.log(other, visit_id=theirs).value).visit_id == theirs


def test_the_category_brings_its_department(desk: CaseDesk) -> None:
    with desk.work.write() as session:
        rooms, kitchen = Department(name="Rooms (made up)"), Department(name="Kitchen (made up)")
        session.add_all([rooms, kitchen])
        session.flush()
        water = CaseCategory(name="Water (made up)", department_id=rooms.id)
        gone = CaseCategory(name="Fax (made up)", active=False)
        session.add_all([water, gone])
    assert desk.case(desk.log(category_id=water.id).value).department_id == rooms.id
    named = desk.case(desk.log(category_id=water.id, department_id=kitchen.id).value)
    assert named.department_id == kitchen.id
    assert fields_refused(desk, category_id=gone.id) == ["category_id"]
    assert fields_refused(desk, category_id=999) == ["category_id"]
    assert fields_refused(desk, department_id=999) == ["department_id"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"what": "   "}, "what"),
        ({"what": "x" * 10_000}, "what"),
        ({"what": "Paid with 4111 1111 1111 1111"}, "what"),
        ({"walk_in": "4111 1111 1111 1111"}, "walk_in"),
        ({"walk_in": " "}, "walk_in"),
        ({"place": "y" * 10_000}, "place"),
        ({"feeling": 3}, "feeling"),
        ({"severity": 5}, "severity"),
        ({"owner_id": 999}, "owner_id"),
        ({"customer_id": 999}, "customer_id"),
        ({"reported_at": NOON + 3 * MINUTE}, "reported_at"),
        ({"happened_at": NOON + 3 * MINUTE}, "happened_at"),
        ({"happened_at": NOON - HOUR, "reported_at": NOON - 2 * HOUR}, "happened_at"),
        ({"happened_at": datetime.min.replace(tzinfo=NOON.tzinfo)}, "happened_at"),
        ({"reported_at": datetime.max.replace(tzinfo=NOON.tzinfo)}, "reported_at"),
        ({"reported_at": "2026-11-25T12:00"}, "reported_at"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    desk: CaseDesk, fields: dict[str, Any], field: str
) -> None:
    assert fields_refused(desk, **fields) == [field]


def test_a_clock_that_is_a_little_ahead_is_forgiven(desk: CaseDesk) -> None:
    ahead = NOON + 2 * MINUTE
    case = desk.case(desk.log(happened_at=ahead, reported_at=ahead).value)
    assert case.happened_at == case.reported_at == case.opened_at == NOON


def test_an_owner_who_left_is_named(desk: CaseDesk) -> None:
    gone = desk.add_staff("Jonas Frei")
    VenueWriter(desk.work.database, desk.clock).edit_staff(gone, StaffEdit(version=1, active=False), by=0)
    with pytest.raises(InvalidInput) as caught:
        desk.log(owner_id=gone)
    assert str(caught.value) == "Jonas Frei does not work here any more."
    assert fields_refused(desk.of(gone)) == ["owner_id"]


def test_a_merged_card_leads_to_the_one_in_use_and_an_archived_one_is_refused(desk: CaseDesk) -> None:
    old, middle, live = (desk.add_customer(name) for name in ("L. Muller", "Lea Müller", "Léa Müller"))
    with desk.work.write() as session:
        session.get_one(Customer, old).merged_into_id = middle
        session.get_one(Customer, middle).merged_into_id = live
        session.get_one(Customer, old).archived_at = NOON
    visit_id = check_in(desk, live)
    case = desk.case(desk.log(old).value)
    assert (case.customer_id, case.visit_id) == (live, visit_id)
    with desk.work.write() as session:
        session.get_one(Customer, live).archived_at = NOON
    assert fields_refused(desk, old) == ["customer_id"]
    assert fields_refused(desk, live) == ["customer_id"]


def test_undoing_an_opening_sets_the_case_aside_and_redoing_brings_all_of_it_back(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    desk.log(customer_id)
    before = desk.everything()
    outcome = desk.log(customer_id, listened=True)
    after = desk.everything()
    assert outcome.reversal is not None
    for _turn in range(2):
        outcome.reversal.undo()
        assert desk.everything() == before
        assert all(entry.removed_at for entry in desk.entries(outcome.value))
        with pytest.raises(NotFound):
            desk.take(outcome.value, CaseStep.EMPATHISE)
        outcome.reversal.redo()
        assert desk.everything() == after


def test_a_case_in_which_somebody_has_written_stays(desk: CaseDesk) -> None:
    outcome = desk.log()
    with desk.of(1).work.write() as session:
        session.add(
            CaseEntry(
                case_id=outcome.value,
                kind="remark",
                at=NOON,
                added_at=NOON,
                text="Plumber called",
                details={},
            )
        )
    before = desk.everything()
    assert outcome.reversal is not None
    with pytest.raises(Conflict, match="written in this case"):
        outcome.reversal.undo()
    assert desk.everything() == before


def test_one_event_gives_everybody_a_case_of_their_own_linked(desk: CaseDesk) -> None:
    first, second = desk.add_customer(), desk.add_customer("Yuki Tanaka")
    check_in(desk, second, place="501")
    common = CaseDraft(customer_id=first, what="Flood", place="4th floor", severity=Severity.SERIOUS)
    others = (
        Somebody(customer_id=second),
        Somebody(walk_in="couple in 503", place="503"),
        Somebody(walk_in="he"),
    )
    before = desk.everything()
    outcome = desk.services.opening.log_incident(IncidentDraft(common=common, others=others))
    cases = [desk.case(case_id) for case_id in outcome.value]
    assert len({case.incident_id for case in cases}) == 1
    assert cases[0].incident_id is not None
    assert [case.place for case in cases] == ["4th floor", "501", "503", "4th floor"]
    assert {(case.what, case.severity) for case in cases} == {("Flood", 3)}
    assert outcome.said == "4 cases logged, linked"
    after = desk.everything()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert desk.everything() == before
    with desk.work.read() as session:
        assert session.get_one(Incident, cases[0].incident_id).removed_at is not None
    outcome.reversal.redo()
    assert desk.everything() == after


@pytest.mark.parametrize(
    ("others", "field"),
    [
        (lambda known: (Somebody(walk_in="he"), Somebody()), "others.1.walk_in"),
        (lambda known: (Somebody(customer_id=known),), "others.0.customer_id"),
        (lambda known: (Somebody(customer_id=999),), "others.0.customer_id"),
        (lambda known: (Somebody(walk_in="he", visit_id=7),), "others.0.visit_id"),
    ],
)
def test_what_is_wrong_with_one_of_many_is_said_beside_them_and_nothing_is_written(
    desk: CaseDesk, others: Any, field: str
) -> None:
    known = desk.add_customer()
    draft = IncidentDraft(common=CaseDraft(customer_id=known, what="Flood"), others=others(known))
    before = desk.everything()
    with pytest.raises(InvalidInput) as caught:
        desk.services.opening.log_incident(draft)
    assert [problem.field for problem in caught.value.problems] == [field]
    assert desk.everything() == before


def test_the_defaults_tell_who_and_where(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    away = desk.services.opening.defaults_for(customer_id)
    assert (away.who, away.visit_id, away.place, away.here) == ("Léa Müller", None, "", False)
    assert (away.open_cases, away.last_case_days) == (0, None)
    visit_id = check_in(desk, customer_id)
    desk.log(customer_id, happened_at=NOON - 3 * DAY, reported_at=NOON - 3 * DAY)
    here = desk.services.opening.defaults_for(customer_id)
    assert (here.visit_id, here.place, here.here) == (visit_id, "412", True)
    assert (here.open_cases, here.last_case_days) == (1, 3)
    with pytest.raises(NotFound):
        desk.services.opening.defaults_for(999)


def test_the_defaults_say_nothing_of_restricted_cases_to_others(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    desk.log(customer_id, restricted=True)
    other = desk.of(desk.add_staff("Jonas Frei")).services.opening.defaults_for(customer_id)
    assert (other.open_cases, other.last_case_days) == (0, None)
    manager = desk.of(desk.add_staff("Iris Wyss", role=Role.MANAGER)).services.opening.defaults_for(
        customer_id
    )
    assert (manager.open_cases, manager.last_case_days) == (1, 0)


def test_a_restricted_case_is_not_there_for_others(desk: CaseDesk) -> None:
    case_id = desk.log(restricted=True).value
    other = desk.of(desk.add_staff("Jonas Frei"))
    with pytest.raises(NotFound):
        other.take(case_id, CaseStep.LISTEN)
    desk.of(desk.add_staff("Iris Wyss", role=Role.MANAGER)).take(case_id, CaseStep.LISTEN)


def test_with_nobody_signed_in_a_case_has_no_owner(desk: CaseDesk) -> None:
    assert desk.case(desk.of(0).log().value).owner_id is None
