"""The card: what it shows, and putting it right in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.core.partial_dates import PartialDate
from app.customers.pane import GuestsPane
from app.customers.schemas.drafts import CompanionDraft, PreferenceDraft
from app.customers.schemas.visits import ArrivalDraft, VisitDraft
from app.customers.words.head import whereabouts
from app.law.service.erasing import ErasureService
from app.model.companion import CompanionKind
from app.model.preference import Strength
from app.promises.schemas import PromiseDraft
from app.ui.buttons import PushButton

if TYPE_CHECKING:
    from tests.customers.pane.conftest import Desk

Choose = Callable[[str], None]


@pytest.fixture
def lea(desk: Desk) -> int:
    return desk.hotel.add(
        "Lea Muller",
        say_name="LAY-ah",
        preferred_name="Lea",
        phones=("079 555 88 21",),
        languages=("de", "fr"),
    )


@pytest.fixture
def pane(desk: Desk, lea: int) -> GuestsPane:
    pane = desk.open()
    pane.open_customer(lea)
    return pane


def test_the_head_says_who_it_is_and_how_to_say_it(pane: GuestsPane) -> None:
    names, facts = pane.card.header.names, pane.card.header.facts
    assert names.name.shown.plain == "Lea Muller"
    assert names.said.shown.plain == "“LAY-ah”,"
    assert names.called.shown.plain == "likes to be called Lea"
    assert facts.phone.shown.plain == "+41 79 555 88 21"
    assert facts.languages.shown.plain == "German, French"


def test_the_head_and_what_to_say_agree_on_when_somebody_was_here(
    desk: Desk, pane: GuestsPane, lea: int
) -> None:
    today = desk.hotel.work.today()
    stay = VisitDraft(
        status="completed",
        arrives_on=today - timedelta(days=14),
        leaves_on=today - timedelta(days=6),
        place="210",
    )
    desk.hotel.visits.add_visit(lea, stay)
    pane.refresh()
    shown = desk.view_model.card.now_shown
    assert shown is not None
    where = whereabouts(shown.card.head.whereabouts, desk.view_model.reading)
    assert where == "Last here 2 weeks ago"
    assert any(line.text.startswith("Last here 2 weeks ago, Room 210.") for line in shown.lines)


def test_f2_on_the_name_changes_it_in_place(desk: Desk, pane: GuestsPane, lea: int) -> None:
    pane.card.header.names.name.shown.setFocus()
    desk.press(Qt.Key.Key_F2)
    desk.type("Lea Berg")
    desk.press(Qt.Key.Key_Return)
    assert desk.hotel.card(lea).head.display_name == "Lea Berg"
    assert pane.card.header.names.name.shown.plain == "Lea Berg"
    assert desk.focused is pane.card.header.names.name.shown


def test_escape_leaves_the_name_as_it_was(desk: Desk, pane: GuestsPane, lea: int) -> None:
    pane.card.header.names.name.shown.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.type("Somebody else")
    desk.press(Qt.Key.Key_Escape)
    assert desk.hotel.card(lea).head.display_name == "Lea Muller"
    assert not pane.card.header.names.name.is_editing


def test_what_cannot_be_saved_is_told_beside_the_field(desk: Desk, pane: GuestsPane, lea: int) -> None:
    name = pane.card.header.names.name
    name.begin()
    name.editor.line.clear()
    desk.press(Qt.Key.Key_Return)
    assert name.is_editing
    assert name.editor.error == "This is needed."


def test_a_card_number_in_a_field_can_be_masked(desk: Desk, pane: GuestsPane, lea: int) -> None:
    called = pane.card.header.names.called
    called.begin()
    desk.type("4111111111111111")
    desk.press(Qt.Key.Key_Return)
    assert "payment card" in called.editor.error
    called.editor.mask_button.click()
    assert desk.hotel.card(lea).head.preferred_name == "••••••••••••1111"


def test_languages_are_typed_by_name(desk: Desk, pane: GuestsPane, lea: int) -> None:
    languages = pane.card.header.facts.languages
    languages.begin()
    desk.type("italian, english")
    desk.press(Qt.Key.Key_Return)
    assert desk.hotel.card(lea).head.languages == ("it", "en")


def test_a_phone_is_changed_added_and_taken_off_in_the_head(desk: Desk, pane: GuestsPane, lea: int) -> None:
    facts = pane.card.header.facts
    facts.email.begin()
    desk.type("lea@example.com")
    desk.press(Qt.Key.Key_Return)
    facts.phone.begin()
    facts.phone.editor.line.clear()
    desk.press(Qt.Key.Key_Return)
    head = desk.hotel.card(lea).head
    assert [contact.value for contact in head.contacts] == ["lea@example.com"]


def test_a_field_left_by_tab_is_kept(desk: Desk, pane: GuestsPane, lea: int) -> None:
    pane.card.header.names.name.begin()
    desk.type("Lea Berg")
    pane.bar.take_focus()
    assert desk.hotel.card(lea).head.display_name == "Lea Berg"


def test_every_must_is_in_full_in_a_band(desk: Desk, pane: GuestsPane, lea: int) -> None:
    long = "Severe allergy to peanuts, tree nuts, sesame and everything that was fried in the same oil"
    for text in (long, "Step-free room", "No feathers", "Insulin must be kept cold"):
        draft = PreferenceDraft(text=text, strength=Strength.MUST)
        desk.bus.publish(desk.hotel.preferences.add_preference(lea, draft).change)
    band = pane.card.bands.bands[0]
    assert all(text in band.accessibleName() for text in (long, "Step-free", "feathers", "Insulin"))
    for size in ((1366, 820), (1024, 700)):
        desk.window.resize(*size)
        QApplication.processEvents()
        band = pane.card.bands.bands[0]
        assert band.height() >= band.heightForWidth(band.width())
        assert not pane.card.bands.visibleRegion().isEmpty()
        assert pane.card.bands.visibleRegion().boundingRect() == pane.card.bands.rect()


def test_a_promise_is_kept_by_keyboard(desk: Desk, pane: GuestsPane, lea: int, choose: Choose) -> None:
    made = desk.hotel.promises.make_promise(lea, PromiseDraft(what="Quiet table", due_on=date(2026, 11, 25)))
    desk.bus.publish(made.change)
    band = pane.card.bands.bands[0]
    assert band.accessibleName().startswith("Promised for today: Quiet table")
    band.setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("Kept")
    assert desk.hotel.card(lea).promises == ()
    assert pane.card.bands.bands == []


def test_a_promise_that_was_not_kept_needs_a_reason(
    desk: Desk, pane: GuestsPane, lea: int, choose: Choose
) -> None:
    desk.bus.publish(desk.hotel.promises.make_promise(lea, PromiseDraft(what="Quiet table")).change)
    pane.card.bands.bands[0].setFocus()
    desk.press(Qt.Key.Key_Space)
    choose("Not kept…")
    desk.press(Qt.Key.Key_Return)
    form = pane.card.side.form
    assert form is not None
    assert form.fields["note"].error
    desk.type("Fully booked")
    desk.press(Qt.Key.Key_Return)
    assert pane.card.side.form is None
    assert desk.hotel.card(lea).promises == ()


def test_a_preference_is_confirmed_moved_and_withdrawn(
    desk: Desk, pane: GuestsPane, lea: int, choose: Choose
) -> None:
    added = desk.hotel.preferences.add_preference(lea, PreferenceDraft(text="Tulips"))
    desk.bus.publish(added.change)
    card = pane.card.parts.preferences
    for words in ("Still true", "Room"):
        button = card.chip(added.value)
        button.setFocus()
        desk.press(Qt.Key.Key_Return)
        choose(words)
    row = desk.hotel.card(lea).groups[0].preferences[0]
    assert (row.times_seen, row.group_name) == (2, "Room")
    card.chip(added.value).setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("Not any more")
    assert desk.hotel.card(lea).groups == ()


def test_a_preference_is_added_in_place(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.bus.publish(desk.hotel.preferences.add_preference(lea, PreferenceDraft(text="Tulips")).change)
    pane.card.parts.preferences.plus_of("Likes").click()
    desk.type("Jazz")
    desk.press(Qt.Key.Key_Return)
    rows = desk.hotel.card(lea).groups[0].preferences
    assert [row.text for row in rows] == ["Tulips", "Jazz"]


def test_a_preference_is_changed_in_the_form(desk: Desk, pane: GuestsPane, lea: int, choose: Choose) -> None:
    added = desk.hotel.preferences.add_preference(lea, PreferenceDraft(text="Tulips"))
    desk.bus.publish(added.change)
    pane.card.parts.preferences.chip(added.value).setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("Change…")
    desk.type("White tulips")
    desk.press(Qt.Key.Key_Return)
    assert desk.hotel.card(lea).groups[0].preferences[0].text == "White tulips"
    assert pane.card.side.form is None


def test_a_companion_is_added_with_a_birthday(desk: Desk, pane: GuestsPane, lea: int) -> None:
    companions = pane.card.parts.companions
    companions.begin_add()
    desk.type("Louis")
    form = companions.form
    assert form is not None
    for name, text in (("relation", "son"), ("day", "29"), ("year", "2017")):
        form.fields[name].editor.setFocus()
        desk.type(text)
    form.fields["kind"].choose("child")  # type: ignore[attr-defined]
    form.fields["month"].choose("11")  # type: ignore[attr-defined]
    form.submit()
    row = desk.hotel.card(lea).companions[0]
    assert (row.name, row.relation, row.kind) == ("Louis", "son", CompanionKind.CHILD)
    assert row.occasions[0].on == PartialDate(11, 29, 2017)
    assert "Louis, son, birthday 29 Nov 2017, turns 9, in 4 days" in companions.lines[0].accessibleName()


def test_a_date_that_cannot_be_is_told_beside_its_day(desk: Desk, pane: GuestsPane, lea: int) -> None:
    occasions = pane.card.parts.occasions
    occasions.begin_add()
    form = occasions.form
    assert form is not None
    form.fields["day"].set_text("31")  # type: ignore[attr-defined]
    form.fields["month"].choose("2")  # type: ignore[attr-defined]
    form.submit()
    assert form.fields["day"].error
    assert occasions.form is form


def test_a_companion_is_taken_off_and_comes_back_by_undo(
    desk: Desk, pane: GuestsPane, lea: int, choose: Choose
) -> None:
    draft = CompanionDraft(name="Biscuit", kind=CompanionKind.PET, relation="dachshund")
    desk.bus.publish(desk.hotel.companions.add_companion(lea, draft).change)
    line = pane.card.parts.companions.lines[0]
    line.setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("Take off the card")
    assert desk.hotel.card(lea).companions == ()
    desk.runner.undo()
    assert pane.card.parts.companions.lines[0].accessibleName().startswith("Biscuit")


def test_a_guest_is_archived_and_comes_back_by_undo(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.view_model.card.turn_archived()
    assert desk.hotel.card(lea).head.archived_at is not None
    desk.runner.undo()
    assert desk.hotel.card(lea).head.archived_at is None


def test_a_guest_who_comes_and_leaves_is_noted(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.view_model.card.note_arrival()
    assert desk.said == "Lea Muller is here"
    desk.view_model.card.note_departure()
    assert desk.said == "Lea Muller has left"


def test_a_photo_dropped_on_the_card_is_kept_and_can_stand_beside_the_name(
    desk: Desk, pane: GuestsPane, lea: int, tmp_path: Path, choose: Choose
) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(tmp_path / "lea.png"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "lea.png"))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    pane.card.dropEvent(drop)
    assert [row.file_name for row in desk.hotel.card(lea).attachments] == ["lea.png"]
    line = pane.card.parts.files.lines[0]
    line.setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("Put it beside the name")
    shown = desk.view_model.card.now_shown
    assert shown is not None
    assert shown.portrait is not None
    assert not shown.portrait.isNull()


def test_a_folder_dropped_on_the_card_is_refused_in_words(
    desk: Desk, pane: GuestsPane, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    pane.card.dropEvent(drop)
    assert "is a folder" in desk.said


def test_a_tag_is_put_on_and_taken_off(desk: Desk, pane: GuestsPane, lea: int, choose: Choose) -> None:
    facts = pane.card.header.facts
    facts.new_tag.begin()
    desk.type("Regular")
    desk.press(Qt.Key.Key_Return)
    assert [tag.name for tag in desk.hotel.card(lea).head.tags] == ["Regular"]
    button = facts.chips.buttons[-1]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))
    choose("Take this tag off")
    assert desk.hotel.card(lea).head.tags == ()


def test_a_clue_is_sorted(desk: Desk, pane: GuestsPane, lea: int, choose: Choose) -> None:
    from app.customers.schemas.drafts import ClueDraft

    desk.bus.publish(desk.hotel.clues.add_clue(lea, ClueDraft(text="Reads crime novels")).change)
    clues = pane.card.parts.clues
    assert clues.isVisible()
    clues.lines[0].setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("It is something they like")
    assert not clues.isVisible()
    assert desk.hotel.card(lea).groups[0].preferences[0].text == "Reads crime novels"


def test_ctrl_l_logs_a_touchpoint(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.type("Asked for a taxi")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.said == "Logged"
    entries = desk.hotel.history.list_history(lea).entries
    assert any("Asked for a taxi" in f"{entry.title_rest}{entry.text}" for entry in entries)


def test_the_keys_go_to_the_bar_after_a_form_beside_the_card(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.type("Called about parking")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.said == "Logged"
    assert desk.focused is pane.bar.line


def test_an_open_form_gives_way_to_another_guest_without_taking_the_keys(
    desk: Desk, pane: GuestsPane, lea: int
) -> None:
    other = desk.hotel.add("Jonas Berg")
    desk.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.window.lookup.take_focus()
    looking = desk.focused
    desk.view_model.card.show_customer(other)
    assert pane.card.side.form is None
    assert desk.focused is looking


def test_enter_presses_a_button_of_the_card(desk: Desk, pane: GuestsPane, lea: int) -> None:
    add = next(
        button
        for button in pane.card.findChildren(PushButton)
        if button.accessibleName() == "Add: Comes with"
    )
    add.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert pane.card.parts.companions.form is not None


def test_a_promise_with_a_time_is_due_then(desk: Desk, pane: GuestsPane, lea: int) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.press(Qt.Key.Key_P, both)
    desk.type("Quiet table")
    form = pane.card.side.form
    assert form is not None
    form.fields["due_at"].editor.setFocus()
    desk.type("25:00")
    desk.press(Qt.Key.Key_Return)
    assert form.fields["due_at"].error
    form.fields["due_at"].editor.selectAll()  # type: ignore[attr-defined]
    desk.type("19:30")
    desk.press(Qt.Key.Key_Return)
    promise = desk.hotel.card(lea).promises[0]
    assert promise.due_at is not None
    assert f"{desk.hotel.work.wording.local(promise.due_at):%H:%M}" == "19:30"


def test_another_guest_closes_what_was_being_edited(desk: Desk, pane: GuestsPane, lea: int) -> None:
    other = desk.hotel.add("Jonas Berg")
    pane.card.parts.companions.begin_add()
    pane.open_customer(other)
    assert pane.card.parts.companions.form is None
    assert pane.card.header.names.name.shown.plain == "Jonas Berg"


def test_the_card_follows_a_change_from_elsewhere(desk: Desk, pane: GuestsPane, lea: int) -> None:
    change = desk.hotel.visits.receive(lea, ArrivalDraft(place="412")).change
    desk.bus.publish(change)
    shown = desk.view_model.card.now_shown
    assert shown is not None
    assert shown.card.head.whereabouts.place == "412"


def test_a_form_begun_waits_until_its_guest_is_shown_again(desk: Desk, pane: GuestsPane, lea: int) -> None:
    other = desk.hotel.add("Jonas Berg")
    desk.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.type("Called about par")
    desk.view_model.card.show_customer(other)
    assert pane.card.side.form is None
    desk.view_model.card.show_customer(lea)
    form = pane.card.side.form
    assert form is not None
    form.fields["text"].setFocus()
    desk.type("king")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.said == "Logged"
    entries = desk.hotel.history.list_history(lea).entries
    assert any("Called about parking" in f"{entry.title}{entry.title_rest}{entry.text}" for entry in entries)
    assert desk.hotel.history.list_history(other).entries == () or all(
        "parking" not in entry.text for entry in desk.hotel.history.list_history(other).entries
    )


def test_a_card_erased_elsewhere_leaves_the_screen(desk: Desk, pane: GuestsPane, lea: int) -> None:
    desk.bus.publish(ErasureService(desk.hotel.work).erase(lea).change)
    assert not pane.card.isVisible()
    assert pane.shown_id == 0
    words = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    assert "This person is not here any more." in words
    pane.open_customer(desk.hotel.add("Jonas Berg"))
    assert pane.card.header.names.name.shown.plain == "Jonas Berg"


def test_a_form_for_somebody_new_stays_when_the_card_behind_it_is_erased(
    desk: Desk, pane: GuestsPane, lea: int
) -> None:
    pane.add_customer("Piotr Mulke")
    desk.bus.publish(ErasureService(desk.hotel.work).erase(lea).change)
    assert pane.form.isVisible()
    assert pane.form.name.text == "Piotr Mulke"
