"""Writing answers down, changing and removing them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.core.errors import Conflict, InvalidInput, NotFound
from app.core.undo import Reversal
from app.customers.service.customers import CustomerService
from app.model.customer import Customer
from app.model.promise import PromiseState
from app.model.staff import Staff
from app.model.survey import LeftOut, Metric
from app.model.visit import Visit
from app.promises.schemas import PromiseSettling
from app.promises.service import PromiseService
from app.surveys.schemas.drafts import AnswerDraft, AnswerEdit, AskDraft, CompletionDraft
from tests.surveys.survey_desk import CES, CSAT, NPS, SurveyDesk, taken_back


def wrong(error: pytest.ExceptionInfo[InvalidInput]) -> dict[str, str]:
    """What is wrong, by field."""
    return {problem.field: problem.message for problem in error.value.problems}


def add_visit(desk: SurveyDesk, customer_id: int, place: str = "412") -> int:
    """A stay that is under way."""
    today = desk.work.today()
    return desk.add(Visit(customer_id=customer_id, status="here", arrives_on=today, place=place))


def test_an_answer_is_kept_with_all_that_is_known(desk: SurveyDesk) -> None:
    lea = desk.add_customer()
    visit = add_visit(desk, lea)

    answer = desk.services.answers.get(desk.record(9, customer_id=lea, visit_id=visit, comment="Lovely"))

    assert (answer.score, answer.comment, answer.customer_name) == (9, "Lovely", "Léa Müller")
    assert (answer.place, answer.answered_at, answer.asked_at) == ("412", desk.clock.at, None)
    assert answer.follow_up is None


def test_an_answer_without_a_name_is_kept(desk: SurveyDesk) -> None:
    assert desk.services.answers.get(desk.record(10)).customer_id is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (NPS | {"score": 11}, "score"),
        (CSAT | {"score": 0}, "score"),
        (NPS | {"score": 7.5}, "score"),
        (NPS | {"score": "7.5"}, "score"),
        (NPS | {"score": ""}, "score"),
        (NPS | {"scale_min": 1, "score": 5}, "scale_max"),
        (CSAT | {"scale_max": 6, "score": 5}, "scale_max"),
        (CSAT | {"high_is_good": False, "score": 5}, "high_is_good"),
        (NPS | {"score": 5, "comment": "Mine is 4111 1111 1111 1111"}, "comment"),
    ],
)
def test_what_cannot_be_an_answer_names_its_field(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        AnswerDraft(**fields)

    assert list(wrong(error)) == [field]


def test_one_to_ten_is_no_recommendation_and_is_offered_as_satisfaction() -> None:
    with pytest.raises(InvalidInput) as error:
        AnswerDraft(metric=Metric.NPS, scale_min=1, scale_max=10, score=9)

    (problem,) = error.value.problems
    assert (problem.field, problem.suggestion) == ("scale_max", "csat")
    assert "satisfaction (CSAT)" in problem.message
    AnswerDraft(metric=Metric(problem.suggestion), scale_min=1, scale_max=10, score=9)


def test_effort_may_be_asked_either_way_round() -> None:
    assert AnswerDraft(**CES | {"high_is_good": False, "score": "2"}).score == 2


@pytest.mark.parametrize(
    ("asked", "answered", "field"),
    [
        (None, 3, "answered_at"),
        (3, None, "asked_at"),
        (-60, -120, "answered_at"),
        (None, -20_000_000, "answered_at"),
    ],
)
def test_times_that_cannot_be_are_refused(
    desk: SurveyDesk, asked: int | None, answered: int | None, field: str
) -> None:
    def at(minutes: int | None) -> Any:
        return None if minutes is None else desk.clock.at + timedelta(minutes=minutes)

    with pytest.raises(InvalidInput) as error:
        desk.record(9, asked_at=at(asked), answered_at=at(answered))

    assert list(wrong(error)) == [field]
    assert desk.answers() == []


def test_nobody_unknown_and_archived_people_do_not_answer(desk: SurveyDesk) -> None:
    lea = desk.add_customer()
    customers = CustomerService(desk.work)
    customers.archive_customer(lea)

    for customer_id in (lea, 4_711):
        with pytest.raises(InvalidInput) as error:
            desk.record(9, customer_id=customer_id)
        assert list(wrong(error)) == ["customer_id"]


def test_the_visit_of_somebody_else_is_refused(desk: SurveyDesk) -> None:
    visit = add_visit(desk, desk.add_customer("Jon Berg"))

    for customer_id in (desk.add_customer(), None):
        with pytest.raises(InvalidInput) as error:
            desk.record(9, customer_id=customer_id, visit_id=visit)
        assert list(wrong(error)) == ["visit_id"]


@pytest.mark.parametrize("field", ["stage_id", "department_id", "staff_id", "case_id"])
def test_what_is_not_there_is_refused_by_name(desk: SurveyDesk, field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        desk.record(9, **{field: 4_711})

    assert list(wrong(error)) == [field]


def test_an_answer_of_a_merged_card_is_one_of_the_card_in_use(desk: SurveyDesk) -> None:
    now = desk.clock.at
    lea, again = desk.add_customer(), desk.add_customer("Lea Mueller")
    with desk.work.write() as session:
        card = session.get_one(Customer, again)
        card.merged_into_id, card.archived_at = lea, now

    assert desk.services.answers.get(desk.record(9, customer_id=again)).customer_id == lea


def test_a_question_is_answered_later(desk: SurveyDesk) -> None:
    lea = desk.add_customer()
    asked = desk.ask(customer_id=lea)
    desk.clock.forward(hours=5)
    waiting = desk.services.answers.open_ask(lea, Metric.NPS)
    assert waiting is not None

    desk.services.answers.complete(asked, CompletionDraft(version=waiting.version, score=3, comment="Cold"))

    answer = desk.services.answers.get(asked)
    assert (answer.score, answer.comment, answer.answered_at) == (3, "Cold", desk.clock.at)
    assert answer.follow_up is not None
    assert desk.services.answers.open_ask(lea, Metric.NPS) is None


def test_a_question_of_last_month_waits_for_no_answer_any_more(desk: SurveyDesk) -> None:
    lea = desk.add_customer()
    desk.ask(customer_id=lea)
    desk.clock.forward(days=31)

    assert desk.services.answers.open_ask(lea, Metric.NPS) is None


def test_who_answers_after_somebody_else_wrote_it_down_is_told(desk: SurveyDesk) -> None:
    asked = desk.ask()
    desk.services.answers.complete(asked, CompletionDraft(version=1, score=9))

    with pytest.raises(Conflict) as error:
        desk.services.answers.complete(asked, CompletionDraft(version=1, score=2))

    assert (error.value.theirs["score"], error.value.yours["score"]) == (9, 2)


def test_the_score_that_completes_is_on_the_scale_that_was_asked(desk: SurveyDesk) -> None:
    asked = desk.services.answers.ask(AskDraft(**CSAT)).value

    with pytest.raises(InvalidInput) as error:
        desk.services.answers.complete(asked, CompletionDraft(version=1, score=7))

    assert list(wrong(error)) == ["score"]


@pytest.mark.parametrize(
    ("fields", "called"),
    [
        (NPS | {"score": 6}, True),
        (NPS | {"score": 7}, False),
        (CSAT | {"score": 2}, True),
        (CSAT | {"score": 3}, False),
        (CSAT | {"scale_max": 10, "score": 2}, True),
        (CES | {"high_is_good": False, "score": 4}, True),
        (CES | {"high_is_good": False, "score": 3}, False),
        (NPS | {"score": 0, "left_out": LeftOut.TEST}, False),
        (NPS | {"score": 0, "left_out": LeftOut.STAFF}, False),
    ],
)
def test_a_bad_answer_is_promised_to_be_answered(
    desk: SurveyDesk, fields: dict[str, Any], called: bool
) -> None:
    answer = desk.services.answers.record(AnswerDraft(**fields)).value

    assert [promise.answer_id for promise in desk.promises()] == ([answer] if called else [])


def test_the_promise_is_due_by_the_target_and_whoever_looked_after_them_keeps_it(desk: SurveyDesk) -> None:
    ana = desk.add_staff("Ana Costa")
    lea = desk.add_customer()
    desk.record(2, customer_id=lea, staff_id=ana, answered_at=desk.clock.at - timedelta(days=3))

    (promise,) = desk.promises()

    assert (promise.owner_id, promise.customer_id) == (ana, lea)
    assert promise.due_at == desk.clock.at + timedelta(hours=24)
    assert promise.state == PromiseState.OPEN


def test_without_anybody_named_a_manager_answers(desk: SurveyDesk) -> None:
    manager = desk.add_staff("Ana Costa", role="manager")
    desk.record(2)

    assert [promise.owner_id for promise in desk.promises()] == [manager]


def test_whoever_left_answers_nobody_any_more(desk: SurveyDesk) -> None:
    ana, manager = desk.add_staff("Ana Costa"), desk.add_staff("Mia Roth", role="manager")
    with desk.work.write() as session:
        session.get_one(Staff, ana).active = False
    desk.record(2, staff_id=ana)

    assert [promise.owner_id for promise in desk.promises()] == [manager]


def test_taking_back_what_somebody_changed_meanwhile_changes_nothing(desk: SurveyDesk) -> None:
    outcome = desk.services.answers.record(AnswerDraft(**NPS | {"score": 2}))
    desk.services.answers.edit(outcome.value, AnswerEdit(version=1, comment="Warm"))
    before = desk.everything()

    with pytest.raises(Conflict):
        taken_back(outcome).undo()

    assert desk.everything() == before


def test_what_was_answered_long_ago_is_not_promised(desk: SurveyDesk) -> None:
    desk.record(2, answered_at=desk.clock.at - timedelta(days=15))

    assert desk.promises() == []


def test_a_better_score_withdraws_the_promise_and_a_worse_one_makes_it(desk: SurveyDesk) -> None:
    answer = desk.record(2)
    desk.services.answers.edit(answer, AnswerEdit(version=1, score=9))
    assert desk.promises() == []

    desk.services.answers.edit(answer, AnswerEdit(version=2, score=1))

    assert [promise.answer_id for promise in desk.promises()] == [answer]


def test_a_promise_that_was_kept_stands_when_the_score_gets_better(desk: SurveyDesk) -> None:
    answer = desk.record(2)
    (promise,) = desk.promises()
    PromiseService(desk.work).keep_promise(promise.id, PromiseSettling(version=promise.version))

    desk.services.answers.edit(answer, AnswerEdit(version=1, score=9))

    assert [one.state for one in desk.promises()] == [PromiseState.KEPT]


def test_whose_answer_it_is_can_be_told_later_and_the_promise_follows(desk: SurveyDesk) -> None:
    answer, lea = desk.record(2), desk.add_customer()

    desk.services.answers.edit(answer, AnswerEdit(version=1, customer_id=lea))

    assert [promise.customer_id for promise in desk.promises()] == [lea]


def test_a_change_of_somebody_else_is_a_conflict_with_both_sides(desk: SurveyDesk) -> None:
    answer = desk.record(8)
    desk.services.answers.edit(answer, AnswerEdit(version=1, comment="Warm"))

    with pytest.raises(Conflict) as error:
        desk.services.answers.edit(answer, AnswerEdit(version=1, comment="Cold"))

    assert (error.value.theirs, error.value.yours) == ({"comment": "Warm"}, {"comment": "Cold"})


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"score": 11}, "score"),
        ({"scale_min": 1}, "scale_max"),
        ({"metric": Metric.CSAT, "scale_min": 1, "scale_max": 5}, "score"),
        ({"customer_id": 4_711}, "customer_id"),
        ({"staff_id": 4_711}, "staff_id"),
    ],
)
def test_a_change_that_cannot_be_names_its_field(
    desk: SurveyDesk, values: dict[str, Any], field: str
) -> None:
    answer = desk.record(8)

    with pytest.raises(InvalidInput) as error:
        desk.services.answers.edit(answer, AnswerEdit(version=1, **values))

    assert list(wrong(error)) == [field]


def test_removing_an_answer_removes_its_promise(desk: SurveyDesk) -> None:
    answer = desk.record(2)

    desk.services.answers.remove(answer, version=1)

    assert desk.everything() == []
    with pytest.raises(NotFound):
        desk.services.answers.get(answer)


def test_a_promise_that_was_kept_to_somebody_stays_on_their_card(desk: SurveyDesk) -> None:
    answer = desk.record(2, customer_id=desk.add_customer())
    (promise,) = desk.promises()
    PromiseService(desk.work).keep_promise(promise.id, PromiseSettling(version=promise.version))

    desk.services.answers.remove(answer, version=1)

    assert [(one.state, one.answer_id) for one in desk.promises()] == [(PromiseState.KEPT, None)]


def test_an_answer_that_is_newer_is_not_removed(desk: SurveyDesk) -> None:
    answer = desk.record(8)
    desk.services.answers.edit(answer, AnswerEdit(version=1, comment="Warm"))

    with pytest.raises(Conflict):
        desk.services.answers.remove(answer, version=1)


def test_every_step_can_be_taken_back_and_done_again(desk: SurveyDesk) -> None:
    answers = desk.services.answers
    states = [desk.everything()]
    steps: list[Reversal] = []

    def did(outcome: Any) -> Any:
        steps.append(taken_back(outcome))
        states.append(desk.everything())
        return outcome.value

    lea = desk.add_customer()
    one = did(answers.record(AnswerDraft(**NPS | {"score": 2, "customer_id": lea})))
    did(answers.edit(one, AnswerEdit(version=1, score=9)))
    did(answers.edit(one, AnswerEdit(version=2, score=4)))
    did(answers.remove(one, version=3))
    two = did(answers.ask(AskDraft(**NPS)))
    did(answers.complete(two, CompletionDraft(version=1, score=0)))

    for number in reversed(range(len(steps))):
        steps[number].undo()
        assert desk.everything() == states[number]
    for number, step in enumerate(steps):
        step.redo()
        assert desk.everything() == states[number + 1]


def test_on_a_server_answers_are_kept_changed_and_taken_back(server_desk: SurveyDesk) -> None:
    desk = server_desk
    lea = desk.add_customer()
    outcome = desk.services.answers.record(AnswerDraft(**NPS | {"score": 2, "customer_id": lea}))
    assert len(desk.promises()) == 1
    rest = desk.services.answers.may_ask(lea, Metric.NPS)
    assert (rest.may_ask, rest.last_at) == (False, desk.clock.at)

    removed = desk.services.answers.remove(outcome.value, version=1)
    assert desk.everything() == []
    taken_back(removed).undo()
    taken_back(outcome).undo()

    assert desk.everything() == []
