"""A guest is asked in the whole program: by keys over the card, by handing the screen over, and off paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from app.customers.history.view_model import HistoryFilter
from app.model.survey import AnswerChannel, SurveyAnswer
from tests.journeys.conftest import Person
from tests.journeys.test_first_day import add_guest

Start = Callable[[Path], Person]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    """Where the keys are."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def answers(person: Person) -> list[SurveyAnswer]:
    """All answers in the file."""
    with person.desk.session.workplace.read() as session:
        return list(session.scalars(select(SurveyAnswer).order_by(SurveyAnswer.id)))


def begin(start: Start, folder: Path) -> Person:
    """A new venue with one guest on screen and the keys in the window."""
    person = start(folder)
    person.set_up()
    add_guest(person, "Ada Okonkwo")
    window = person.desk.window
    window.activateWindow()
    person.wait(lambda: QApplication.activeWindow() is window and QApplication.focusWidget() is not None)
    return person


def test_who_is_on_screen_is_asked_by_keys_and_it_stands_on_the_card(start: Start, tmp_path: Path) -> None:
    person = begin(start, tmp_path / "place")
    desk = person.desk
    QTest.keyClick(focused(), Qt.Key.Key_A, CONTROL | SHIFT)
    quick = desk.asking.form
    person.wait(lambda: quick.is_open and not quick.form.fields.who.is_empty)
    QTest.keyClicks(focused(), "3")
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    (answer,) = answers(person)
    assert (answer.score, answer.customer_id) == (3, desk.guests.shown_id)
    history = desk.guests.card.history._view_model
    history.narrow(HistoryFilter.ANSWERS)
    person.wait(lambda: [row.title for row in history.rows] == ["3 out of 10"])
    desk.guests.card.history.answer_wanted.emit(answer.id)
    assert desk.asking.changing.is_open
    QTest.keyClicks(focused(), "9")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    person.wait(lambda: [row.title for row in history.rows] == ["9 out of 10"])


def test_the_screen_is_handed_over_once_there_is_a_pin_and_taken_back_with_it(
    start: Start, tmp_path: Path
) -> None:
    person = begin(start, tmp_path / "place")
    desk = person.desk
    desk.guests.card.history.search.setFocus()
    QTest.keyClicks(focused(), "not done")
    desk.asking.hand_over()
    first = desk.asking.handing_over.pin_first
    assert first.is_open
    for field in (first.form.pin.pin, first.form.pin.again):
        field.setFocus()
        QTest.keyClicks(focused(), "2468")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    screen = desk.asking.handing_over.screen
    person.wait(screen.isVisible)
    assert not desk.window.isVisible()
    person.wait(lambda: screen.question.scores.hasFocus())
    QTest.keyClicks(focused(), "10")
    screen.question.done.click()
    assert [(answer.score, answer.channel) for answer in answers(person)] == [(10, AnswerChannel.HAND_OVER)]
    assert not screen.close()
    screen.staff.click()
    QTest.keyClicks(focused(), "2468")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    person.wait(lambda: desk.window.isVisible() and not screen.isVisible())

    assert desk.guests.card.history.search.text() == "not done"
    person.wait(lambda: desk.guests.card.history.search.hasFocus())


def test_a_pile_of_papers_is_typed_over_whatever_is_on_screen(start: Start, tmp_path: Path) -> None:
    person = begin(start, tmp_path / "place")
    desk = person.desk
    desk.asking.open_papers()
    form = desk.asking.papers.form
    QTest.keyClicks(focused(), "8")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "a")
    person.wait(lambda: focused() is not form.grid)
    QTest.keyClicks(focused(), "da okonkwo")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    person.wait(lambda: form.grid.currentIndex().row() == 1)
    person.wait(lambda: form.model.sheet.rows[0].found_name == "Ada Okonkwo")
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    assert [(one.score, one.channel, one.customer_id) for one in answers(person)] == [
        (8, AnswerChannel.PAPER, desk.guests.shown_id)
    ]
