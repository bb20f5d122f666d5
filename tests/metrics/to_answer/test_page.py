"""Whoever waits is answered from the page, from a template, and then waits no more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model.promise import PromiseState
from app.surveys.schemas.closing import ReplyChannel, ReplyDraft
from app.ui.changing_hands import change_hands
from app.ui.lane import InlineLane
from app.ui.theme.theme import Theme
from tests.metrics.to_answer.conftest import WaitingDesk


def texts(desk: WaitingDesk) -> dict[str, str]:
    """What the tiles say."""
    return {tile.row.key: tile.row.value for tile in desk.page.tiles.tiles}


def test_the_oldest_stands_first_and_late_ones_are_loud(desk: WaitingDesk) -> None:
    rows = desk.page.model.rows
    assert [(row.score, row.who, row.late, row.due) for row in rows] == [
        ("3", "Piotr Mülke", True, "2 h over"),
        ("6", "Nobody known", False, "due tomorrow 15:00"),
    ]
    assert rows[1].about == "today, room 412, Owner"
    assert rows[0].spoken.startswith("3, Nobody called back about the shower., Piotr Mülke, yesterday")
    assert texts(desk)["oldest"] == "26 h"


def test_an_answer_is_begun_from_a_template_and_keeps_the_promise(desk: WaitingDesk) -> None:
    desk.page.list.choose(desk.first)
    reply = desk.page.reply
    assert reply.who.text() == "Piotr Mülke"
    assert reply.text.text.startswith("Dear Piotr Mülke,")
    assert "3 out of 10" in reply.text.text
    reply.text.set_text("So sorry. The shower is new.")
    reply.channel.choose(ReplyChannel.CALL)
    reply.form.submit()
    assert desk.listed == ["Nobody known"]
    assert desk.promises()[0].state == PromiseState.KEPT
    assert desk.view_model.reply is None
    assert desk.pane.said == "Answered"
    desk.pane.runner.undo()
    assert desk.listed == ["Piotr Mülke", "Nobody known"]


def test_what_was_typed_stays_while_another_template_is_looked_at(desk: WaitingDesk) -> None:
    desk.page.list.choose(desk.first)
    reply = desk.page.reply
    reply.text.set_text("My own words")
    reply.template.choose("2")
    reply.template.edited.emit()
    assert "We look forward" in reply.text.text
    reply.template.choose("0")
    reply.template.edited.emit()
    assert reply.text.text == "My own words"


def test_an_answer_that_is_being_written_is_not_put_away_by_looking_on(desk: WaitingDesk) -> None:
    desk.page.list.choose(desk.first)
    desk.page.reply.text.set_text("Half written")
    desk.page.list.step(1)
    assert desk.page.reply.who.text() == "Piotr Mülke"
    assert desk.page.reply.text.text == "Half written"


def test_the_answer_is_copied(desk: WaitingDesk) -> None:
    desk.page.list.choose(desk.first)
    desk.page.reply.text.set_text("For the clipboard")
    desk.page.reply.copy.click()
    assert QGuiApplication.clipboard().text() == "For the clipboard"
    assert desk.pane.said == "Answer copied"


def test_something_is_promised_and_a_case_opened_from_it(desk: WaitingDesk) -> None:
    asked: list[tuple[str, int]] = []
    desk.page.customer_wanted.connect(lambda customer_id: asked.append(("card", customer_id)))
    desk.page.case_wanted.connect(lambda customer_id: asked.append(("case", customer_id)))
    desk.page.list.choose(desk.first)
    reply = desk.page.reply
    reply.promise.click()
    reply.promise_form.what.set_text("A new shower head")
    reply.promise_form.form.submit()
    assert [row.what for row in desk.promises()][-1] == "A new shower head"
    reply.card.click()
    reply.case.click()
    desk.page.list.choose(desk.second)
    assert not reply.promise.isVisible()
    assert reply.unknown.isVisible()
    assert not reply.card.isVisible()
    reply.case.click()
    piotr = desk.answers()[0].customer_id
    assert asked == [("card", piotr), ("case", piotr), ("case", 0)]


def test_somebody_content_can_be_answered_and_nobody_known_cannot(desk: WaitingDesk) -> None:
    desk.page.open_answer(desk.content)
    reply = desk.page.reply
    assert reply.who.text() == "Léa Müller"
    assert reply.form.save_button.isEnabled()
    desk.page.open_answer(desk.record(9, comment="Fine"))
    assert not reply.form.save_button.isEnabled()


def test_somebody_else_who_was_quicker_is_told_in_a_notice(desk: WaitingDesk) -> None:
    desk.page.list.choose(desk.first)
    desk.services.closing.reply(desk.first, ReplyDraft(text="Answered elsewhere"))
    desk.page.reply.text.set_text("Too late")
    desk.page.reply.form.submit()
    row = desk.view_model.reply
    assert row is None
    assert desk.promises()[0].state == PromiseState.KEPT


def test_esc_leaves_the_answer_and_an_empty_list_says_what_would_be_here(desk: WaitingDesk) -> None:
    desk.page.list.choose(desk.first)
    QTest.keyClick(desk.page.reply.text.editor, Qt.Key.Key_Escape)
    assert desk.view_model.reply is None
    for answer_id in (desk.first, desk.second):
        desk.page.open_answer(answer_id)
        desk.page.reply.form.submit()
    assert desk.listed == []
    assert desk.page.empty.isVisible()
    assert desk.page.waiting.isVisible()
    assert isinstance(desk.view_model.pane.new_lane(), InlineLane)


def test_a_narrow_page_shows_the_list_or_the_answer(desk: WaitingDesk) -> None:
    desk.page.resize(600, 600)
    desk.page.list.choose(desk.first)
    QTest.keyClick(desk.page.reply.text.editor, Qt.Key.Key_Escape)
    desk.page.list.choose(desk.second)
    assert desk.view_model.reply is None
    desk.page.list.open_current()
    assert desk.page.reply.isVisible()
    assert not desk.page.waiting.isVisible()


def test_at_twice_the_size_no_figure_is_cut_and_the_page_scrolls(desk: WaitingDesk, theme: Theme) -> None:
    theme.set_text_scale(2.0)
    desk.page.resize(1180, 360)
    QApplication.processEvents()
    for tile in desk.page.tiles.tiles:
        assert tile.height() >= tile.sizeHint().height()
    assert desk.page.area.verticalScrollBar().maximum() > 0


def test_an_answer_that_is_being_written_waits_for_whoever_writes_it(desk: WaitingDesk) -> None:
    desk.page.show()
    desk.page.list.choose(desk.first)
    reply = desk.page.reply
    reply.text.set_text("Dear Piotr, half a")
    reply.channel.choose(ReplyChannel.LETTER)

    change_hands(desk.page, before=1, now=2)
    assert not reply.isVisible()
    desk.page.open_answer(desk.first)
    assert reply.text.text != "Dear Piotr, half a"

    change_hands(desk.page, before=2, now=1)
    desk.page.open_answer(desk.first)
    assert (reply.text.text, reply.channel.value) == ("Dear Piotr, half a", ReplyChannel.LETTER)
    assert reply.form.is_touched
