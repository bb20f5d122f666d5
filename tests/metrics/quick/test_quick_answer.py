"""An answer in a few keys: one for the score, Enter keeps it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.model.survey import AnswerChannel, Metric
from app.model.visit import Visit
from app.surveys.questions import primary
from app.surveys.settings import ScaleChoice
from tests.metrics.quick.conftest import AskDesk


def test_one_key_and_enter_keep_an_answer_without_a_name(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    desk.type("9")
    desk.press(Qt.Key.Key_Return)

    (answer,) = desk.answers()
    assert (answer.metric, answer.score, answer.customer_id) == (Metric.NPS, 9, None)
    assert (answer.channel, answer.asked_at) == (AnswerChannel.DESK, desk.clock.at)
    assert not desk.quick.is_open
    assert desk.line.hasFocus()


@pytest.mark.parametrize(
    ("keys", "score"), [("0", 0), ("1", 1), ("10", 10), ("t", 10), ("20", 0), ("110", 10), ("71", 1)]
)
def test_each_key_decides_and_ten_is_one_and_zero(desk: AskDesk, keys: str, score: int) -> None:
    desk.quick.open_for(None)
    desk.type(keys)

    assert desk.quick.form.fields.score.value == score


def test_a_one_that_was_taken_back_begins_no_ten(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    desk.type("1")
    desk.press(Qt.Key.Key_Backspace)
    assert desk.quick.form.fields.score.value is None
    desk.type("0")

    assert desk.quick.form.fields.score.value == 0


def test_arrows_go_along_the_scale_and_stop_at_its_ends(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    score = desk.quick.form.fields.score
    desk.press(Qt.Key.Key_Right)
    assert score.value == 0
    for _step in range(12):
        desk.press(Qt.Key.Key_Right)
    assert score.value == 10
    desk.press(Qt.Key.Key_Left)
    assert score.value == 9


def test_a_click_decides_as_well(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    desk.quick.form.fields.score.row.buttons[7].click()
    desk.press(Qt.Key.Key_Return)

    assert [answer.score for answer in desk.answers()] == [7]


def test_the_keys_are_said_and_the_score_is_spoken(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    row = desk.quick.form.fields.score.row
    assert row.accessibleDescription() == "Keys 0 to 9 decide at once; for 10 press 1 and then 0, or T."
    desk.type("8")

    assert row.accessibleName() == "Their score: 8"


def test_without_a_score_it_says_so_beside_it(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    desk.press(Qt.Key.Key_Return)

    assert desk.quick.form.fields.score.error == "Say which score they give."
    assert not desk.quick.form.masking.isVisible()
    assert desk.answers() == []


def test_who_is_on_screen_is_asked_in_their_language_and_place(desk: AskDesk) -> None:
    lea = desk.add_customer(languages=("ja", "de-CH"))
    today = desk.work.today()
    visit = desk.add(Visit(customer_id=lea, status="here", arrives_on=today, place="412"))
    desk.quick.open_for(lea)
    form = desk.quick.form
    assert form.question.text().startswith("Wie wahrscheinlich")
    assert form.fields.score.row.buttons[10].accessibleDescription() == "Sehr wahrscheinlich"
    desk.type("10")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Tab)
    desk.type("The lake")
    desk.press(Qt.Key.Key_Return)

    (answer,) = desk.answers()
    assert (answer.customer_id, answer.visit_id, answer.place) == (lea, visit, "412")
    assert (answer.score, answer.comment) == (10, "The lake")
    assert answer.language == "ja"


def test_what_is_said_without_a_name_is_in_the_language_of_the_venue(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    desk.type("10")
    desk.press(Qt.Key.Key_Return)
    desk.quick.open_for(None)
    desk.type("9")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Tab)
    desk.type("The lake")
    desk.press(Qt.Key.Key_Return)

    silent, told = desk.answers()
    assert (silent.comment, silent.language) == ("", "")
    assert (told.comment, told.language) == ("The lake", primary(desk.work.venue.language))
    assert told.language


def test_somebody_is_found_by_typing_and_enter(desk: AskDesk) -> None:
    piotr = desk.add_customer("Piotr Nowak")
    desk.quick.open_for(None)
    desk.type("4")
    desk.press(Qt.Key.Key_Tab)
    desk.type("nowak")
    desk.press(Qt.Key.Key_Return)
    assert desk.answers() == []
    assert desk.quick.is_open
    desk.press(Qt.Key.Key_Return)

    assert [answer.customer_id for answer in desk.answers()] == [piotr]
    assert [promise.customer_id for promise in desk.promises()] == [piotr]


def test_nobody_of_that_name_is_said_beside_it(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    desk.type("4")
    desk.press(Qt.Key.Key_Tab)
    desk.type("zzyzx")
    desk.press(Qt.Key.Key_Return)

    assert desk.quick.form.fields.who.error
    assert desk.answers() == []


def test_who_was_asked_lately_is_shown_and_can_still_answer(desk: AskDesk) -> None:
    lea = desk.add_customer()
    desk.record(9, customer_id=lea)
    desk.clock.forward(days=3)
    desk.quick.open_for(lea)

    assert desk.quick.form.rest.isVisible()
    assert "in peace until 23 Feb 2027" in desk.quick.form.rest.accessibleName()
    desk.type("9")
    desk.press(Qt.Key.Key_Return)
    assert len(desk.answers()) == 2


def test_that_they_were_asked_is_kept_and_answered_later(desk: AskDesk) -> None:
    lea = desk.add_customer()
    desk.quick.open_for(lea)
    desk.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    (asked,) = desk.answers()
    assert (asked.score, asked.asked_at, asked.customer_id) == (None, desk.clock.at, lea)
    desk.clock.forward(hours=2)

    desk.quick.open_for(lea)
    assert "What you keep now is the answer to it." in desk.quick.form.asked.accessibleName()
    assert not desk.quick.form.ask_button.isEnabled()
    desk.type("8")
    desk.press(Qt.Key.Key_Return)

    (answered,) = desk.answers()
    assert answered.answered_at is not None
    assert (answered.id, answered.score) == (asked.id, 8)
    assert answered.answered_at - asked.asked_at == timedelta(hours=2)


def test_what_was_asked_last_is_remembered(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    desk.quick.form.fields.metric.button("ces").click()
    desk.quick.leave()
    desk.quick.close_lanes()
    desk.quick = desk.build()
    desk.quick.open_for(None)

    assert desk.quick.form.fields.chosen_metric is Metric.CES
    assert list(desk.quick.form.fields.score.row.buttons) == [1, 2, 3, 4, 5]


def test_the_scale_is_the_venues_own(desk: AskDesk) -> None:
    desk.services.settings.change(0, {"csat": ScaleChoice(high=7)})
    desk.quick.open_for(None)
    desk.quick.form.fields.metric.button("csat").click()
    desk.quick.form.start()
    desk.type("8")
    assert desk.quick.form.fields.score.value is None
    desk.type("7")
    desk.press(Qt.Key.Key_Return)

    (answer,) = desk.answers()
    assert (answer.metric, answer.scale_min, answer.scale_max, answer.score) == (Metric.CSAT, 1, 7, 7)


def test_a_card_number_is_refused_beside_the_comment(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    desk.type("8")
    comment = desk.quick.form.fields.comment
    comment.set_text("Mine is 4111 1111 1111 1111")
    desk.quick.form.submit()

    assert "payment card" in comment.error
    assert desk.answers() == []
    assert desk.quick.form.masking.isVisible()
    desk.quick.form.masking.click()

    (answer,) = desk.answers()
    assert answer.comment.startswith("Mine is ")
    assert "4111 1111 1111 1111" not in answer.comment
    assert not desk.quick.form.masking.isVisibleTo(desk.quick.form)


def test_what_was_typed_stays_when_the_form_is_put_away(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    desk.type("6")
    line = desk.quick.form.fields.comment.editor
    assert isinstance(line, QLineEdit)
    line.setFocus()
    desk.type("Cold soup")
    desk.press(Qt.Key.Key_Escape)
    assert desk.line.hasFocus()
    desk.quick.open_for(None)

    assert (desk.quick.form.fields.score.value, line.text()) == (6, "Cold soup")


def test_keeping_an_answer_is_taken_back_with_its_promise(desk: AskDesk) -> None:
    desk.quick.open_for(None)
    desk.type("3")
    desk.press(Qt.Key.Key_Return)
    assert len(desk.promises()) == 1

    desk.runner.undo()

    assert desk.everything() == []
