"""What a customer answered stands in their history, and who changed it in the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.customers.schemas.history import TO_ANSWER, HistoryKind
from app.model.case import Case
from app.model.survey import Metric
from app.surveys.schemas.drafts import AnswerDraft, AnswerEdit, AskDraft
from app.surveys.services import SurveyServices

if TYPE_CHECKING:
    from tests.customers.conftest import Services

ASKED = {"metric": Metric.NPS, "scale_min": 0, "scale_max": 10}


def test_answers_and_questions_without_one_are_told_the_newest_first(hotel: Services) -> None:
    customer_id = hotel.add()
    answers = SurveyServices.at(hotel.work).answers
    answers.record(AnswerDraft(**ASKED, score=3, comment="Cold soup", customer_id=customer_id, stage_id=1))
    hotel.clock.forward(hours=1)
    answers.ask(
        AskDraft(**ASKED | {"metric": Metric.CES, "scale_min": 1, "scale_max": 5}, customer_id=customer_id)
    )

    entries = hotel.history.list_history(customer_id, kinds={HistoryKind.ANSWER}).entries

    assert [entry.title for entry in entries] == ["Asked, no answer yet", "3 out of 10"]
    assert entries[0].title_rest == ", Effort"
    assert entries[1].title_rest.startswith(", Recommendation, ")
    assert (entries[1].text, entries[1].state) == ("Cold soup", TO_ANSWER)


def test_the_promise_that_a_bad_answer_makes_is_on_the_card(hotel: Services) -> None:
    customer_id = hotel.add()
    answers = SurveyServices.at(hotel.work).answers
    answer = answers.record(AnswerDraft(**ASKED, score=3, customer_id=customer_id)).value
    answers.record(AnswerDraft(**ASKED, score=1))

    (promise,) = hotel.promises.list_open(customer_id)

    assert (promise.what, promise.answer_id) == ("Answer their 3 out of 10", answer)


def test_who_changed_an_answer_is_told(hotel: Services) -> None:
    customer_id = hotel.add()
    answers = SurveyServices.at(hotel.work).answers
    answer = answers.record(AnswerDraft(**ASKED, score=8, customer_id=customer_id)).value
    answers.edit(answer, AnswerEdit(version=1, comment="Lovely"))

    newest, oldest, *_rest = hotel.history.list_changes(customer_id).rows

    assert (oldest.what, newest.what) == (
        "Answer to a question written down: 8",
        "Answer to a question changed: 8",
    )
    assert [(one.field, one.after) for one in newest.changes] == [("Comment", "Lovely")]


def test_what_was_answered_about_a_case_that_is_hidden_is_hidden_too(hotel: Services) -> None:
    customer_id = hotel.add()
    with hotel.work.write() as session:
        now = hotel.clock.now()
        case = Case(
            customer_id=customer_id,
            what="Left alone",
            happened_at=now,
            reported_at=now,
            opened_at=now,
            severity=1,
        )
        session.add(case)
    answers = SurveyServices.at(hotel.work).answers
    answers.record(AnswerDraft(**ASKED, score=8, customer_id=customer_id, case_id=case.id))
    with hotel.work.write() as session:
        session.get_one(Case, case.id).restricted = True

    hotel.work.desk.staff_id = 0

    assert hotel.history.list_history(customer_id, kinds={HistoryKind.ANSWER}).entries == ()
    assert all(row.kind != "survey_answer" for row in hotel.history.list_changes(customer_id).rows)
