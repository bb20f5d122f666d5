"""A pile of papers is typed by keyboard alone, and kept whole or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.metrics.paper.sheet import Column
from app.model.survey import AnswerChannel, Metric
from app.surveys.settings import ScaleChoice
from tests.metrics.paper.conftest import PaperDesk

ENTER, TAB, LEFT = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Left


def test_three_papers_are_typed_and_kept_by_keyboard_alone(desk: PaperDesk) -> None:
    piotr = desk.add_customer("Piotr Nowak")
    desk.type("9Lovely lake")
    desk.press(ENTER)
    desk.type("10")
    desk.press(TAB)
    desk.type("Piotr Nowak")
    desk.press(ENTER)
    desk.type("3")
    desk.press(ENTER)
    assert desk.at == (3, Column.SCORE)
    desk.press(ENTER)

    told = [(answer.score, answer.comment, answer.customer_id) for answer in desk.answers()]
    assert told == [(9, "Lovely lake", None), (10, "", piotr), (3, "", None)]
    assert {(one.metric, one.channel, one.asked_at) for one in desk.answers()} == {
        (Metric.NPS, AnswerChannel.PAPER, None)
    }
    assert not desk.batch.is_open
    assert desk.line.hasFocus()
    assert len(desk.promises()) == 1


@pytest.mark.parametrize(
    ("keys", "score", "column"),
    [
        ("7", "7", Column.COMMENT),
        ("0", "0", Column.COMMENT),
        ("10", "10", Column.COMMENT),
        ("t", "10", Column.COMMENT),
        ("1", "1", Column.SCORE),
        ("13", "3", Column.COMMENT),
        ("x", "", Column.SCORE),
    ],
)
def test_digits_jump_on_but_a_one_waits_for_its_zero(
    desk: PaperDesk, keys: str, score: str, column: Column
) -> None:
    desk.type(keys)

    assert (desk.sheet.rows[0].score, desk.at) == (score, (0, column))


def test_tab_goes_through_the_cells_and_on_to_the_next_row(desk: PaperDesk) -> None:
    desk.type("1")
    cells = []
    for _step in range(3):
        desk.press(TAB)
        cells.append(desk.at)

    assert cells == [(0, Column.COMMENT), (0, Column.WHO), (1, Column.SCORE)]


def test_tab_leaves_the_grid_from_a_blank_row_and_from_its_first_cell(desk: PaperDesk) -> None:
    desk.press(TAB)
    assert QApplication.focusWidget() is desk.batch.form.save_button
    desk.batch.form.start()
    focused = QApplication.focusWidget()
    assert focused is not None
    desk.grid.focusNextPrevChild(False)
    assert not desk.grid.hasFocus()


def test_what_is_wrong_is_told_beside_its_cell_and_nothing_is_kept(desk: PaperDesk) -> None:
    desk.add_customer("Piotr Nowak")
    desk.add_customer("Pavel Nowak")
    for who in ("zzyzx", "nowak"):
        desk.type("8")
        desk.press(TAB)
        desk.type(who)
        desk.press(ENTER)
    desk.press(TAB)
    desk.grid.go_to(2, Column.COMMENT)
    desk.type("No score")
    desk.press(ENTER)
    desk.batch.form.submit()

    notes = [row.text(Column.NOTE) for row in desk.sheet.typed]
    assert notes[0].startswith("Nobody was found.")
    assert notes[1:] == ["2 match. Write more of it.", "The score is missing."]
    assert desk.at == (0, Column.WHO)
    assert desk.answers() == []
    assert desk.batch.is_open


def test_a_name_that_is_mended_is_found(desk: PaperDesk) -> None:
    piotr = desk.add_customer("Piotr Nowak")
    desk.type("8")
    desk.press(TAB)
    desk.type("zzyzx")
    desk.press(ENTER)
    desk.grid.go_to(0, Column.WHO)
    desk.type("Piotr")
    desk.press(ENTER)
    assert desk.sheet.rows[0].text(Column.NOTE) == "Piotr Nowak"
    desk.press(ENTER)

    assert [answer.customer_id for answer in desk.answers()] == [piotr]


def test_a_card_number_is_told_beside_the_comment(desk: PaperDesk) -> None:
    desk.type("84111 1111 1111 1111")
    desk.press(ENTER)
    desk.batch.form.submit()

    assert "payment card" in desk.sheet.rows[0].wrong[Column.COMMENT]
    assert desk.at == (0, Column.COMMENT)
    assert desk.answers() == []


def test_the_day_the_stage_and_the_place_hold_for_all_of_them(desk: PaperDesk) -> None:
    top = desk.batch.form.top
    top.day.set_value(date(2026, 11, 20))
    top.stage.choose("2")
    top.place.set_text("Lake room")
    desk.type("9")
    desk.press(ENTER, ENTER)

    (answer,) = desk.answers()
    assert (answer.stage_id, answer.place) == (2, "Lake room")
    assert answer.answered_at == datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
    assert answer.arrived_at == desk.clock.at


def test_a_day_to_come_is_said_beside_the_day_once(desk: PaperDesk) -> None:
    desk.batch.form.top.day.set_value(date(2026, 12, 20))
    desk.type("9")
    desk.press(ENTER)
    desk.type("8")
    desk.press(ENTER, ENTER)

    assert desk.batch.form.top.day.error == "This is still to come: check the date."
    assert desk.answers() == []


def test_another_question_brings_its_own_scale(desk: PaperDesk) -> None:
    desk.services.settings.change(0, {"csat": ScaleChoice(high=7)})
    desk.batch.leave()
    desk.batch.open()
    desk.batch.form.top.metric.button("csat").click()
    desk.batch.form.start()
    desk.type("8")
    assert desk.sheet.rows[0].score == ""
    desk.type("7")
    desk.press(ENTER, ENTER)

    (answer,) = desk.answers()
    assert (answer.metric, answer.score, answer.scale_max) == (Metric.CSAT, 7, 7)


def test_a_score_that_does_not_fit_another_scale_is_told(desk: PaperDesk) -> None:
    desk.type("9")
    desk.press(ENTER)
    desk.batch.form.top.metric.button("csat").click()
    desk.batch.form.submit()

    assert desk.sheet.rows[0].wrong[Column.SCORE] == "9 is not on this scale, which goes from 1 to 5."


def test_what_was_typed_survives_leaving(desk: PaperDesk) -> None:
    desk.type("9Lovely")
    desk.press(ENTER)
    desk.type("4")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.batch.is_open
    assert desk.line.hasFocus()
    desk.batch.open()

    assert [(row.score, row.comment) for row in desk.sheet.typed] == [("9", "Lovely"), ("4", "")]
    assert desk.at == (2, Column.SCORE)


def test_an_empty_pile_says_what_to_do_first(desk: PaperDesk) -> None:
    desk.press(ENTER)

    assert desk.batch.is_open
    assert desk.batch.form._homeless.text() == "Type the first score."


def test_a_cell_is_emptied_and_a_row_taken_out(desk: PaperDesk) -> None:
    desk.type("9Lovely")
    desk.press(ENTER)
    desk.type("4")
    desk.grid.go_to(0, Column.SCORE)
    desk.press(Qt.Key.Key_Delete)
    assert desk.sheet.rows[0].score == ""
    desk.batch.form.model.remove(0)

    assert [row.score for row in desk.sheet.typed] == ["4"]


def test_the_pile_is_taken_back_whole(desk: PaperDesk) -> None:
    desk.type("9")
    desk.press(ENTER)
    desk.type("2")
    desk.press(ENTER, ENTER)
    assert len(desk.answers()) == 2

    desk.runner.undo()

    assert desk.everything() == []


def test_the_grid_is_a_proper_model(desk: PaperDesk) -> None:
    QAbstractItemModelTester(desk.batch.form.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.type("9Lovely")
    desk.press(ENTER)
    spoken = desk.batch.form.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Comment, Lovely"
