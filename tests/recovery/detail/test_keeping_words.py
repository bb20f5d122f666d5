"""No word that was typed is lost: by another case, a refresh, Esc, or somebody who was faster."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.cases.schemas.drafts import CaseEdit, StoryDraft
from app.customers.schemas.visits import ArrivalDraft
from app.customers.service.visits import VisitService
from app.model.codes import Role
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, LineField, TextField
from app.ui.shared_form import BOTH, MINE, THEIRS, SharedForm
from app.ui.who_field import WhoField
from tests.recovery.detail.conftest import COLD_SHOWER, DetailDesk


def edit_form(desk: DetailDesk) -> SharedForm:
    desk.run("Case: change it")
    form = desk.panel.page.slot.form
    assert isinstance(form, SharedForm)
    return form


def text(form: DraftForm, name: str) -> str:
    field = form.fields[name]
    assert isinstance(field, LineField | TextField)
    return field.text


def put(form: DraftForm, name: str, words: str) -> None:
    field = form.fields[name]
    assert isinstance(field, LineField | TextField)
    field.set_text(words)
    field.edited.emit()


def change_elsewhere(desk: DetailDesk, case_id: int, **values: object) -> None:
    editing, reader = desk.cases.services.editing, desk.cases.services.reader
    edit = CaseEdit(version=reader.get_case(case_id).row.version, **values)
    desk.bus.publish(editing.edit_case(case_id, edit).change)


def test_a_form_left_with_esc_comes_back_with_its_words(desk: DetailDesk) -> None:
    desk.show(desk.log())
    form = edit_form(desk)
    put(form, "place", "room 402")
    desk.press(Qt.Key.Key_Escape)
    assert desk.panel.page.slot.form is None
    assert desk.panel.body.isVisible()
    assert text(edit_form(desk), "place") == "room 402"


def test_esc_in_a_case_leads_back_to_the_log(desk: DetailDesk) -> None:
    panel = desk.show(desk.log())
    left: list[bool] = []
    panel.closed_panel.connect(lambda: left.append(True))
    panel.take_focus()
    desk.press(Qt.Key.Key_Escape)
    assert left == [True]


def test_an_untouched_form_is_made_anew(desk: DetailDesk) -> None:
    case_id = desk.log()
    desk.show(case_id)
    edit_form(desk)
    desk.press(Qt.Key.Key_Escape)
    change_elsewhere(desk, case_id, place="room 7")
    assert text(edit_form(desk), "place") == "room 7"


def test_an_open_form_waits_for_its_case(desk: DetailDesk) -> None:
    first, second = desk.log(), desk.log(what="Charged twice")
    panel = desk.show(first)
    put(edit_form(desk), "place", "room 402")
    panel.show_case(second)
    assert panel.page.slot.form is None
    assert panel.foot.isVisible()
    panel.show_case(first)
    form = panel.page.slot.form
    assert isinstance(form, DraftForm)
    assert form.isVisible()
    assert text(form, "place") == "room 402"


def test_lines_wait_for_their_case_too(desk: DetailDesk) -> None:
    first, second = desk.log(), desk.log(what="Charged twice")
    panel = desk.show(first)
    panel.body.log.line.setText("Half a remark")
    panel.body.steps.note.setText("Half a word")
    panel.show_case(second)
    assert panel.body.log.line.text() == panel.body.steps.note.text() == ""
    panel.show_case(first)
    assert panel.body.log.line.text() == "Half a remark"
    assert panel.body.steps.note.text() == "Half a word"


def test_a_refresh_leaves_what_is_being_typed(desk: DetailDesk) -> None:
    case_id = desk.log()
    panel = desk.show(case_id)
    panel.body.log.line.setText("Half a remark")
    desk.run("Case: add what we do for it")
    form = panel.body.gestures.slot.form
    assert isinstance(form, DraftForm)
    put(form, "what", "Half a gesture")
    change_elsewhere(desk, case_id, what="Shower cold, valve broken")
    assert panel.head.title.accessibleName() == "Shower cold, valve broken"
    assert panel.body.gestures.slot.form is form
    assert text(form, "what") == "Half a gesture"
    assert panel.body.log.line.text() == "Half a remark"


def test_a_saved_form_is_gone_and_only_changes_are_sent(desk: DetailDesk) -> None:
    case_id = desk.log(place="room 305")
    desk.show(case_id)
    form = edit_form(desk)
    put(form, "place", "room 402")
    form.submit()
    assert desk.shown.detail.row.place == "room 402"
    assert desk.panel.page.slot.form is None
    entry = next(one for one in desk.shown.detail.entries if one.details.get("changes"))
    assert list(entry.details["changes"]) == ["place"]
    assert text(edit_form(desk), "place") == "room 402"


def test_an_empty_what_happened_is_named_beside_its_field(desk: DetailDesk) -> None:
    desk.show(desk.log())
    form = edit_form(desk)
    put(form, "what", "")
    form.submit()
    assert form.fields["what"].error == "This is needed."


def test_a_paste_that_is_too_long_is_kept_and_named(desk: DetailDesk) -> None:
    desk.show(desk.log())
    form = edit_form(desk)
    put(form, "what", "x" * 10_000)
    form.submit()
    assert form.fields["what"].error.startswith("This is too long")
    assert len(text(form, "what")) == 10_000


def test_times_out_of_order_are_named_beside_their_field(desk: DetailDesk) -> None:
    desk.show(desk.log())
    form = edit_form(desk)
    happened = form.fields["happened_at"]
    happened.time_line.setText("23:59")  # type: ignore[attr-defined]  # a field of a moment
    form.submit()
    assert happened.error
    assert desk.panel.page.slot.form is form


def test_changes_of_different_fields_do_not_meet(desk: DetailDesk) -> None:
    case_id = desk.log(place="room 305")
    desk.show(case_id)
    form = edit_form(desk)
    put(form, "place", "room 402")
    change_elsewhere(desk, case_id, what="Shower cold, valve broken")
    form.submit()
    row = desk.shown.detail.row
    assert (row.place, row.what) == ("room 402", "Shower cold, valve broken")


def test_both_versions_are_shown_and_one_is_chosen(desk: DetailDesk) -> None:
    case_id = desk.log(place="room 305")
    desk.show(case_id)
    form = edit_form(desk)
    put(form, "place", "room 402")
    put(form, "what", "Shower cold three mornings")
    change_elsewhere(desk, case_id, what="Shower cold, valve broken", place="room 400")
    form.submit()
    assert set(form.differences) == {"place", "what"}
    assert desk.shown.detail.row.place == "room 400", "nothing is saved before somebody chose"
    form.submit()
    assert desk.shown.detail.row.place == "room 400"
    form.differences["place"].pick.button(THEIRS).click()
    form.differences["what"].pick.button(MINE).click()
    form.submit()
    row = desk.shown.detail.row
    assert (row.place, row.what) == ("room 400", "Shower cold three mornings")
    assert desk.panel.page.slot.form is None


def test_both_versions_can_be_joined_without_losing_a_word(desk: DetailDesk) -> None:
    case_id = desk.log()
    desk.show(case_id)
    form = edit_form(desk)
    put(form, "what", "Guest says: three mornings")
    change_elsewhere(desk, case_id, what="Valve broken, says Tomás")
    form.submit()
    form.differences["what"].pick.button(BOTH).click()
    assert text(form, "what") == "Valve broken, says Tomás\nGuest says: three mornings"
    form.submit()
    assert desk.shown.detail.row.what == "Valve broken, says Tomás\nGuest says: three mornings"


def test_two_stories_of_one_case_are_both_shown(desk: DetailDesk) -> None:
    case_id = desk.log()
    panel = desk.show(case_id)
    panel.body.story.tell_button.click()
    form = panel.body.story.slot.form
    assert isinstance(form, SharedForm)
    put(form, "story", "Mine")
    version = desk.cases.services.reader.get_case(case_id).row.version
    draft = StoryDraft(version=version, story="Theirs")
    desk.bus.publish(desk.cases.services.editing.tell_story(case_id, draft).change)
    form.submit()
    assert list(form.differences) == ["story"]
    form.differences["story"].pick.button(MINE).click()
    form.submit()
    assert desk.shown.detail.story == "Mine"


def test_closing_what_was_changed_meanwhile_asks_to_look_first(
    new_desk: Callable[..., DetailDesk], desk: DetailDesk
) -> None:
    case_id = desk.cases.resolved(what=COLD_SHOWER)
    desk.show(case_id)
    desk.run("Case: ask and close")
    closing = desk.panel.page.slot.form
    assert closing is not None
    form = closing.form  # type: ignore[attr-defined]  # the form for closing has two ways
    form.fields["feeling_after"].button("1").click()
    put(form, "reason", "He is happy")
    manager = new_desk("Lena", Role.MANAGER)
    change_elsewhere(manager, case_id, what="Shower cold, valve broken")
    form.submit()
    assert desk.shown.detail.row.what == "Shower cold, valve broken"
    assert desk.shown.detail.row.closed_at is None
    assert text(form, "reason") == "He is happy"
    form.submit()
    assert desk.shown.detail.row.closed_at is not None


def who_field(form: SharedForm) -> WhoField:
    field = form.fields["customer_id"]
    assert isinstance(field, WhoField)
    return field


def test_a_walk_in_turns_out_to_have_a_card(desk: DetailDesk) -> None:
    customer_id = desk.cases.add_customer("Piotr Mülke")
    desk.show(desk.log(walk_in="man in a grey coat"))
    form = edit_form(desk)
    who = who_field(form)
    who.editor.setFocus()
    desk.type("mulke")
    form.submit()
    assert who.error == "Choose one of those found below, or leave it empty."
    QApplication.processEvents()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert not form.fields["walk_in"].isVisible()
    form.submit()
    row = desk.shown.detail.row
    assert (row.customer_id, row.who) == (customer_id, "Piotr Mülke")


def test_a_case_of_a_card_turns_out_to_be_a_walk_ins(desk: DetailDesk) -> None:
    desk.show(desk.log(desk.cases.add_customer("Piotr Mülke")))
    form = edit_form(desk)
    who = who_field(form)
    who.editor.setFocus()
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Delete)
    assert form.fields["walk_in"].isVisible()
    form.submit()
    assert form.fields["walk_in"].error.startswith("Say who it happened to")
    put(form, "walk_in", "man in a grey coat")
    form.submit()
    row = desk.shown.detail.row
    assert (row.customer_id, row.who) == (None, "man in a grey coat")


def test_a_case_is_linked_to_a_visit(desk: DetailDesk) -> None:
    customer_id = desk.cases.add_customer("Piotr Mülke")
    VisitService(desk.work).receive(customer_id, ArrivalDraft())
    desk.show(desk.log(customer_id, visit_id=None))
    form = edit_form(desk)
    visit = form.fields["visit_id"]
    assert isinstance(visit, ChoiceField)
    (here,) = desk.shown.visits
    visit.choose(str(here.id))
    form.submit()
    assert desk.shown.detail.visit_id == here.id
