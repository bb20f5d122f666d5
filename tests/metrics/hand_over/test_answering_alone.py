"""A customer answers on the screen by themselves, and staff takes it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.core.errors import Locked
from app.customers.service.customers import CustomerService
from app.metrics.hand_over.view_model import Page
from app.model.survey import AnswerChannel
from app.surveys.service.answering import AnswerService
from tests.metrics.hand_over.conftest import HandDesk

CARD = "4111 1111 1111 1111"


def test_an_answer_is_given_by_keyboard_alone_and_counts_as_asked(desk: HandDesk) -> None:
    lea = desk.add_customer()
    desk.hand_over("fr", customer_id=lea)
    assert desk.screen.question.text.text().startswith("Quelle est la probabilit")
    desk.type("10")
    desk.press(Qt.Key.Key_Tab)
    desk.type("Le lac")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Space)

    (answer,) = desk.answers()
    assert (answer.score, answer.comment, answer.language) == (10, "Le lac", "fr")
    assert (answer.customer_id, answer.channel) == (lea, AnswerChannel.HAND_OVER)
    assert answer.asked_at == desk.clock.at
    assert desk.view_model.page is Page.THANKS
    assert desk.screen.thanks.thanks.text().startswith("Merci")


def test_enter_goes_on_from_the_score_to_the_reason(desk: HandDesk) -> None:
    desk.hand_over()
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.question.scores.hasFocus()
    desk.type("8")
    desk.press(Qt.Key.Key_Return)

    assert desk.screen.question.comment.hasFocus()


def test_an_answer_is_given_by_touch_alone(desk: HandDesk) -> None:
    desk.hand_over()
    desk.screen.question.scores.buttons[3].click()
    desk.screen.question.done.click()

    assert [(answer.score, answer.comment) for answer in desk.answers()] == [(3, "")]
    assert len(desk.promises()) == 1


def test_nothing_can_be_finished_before_a_score_is_chosen(desk: HandDesk) -> None:
    desk.hand_over()
    assert not desk.screen.question.done.isVisible()
    desk.type("7")
    assert desk.screen.question.done.isVisible()
    desk.press(Qt.Key.Key_Backspace)
    assert not desk.screen.question.done.isVisible()


def test_it_goes_on_in_another_language(desk: HandDesk) -> None:
    desk.hand_over("en")
    assert desk.screen.languages is not None
    desk.screen.languages.button("de").click()
    assert desk.screen.question.text.text().startswith("Wie wahrscheinlich")
    assert desk.screen.question.done.accessibleName() == "Fertig"
    assert desk.screen.staff.accessibleName() == "Für das Personal"


def test_the_number_of_a_card_is_refused_in_their_language(desk: HandDesk) -> None:
    desk.hand_over("de")
    desk.type("8")
    desk.screen.question.comment.setPlainText(CARD)
    desk.screen.question.done.click()

    assert desk.screen.question.wrong.text() == "Bitte lassen Sie die Nummer einer Zahlungskarte weg."
    assert desk.screen.question.comment.hasFocus()
    assert desk.answers() == []
    desk.take_back()
    assert CARD not in desk.answers()[0].comment


def test_without_a_name_the_next_one_may_answer(desk: HandDesk) -> None:
    desk.hand_over()
    for score in ("9", "2"):
        desk.type(score)
        desk.screen.question.done.click()
        assert desk.screen.thanks.next.isVisible()
        desk.screen.thanks.next.click()
        assert desk.screen.question.scores.value is None

    desk.take_back()

    assert [answer.score for answer in desk.answers()] == [9, 2]


def test_with_a_name_nobody_else_answers(desk: HandDesk) -> None:
    desk.hand_over(customer_id=desk.add_customer())
    desk.type("9")
    desk.screen.question.done.click()

    assert not desk.screen.thanks.next.isVisible()


def test_who_was_asked_and_did_not_answer_is_kept_as_asked(desk: HandDesk) -> None:
    lea = desk.add_customer()
    desk.hand_over(customer_id=lea)
    desk.take_back()

    (asked,) = desk.answers()
    assert (asked.customer_id, asked.score, asked.asked_at) == (lea, None, desk.clock.at)


def test_a_question_that_is_on_record_already_is_not_asked_twice(desk: HandDesk) -> None:
    lea = desk.add_customer()
    asked = desk.ask(customer_id=lea)
    desk.hand_over(customer_id=lea)
    desk.take_back()
    assert [answer.id for answer in desk.answers()] == [asked]

    desk.hand_over(customer_id=lea)
    desk.type("8")
    desk.screen.question.done.click()

    assert [(answer.id, answer.score) for answer in desk.answers()] == [(asked, 8)]


def test_a_score_without_done_is_kept_when_the_screen_is_taken_back(desk: HandDesk) -> None:
    desk.hand_over()
    desk.type("4")
    desk.screen.question.comment.setPlainText("Noisy")
    desk.take_back()

    assert [(answer.score, answer.comment) for answer in desk.answers()] == [(4, "Noisy")]


def test_nobody_at_all_after_the_last_answer_is_not_kept_as_asked(desk: HandDesk) -> None:
    desk.hand_over()
    desk.type("9")
    desk.screen.question.done.click()
    desk.screen.thanks.next.click()
    desk.take_back()

    assert [answer.score for answer in desk.answers()] == [9]


def test_what_was_said_counts_although_the_card_was_archived_meanwhile(desk: HandDesk) -> None:
    lea = desk.add_customer()
    desk.hand_over(customer_id=lea)
    CustomerService(desk.work).archive_customer(lea)
    desk.type("9")
    desk.screen.question.done.click()

    assert [(answer.customer_id, answer.score) for answer in desk.answers()] == [(None, 9)]


def test_what_could_not_be_written_is_written_when_the_screen_is_taken_back(
    desk: HandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_given: object) -> None:
        raise Locked("Another program is using the venue's file.")

    desk.hand_over()
    with monkeypatch.context() as patch:
        patch.setattr(AnswerService, "record", locked)
        desk.type("9")
        desk.screen.question.done.click()
    assert desk.answers() == []
    assert desk.view_model.page is Page.THANKS
    desk.take_back()

    assert [answer.score for answer in desk.answers()] == [9]


def test_an_answer_is_taken_back_by_undo_afterwards(desk: HandDesk) -> None:
    desk.hand_over()
    desk.type("2")
    desk.screen.question.done.click()
    desk.take_back()

    desk.runner.undo()

    assert desk.everything() == []


def test_a_long_comment_ends_where_it_can_be_kept(desk: HandDesk) -> None:
    desk.hand_over()
    desk.type("8")
    desk.screen.question.comment.setPlainText("x" * 3_000)
    desk.screen.question.done.click()

    assert [len(answer.comment) for answer in desk.answers()] == [2_000]
