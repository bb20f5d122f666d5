"""The wall shows what was told by month, finds words in it, and leads on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model.case import CaseState
from app.planner.stories.view_model import PAGE
from app.ui.chips import Chip
from tests.cases.made import put_case
from tests.planner.stories.story_desk import StoryDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 12)


def test_a_venue_without_stories_says_what_would_be_here(desk: StoryDesk) -> None:
    page = desk.open()
    assert page.empty.isVisible()
    assert page.empty._sentence.text() == "No story yet."
    assert "Tell it when a moment is delivered" in page.empty._more.text()
    assert not page.printing.isEnabled()
    assert desk.focused is page.search


def test_stories_stand_under_their_month_the_newest_first(desk: StoryDesk) -> None:
    desk.tell("Léa", "The giraffe", MARCH)
    desk.tell("Ines", "The tulips", MARCH.replace(day=9))
    desk.tell("Hana", "The lantern", APRIL)
    desk.open()
    assert desk.titles == ["The lantern", "The tulips", "The giraffe"]
    assert desk.page.wall.heads == ["April 2026 · 1 story", "March 2026 · 2 stories"]


def test_a_card_speaks_all_that_it_shows(desk: StoryDesk) -> None:
    desk.tell("Léa", "A giraffe of sugar", MARCH, said="Where did you get it?", reaction=5)
    desk.open()
    said = desk.page.wall.cards[0].accessibleName()
    for part in ("Birthday", "Léa", "A giraffe of sugar", "“Where did you get it?”", "5 – moved"):
        assert part in said
    assert "●" not in said


def test_a_reaction_is_told_in_marks_and_words(desk: StoryDesk) -> None:
    desk.tell("Léa", "The giraffe", reaction=4)
    desk.open()
    words = [chip.accessibleName() for chip in desk.page.wall.cards[0].findChildren(Chip)]
    assert "●●●●○ 4 – gladly" in words


def test_a_reaction_that_nobody_asked_is_not_told(desk: StoryDesk) -> None:
    desk.tell("Léa", "The giraffe", reaction=None)
    desk.open()
    words = [chip.accessibleName() for chip in desk.page.wall.cards[0].findChildren(Chip)]
    assert words == ["Moment"]


def test_words_are_searched_with_ctrl_f(desk: StoryDesk) -> None:
    desk.tell("Léa", "The giraffe")
    desk.tell("Ines", "The tulips")
    desk.open()
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert desk.focused is desk.page.search
    QTest.keyClicks(desk.page.search, "GIRAF")
    desk.press(Qt.Key.Key_Return)
    assert desk.titles == ["The giraffe"]
    assert desk.focused is desk.page.wall.cards[0]


def test_words_that_nobody_wrote_offer_all_stories(desk: StoryDesk) -> None:
    desk.tell("Léa", "The giraffe")
    page = desk.open()
    desk.view_model.search("zebra")
    assert page.empty._sentence.text() == "No story with these words."
    page.empty._button.click()
    assert desk.titles == ["The giraffe"]
    assert page.search.text() == ""


def test_a_month_is_chosen(desk: StoryDesk) -> None:
    desk.tell("Léa", "The giraffe", MARCH)
    desk.tell("Hana", "The lantern", APRIL)
    page = desk.open()
    assert [page.month.itemText(at) for at in range(page.month.count())] == [
        "All months",
        "April 2026 · 1 story",
        "March 2026 · 1 story",
    ]
    page.month.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    assert desk.titles == ["The giraffe"]
    assert page.month.currentText() == "March 2026 · 1 story"


def test_the_wall_reads_on_where_it_ended(desk: StoryDesk) -> None:
    for day in range(PAGE + 3):
        desk.tell(f"Guest {day}", f"Story {day}", MARCH + timedelta(days=day))
    page = desk.open()
    assert len(desk.titles) == PAGE
    assert page.wall.more.isVisible()
    page.wall.more.click()
    assert desk.titles == [f"Story {day}" for day in reversed(range(PAGE + 3))]
    assert not page.wall.more.isVisible()


def test_down_and_up_go_from_story_to_story(desk: StoryDesk) -> None:
    desk.tell("Léa", "The giraffe", MARCH)
    desk.tell("Hana", "The lantern", APRIL)
    page = desk.open()
    first, second = page.wall.cards
    assert desk.focused is first
    desk.press(Qt.Key.Key_Down)
    assert desk.focused is second
    desk.press(Qt.Key.Key_Up)
    assert desk.focused is first


def test_a_name_leads_to_the_card(desk: StoryDesk, qtbot: QtBot) -> None:
    desk.tell("Léa", "The giraffe")
    page = desk.open()
    card = page.wall.cards[0]
    card.who.setFocus()
    with qtbot.waitSignal(page.customer_wanted) as asked:
        desk.press(Qt.Key.Key_Return)
    assert asked.args == [card.row.customer_id]


def test_a_recovery_leads_to_its_case(desk: StoryDesk, qtbot: QtBot) -> None:
    customer = desk.made.customer("Ines")
    case_id = put_case(
        desk.work, customer, state=CaseState.CLOSED, is_story=True, story="The flood", rating=5
    )
    page = desk.open()
    card = page.wall.cards[0]
    assert "5 of 5 after it was put right" in card.accessibleName()
    assert card.case is not None
    with qtbot.waitSignal(page.case_wanted) as asked:
        card.case.click()
    assert asked.args == [case_id]


def test_a_new_story_is_shown_when_it_is_told(desk: StoryDesk) -> None:
    desk.open()
    desk.tell("Léa", "The giraffe")
    desk.changed("visit")
    assert desk.titles == []
    desk.changed()
    assert desk.titles == ["The giraffe"]


def test_nothing_is_read_while_nobody_looks(desk: StoryDesk) -> None:
    desk.tell("Léa", "The giraffe")
    desk.changed()
    assert not desk.view_model.is_read
    desk.open()
    assert desk.view_model.is_read


def test_names_are_shown_as_they_are_written(desk: StoryDesk) -> None:
    desk.tell("<b>Léa</b> & Co", "<img src=x>")
    desk.open(420)
    card = desk.page.wall.cards[0]
    assert card.who.accessibleName() == "<b>Léa</b> & Co"
    assert card.row.text == "<img src=x>"


def test_cards_stand_below_each_other_where_there_is_little_room(desk: StoryDesk) -> None:
    desk.tell("Léa", "The giraffe", MARCH)
    desk.tell("Ines", "The tulips", MARCH.replace(day=9))
    page = desk.open(1200)
    first, second = page.wall.cards
    assert first.x() < second.x()
    page.resize(500, 700)
    QApplication.processEvents()
    assert first.x() == second.x()


def test_printing_is_asked_for_what_is_in_sight(desk: StoryDesk, qtbot: QtBot) -> None:
    desk.tell("Léa", "The giraffe", MARCH)
    page = desk.open()
    desk.view_model.search("giraffe")
    desk.view_model.choose_month(MARCH)
    with qtbot.waitSignal(page.print_wanted) as asked:
        page.printing.click()
    assert asked.args == ["giraffe", MARCH]


def test_somebody_else_at_the_desk_sees_what_they_may_see(desk: StoryDesk) -> None:
    customer = desk.made.customer("Ines")
    put_case(
        desk.work, customer, state=CaseState.CLOSED, is_story=True, story="Secret", restricted=True, rating=5
    )
    desk.open()
    assert desk.titles == ["Secret"]
    desk.work.desk.staff_id = 0
    desk.view_model.begin_again()
    assert desk.titles == []
    assert desk.page.empty._sentence.text() == "No story yet."
