"""Photos are small on the wall, large when somebody opens one, and on paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap.story_output import StoryPrint, name_of, printed_stories
from app.core.cancelling import Cancellation
from app.printing.rich_pages import ClosedDocument
from app.printing.story_wall.pages import story_wall
from app.ui.scaled_picture import scaled_picture
from tests.planner.stories.story_desk import StoryDesk, picture


def test_a_photo_is_shown_and_named(desk: StoryDesk) -> None:
    desk.add_photo(desk.tell("Léa", "The giraffe"))
    page = desk.open()
    (button,) = page.wall.cards[0].photos
    assert button.has_picture
    assert button.accessibleName() == "Photo 1 of 1 of “Birthday”: cake.png"


def test_enter_shows_a_photo_large_and_esc_goes_back(desk: StoryDesk) -> None:
    attachment_id = desk.add_photo(desk.tell("Léa", "The giraffe"))
    page = desk.open()
    (button,) = page.wall.cards[0].photos
    button.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert page.large is not None
    assert page.large.isVisible()
    assert page.large.has_picture
    assert page.large.attachment_id == attachment_id
    assert page.large.geometry() == page.rect()
    assert desk.focused is page.large
    desk.press(Qt.Key.Key_Tab)
    assert desk.focused is page.large
    desk.press(Qt.Key.Key_Escape)
    assert not page.large.isVisible()
    assert desk.focused is button


def test_a_click_puts_a_large_photo_away(desk: StoryDesk) -> None:
    desk.add_photo(desk.tell("Léa", "The giraffe"))
    page = desk.open()
    QTest.mouseClick(page.wall.cards[0].photos[0], Qt.MouseButton.LeftButton)
    assert page.large is not None
    assert page.large.isVisible()
    QTest.mouseClick(page.large, Qt.MouseButton.LeftButton)
    assert not page.large.isVisible()


def test_the_wall_may_change_under_a_large_photo(desk: StoryDesk) -> None:
    attachment_id = desk.add_photo(desk.tell("Léa", "The giraffe"))
    page = desk.open()
    page.wall.cards[0].photos[0].click()
    desk.tell("Ines", "The tulips")
    desk.changed()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.press(Qt.Key.Key_Escape)
    again = [one for card in page.wall.cards for one in card.photos if one.attachment_id == attachment_id]
    assert desk.focused is again[0]


def test_what_is_no_picture_is_said_and_hides_nothing_else(desk: StoryDesk) -> None:
    moment_id = desk.tell("Léa", "The giraffe")
    broken_id = desk.add_photo(moment_id, b"not a picture")
    desk.add_photo(moment_id)
    page = desk.open()
    photos = page.wall.cards[0].photos
    broken, fine = sorted(photos, key=lambda button: button.attachment_id != broken_id)
    assert broken.accessibleDescription() == "This photo cannot be shown."
    assert not broken.isEnabled()
    assert fine.has_picture


def test_many_photos_are_read_in_turn(desk: StoryDesk) -> None:
    for at in range(15):
        desk.add_photo(desk.tell(f"Guest {at}", f"Story {at}"))
    page = desk.open()
    assert all(card.photos[0].has_picture for card in page.wall.cards)
    assert len(page.wall.cards) == 15


def test_a_large_picture_is_read_no_larger_than_wanted() -> None:
    small = scaled_picture(picture(800, 600), within=QSize(100, 100))
    covering = scaled_picture(picture(800, 600), within=QSize(100, 100), fill=True)
    untouched = scaled_picture(picture(80, 60), within=QSize(100, 100))
    assert small is not None
    assert covering is not None
    assert untouched is not None
    assert (small.width(), small.height()) == (100, 75)
    assert (covering.width(), covering.height()) == (133, 100)
    assert (untouched.width(), untouched.height()) == (80, 60)
    assert scaled_picture(b"", within=QSize(10, 10)) is None


def test_paper_shows_the_photos_that_were_handed_over_and_fetches_no_other(desk: StoryDesk) -> None:
    attachment_id = desk.add_photo(desk.tell("Léa <b>", "The giraffe", said="Wow", reaction=5))
    rows, pictures = StoryPrint(desk.work).read(
        "", None, stop=Cancellation(), progress=lambda _done, _total: None
    )
    stories = printed_stories(rows, desk.work.wording)
    pages = story_wall(stories, title="Stories", facts=[], family="Inter", pictures=pictures)
    assert "Léa &lt;b&gt;" in pages._html
    assert f"src='{name_of(attachment_id)}'" in pages._html
    document = ClosedDocument(pages._html, family="Inter", pictures=pictures)
    assert document.loadResource(2, name_of(attachment_id)).width() == 80
    assert document.loadResource(2, "file:///somewhere.png").width() == 1
    assert "“Wow”" in document.toPlainText()
