"""What can be done about a case in its panel, by keys and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from app.customers.schemas.drafts import PreferenceDraft
from app.customers.service.preferences import PreferenceService
from app.gestures.schemas import GestureDraft, GiveDraft
from app.gestures.service.catalogue import CatalogueService
from app.model.case import CaseEntryKind, CaseState, CaseStep
from app.model.codes import Role
from app.model.gesture import GivenState
from app.model.preference import MustKind, Strength
from app.model.promise import PromiseState
from app.promises.schemas import PromiseDraft
from app.recovery.detail.closing_form import UNREACHED, ClosingForm
from app.recovery.detail.gesture_form import GestureForm
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, LineField, TextField
from tests.recovery.detail.conftest import DetailDesk

Choose = Callable[[str], None]


def page_form(desk: DetailDesk) -> DraftForm:
    form = desk.panel.page.slot.form
    if isinstance(form, ClosingForm):
        return form.form
    assert isinstance(form, DraftForm)
    return form


def gesture_form(desk: DetailDesk) -> GestureForm:
    desk.run("Case: add what we do for it")
    form = desk.panel.body.gestures.slot.form
    assert isinstance(form, GestureForm)
    return form


def fill(form: DraftForm, **texts: str) -> None:
    for name, text in texts.items():
        field = form.fields[name]
        assert isinstance(field, LineField | TextField)
        field.set_text(text)
        field.edited.emit()


def test_the_next_step_is_one_key_away_and_can_be_taken_back(desk: DetailDesk) -> None:
    panel = desk.show(desk.log())
    panel.take_focus()
    assert panel.foot.main.accessibleName() == "Done: Listen"
    desk.press(Qt.Key.Key_Return)
    assert desk.shown.detail.row.step is CaseStep.EMPATHISE
    assert panel.foot.main.accessibleName() == "Done: Empathise"
    desk.runner.undo()
    assert desk.shown.detail.row.step is CaseStep.LISTEN


def test_the_first_three_steps_are_stamped_in_one_go_with_a_word(desk: DetailDesk) -> None:
    panel = desk.show(desk.log())
    panel.body.steps.track.marks[2].click()
    panel.body.steps.note.setFocus()
    desk.type("In person, no excuses")
    desk.press(Qt.Key.Key_Return)
    steps = desk.shown.detail.steps
    assert [step.at is not None for step in steps] == [True, True, True, False, False]
    assert steps[2].note == "In person, no excuses"
    assert panel.body.steps.note.text() == ""


def test_skipping_a_step_needs_a_reason(desk: DetailDesk) -> None:
    panel = desk.show(desk.log())
    panel.body.steps.skip_button.click()
    form = panel.body.steps.slot.form
    assert isinstance(form, DraftForm)
    form.submit()
    assert form.fields["note"].error == "Say in a few words why."
    desk.type("He wrote, nobody was there")
    desk.press(Qt.Key.Key_Return)
    assert desk.shown.detail.steps[0].skipped
    assert panel.body.steps.slot.form is None
    assert panel.body.steps.track.marks[0].accessibleName() == "Step 1, Listen: skipped"


def test_a_line_is_added_to_the_log_by_enter(desk: DetailDesk) -> None:
    panel = desk.show(desk.log())
    panel.body.log.kind.button(CaseEntryKind.CALL.value).click()
    desk.run("Case: write in the log")
    desk.type("Engineer comes at ten")
    desk.press(Qt.Key.Key_Return)
    entry = max(desk.shown.detail.entries, key=lambda row: row.id)
    assert (entry.kind, entry.text) == (CaseEntryKind.CALL, "Engineer comes at ten")
    assert panel.body.log.line.text() == ""


def test_a_card_number_is_refused_beside_the_line_with_the_text_kept(desk: DetailDesk) -> None:
    panel = desk.show(desk.log())
    panel.body.log.line.setText("He paid with 4111 1111 1111 1111")
    panel.body.log.line.returnPressed.emit()
    assert "payment card number" in panel.body.log.error.text()
    assert panel.body.log.line.text() == "He paid with 4111 1111 1111 1111"


def test_a_gesture_of_the_catalogue_brings_its_cost_and_contents(desk: DetailDesk) -> None:
    CatalogueService(desk.work).add_gesture(
        GestureDraft(name="Praline box", cost_minor=1850, menu_price_minor=2900, contains=("nuts",))
    )
    desk.show(desk.log())
    form = gesture_form(desk)
    desk.type("praline box")
    desk.press(Qt.Key.Key_Tab)
    assert (form.what.text, form.cost.text, form.price.text) == ("Praline box", "18.50", "29.00")
    assert form.contains.text == "nuts"
    form.submit()
    (row,) = desk.shown.detail.gestures
    assert (row.cost_minor, row.menu_price_minor, row.contains) == (1850, 2900, ("nuts",))


@pytest.mark.parametrize(
    ("typed", "message"),
    [("-5", "An amount cannot be below zero."), ("a lot", "This is not an amount, such as 58.50.")],
)
def test_a_cost_that_cannot_be_is_named_beside_its_field(desk: DetailDesk, typed: str, message: str) -> None:
    desk.show(desk.log())
    form = gesture_form(desk)
    fill(form, what="Breakfast", cost_minor=typed)
    form.submit()
    assert form.cost.error == message
    assert form.cost.text == typed
    assert not desk.shown.detail.gestures


def test_what_speaks_against_a_gesture_shows_while_it_is_typed(desk: DetailDesk) -> None:
    customer_id = desk.cases.add_customer("Piotr Mülke")
    preferences = PreferenceService(desk.work)
    preferences.add_preference(customer_id, PreferenceDraft(text="Lilies", strength=Strength.DISLIKE))
    desk.show(desk.log(customer_id))
    form = gesture_form(desk)
    fill(form, what="A bunch of lilies", cost_minor="20")
    form.check()
    assert form.clashes.sentences == ["Dislikes: Lilies (Piotr Mülke)."]
    assert "Nothing recorded about" in form.clashes.unknown.accessibleName()
    form.submit()
    assert form.reason.error == "Say in a few words why it is right all the same."
    fill(form, clash_reason="For his wife, she loves them")
    form.submit()
    (row,) = desk.shown.detail.gestures
    assert row.clash_reason == "For his wife, she loves them"


def test_a_must_needs_a_manager_and_says_so(desk: DetailDesk) -> None:
    customer_id = desk.cases.add_customer("Piotr Mülke")
    draft = PreferenceDraft(text="Nuts", strength=Strength.MUST, must_kind=MustKind.ALLERGY)
    PreferenceService(desk.work).add_preference(customer_id, draft)
    desk.show(desk.log(customer_id))
    form = gesture_form(desk)
    fill(form, what="Nut cake", cost_minor="20", contains="nuts")
    form.check()
    assert form.clashes.sentences == ["Must: Nuts (Piotr Mülke). Only a manager can give it."]
    fill(form, clash_reason="He asked for it")
    form.submit()
    assert "Only a manager" in form.reason.error
    assert not desk.shown.detail.gestures


def test_above_the_limit_a_manager_is_asked_and_decides_in_the_box(
    new_desk: Callable[..., DetailDesk], desk: DetailDesk
) -> None:
    case_id = desk.log()
    desk.show(case_id)
    form = gesture_form(desk)
    fill(form, what="Dinner for two", cost_minor="250", asked_note="Third time")
    assert form.save_button.accessibleName() == "Ask a manager"
    form.submit()
    assert desk.shown.detail.gestures[0].state is GivenState.WAITING
    assert desk.panel.body.gestures.slot.form is None, "nobody decides on what they asked for themselves"
    manager = new_desk("Lena", Role.MANAGER)
    manager.show(case_id)
    box = manager.panel.body.gestures.slot.form
    assert isinstance(box, DraftForm)
    box.submit()
    assert box.fields["note"].error == "Say in a few words why."
    fill(box, note="He is right")
    box.submit()
    (row,) = manager.shown.detail.gestures
    assert row.state is GivenState.PLANNED
    assert manager.panel.body.gestures.slot.form is None


def test_a_manager_approves_less_than_was_asked_for(
    new_desk: Callable[..., DetailDesk], desk: DetailDesk
) -> None:
    case_id = desk.log()
    desk.cases.services.gestures.plan(case_id, GiveDraft(what="Dinner for two", cost_minor=25000))
    manager = new_desk("Lena", Role.MANAGER)
    manager.show(case_id)
    box = manager.panel.body.gestures.slot.form
    assert isinstance(box, DraftForm)
    assert not box.fields["cost_minor"].isVisible()
    pick = box.fields["decision"]
    pick.button("changed").click()  # type: ignore[attr-defined]  # a field of answers
    assert box.fields["cost_minor"].isVisible()
    fill(box, cost_minor="180", note="Three courses will do")
    box.submit()
    (row,) = manager.shown.detail.gestures
    assert (row.state, row.cost_minor, row.asked_cost_minor) == (GivenState.PLANNED, 18000, 25000)


def test_a_planned_gesture_is_given_by_its_menu(desk: DetailDesk, choose: Choose) -> None:
    case_id = desk.log()
    desk.cases.services.gestures.plan(case_id, GiveDraft(what="Breakfast on us", cost_minor=5800))
    panel = desk.show(case_id)
    panel.body.gestures.lines.widgets[0].setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("Done")
    assert desk.shown.detail.gestures[0].state is GivenState.GIVEN


def test_a_gesture_is_dropped_with_a_reason(desk: DetailDesk, choose: Choose) -> None:
    case_id = desk.log()
    desk.cases.services.gestures.plan(case_id, GiveDraft(what="Breakfast on us", cost_minor=5800))
    panel = desk.show(case_id)
    panel.body.gestures.lines.widgets[0].setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("Not given after all…")
    desk.type("He left early")
    desk.press(Qt.Key.Key_Return)
    (row,) = desk.shown.detail.gestures
    assert (row.state, row.dropped_note) == (GivenState.DROPPED, "He left early")


def test_something_is_promised_by_keys_kept_and_broken(desk: DetailDesk, choose: Choose) -> None:
    panel = desk.show(desk.log())
    desk.run("Case: promise something")
    desk.type("Engineer calls")
    form = panel.body.promises.slot.form
    assert isinstance(form, DraftForm)
    fill(form, due_at="19:30")
    form.submit()
    (row,) = desk.shown.detail.promises
    assert (row.what, row.owner_name) == ("Engineer calls", "Mara Kovac")
    line = panel.body.promises.lines.widgets[0]
    assert line.accessibleName() == "Engineer calls, by 19:30, Mara Kovac, open"
    line.setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("Not kept…")
    desk.type("He was ill")
    desk.press(Qt.Key.Key_Return)
    (row,) = desk.shown.detail.promises
    assert (row.state, row.settled_note) == (PromiseState.BROKEN, "He was ill")


def test_a_promise_for_a_time_that_has_passed_is_refused(desk: DetailDesk) -> None:
    panel = desk.show(desk.log())
    desk.run("Case: promise something")
    form = panel.body.promises.slot.form
    assert isinstance(form, DraftForm)
    fill(form, what="Engineer calls", due_at="8")
    form.submit()
    assert form.fields["due_at"].error == "This time has passed already."
    assert not desk.shown.detail.promises


def test_a_promise_is_kept_by_its_menu(desk: DetailDesk, choose: Choose) -> None:
    case_id = desk.log()
    desk.cases.services.promises.make_promise(case_id, PromiseDraft(what="Engineer calls"))
    panel = desk.show(case_id)
    QTest.mouseClick(panel.body.promises.lines.widgets[0], Qt.MouseButton.LeftButton)
    choose("Kept")
    assert desk.shown.detail.promises[0].state is PromiseState.KEPT


def test_a_case_is_handed_over_with_a_word(new_desk: Callable[..., DetailDesk], desk: DetailDesk) -> None:
    new_desk("Aaron")
    panel = desk.show(desk.log())
    panel.foot.hand_over.click()
    form = page_form(desk)
    form.submit()
    assert form.fields["owner_id"].error == "Choose who looks after it now."
    owner = form.fields["owner_id"]
    assert isinstance(owner, ChoiceField)
    aaron = next(one for one in desk.shown.choices.staff if one.name == "Aaron")
    owner.choose(str(aaron.id))
    fill(form, note="Boiler man at ten")
    form.submit()
    assert desk.shown.detail.row.owner == "Aaron"
    assert panel.page.slot.form is None


def test_putting_right_asks_the_guest_and_closes(desk: DetailDesk) -> None:
    case_id = desk.log()
    desk.to_resolve(case_id)
    panel = desk.show(case_id)
    assert panel.foot.main.accessibleName() == "Put right, ask the guest"
    panel.foot.main.click()
    assert desk.shown.detail.row.step is CaseStep.FOLLOW_UP
    form = page_form(desk)
    form.submit()
    assert form.fields["feeling_after"].error == "Say how they feel now."
    form.fields["feeling_after"].button("1").click()  # type: ignore[attr-defined]  # a field of answers
    form.submit()
    assert form.fields["reason"].error == "This is needed."
    form.fields["rating"].button("5").click()  # type: ignore[attr-defined]  # a field of answers
    fill(form, reason="Hot water, he is happy")
    form.submit()
    row = desk.shown.detail.row
    assert (row.state, row.rating) == (CaseState.CLOSED, 5)
    assert panel.body.isVisible()


def test_a_case_closes_without_an_answer_only_with_the_attempts(desk: DetailDesk) -> None:
    desk.show(desk.cases.resolved())
    desk.run("Case: ask and close")
    closing = desk.panel.page.slot.form
    assert isinstance(closing, ClosingForm)
    closing.choose(UNREACHED)
    form = closing.form
    form.submit()
    assert form.fields["attempts"].error == "This is needed."
    fill(form, attempts="Mon 10:00 phone, Tue 18:00 phone", reason="Left the country")
    form.submit()
    assert desk.shown.detail.row.state is CaseState.CLOSED


def test_what_waits_for_a_manager_keeps_a_case_open_and_says_so(desk: DetailDesk) -> None:
    case_id = desk.cases.resolved()
    desk.cases.services.gestures.plan(case_id, GiveDraft(what="Dinner for two", cost_minor=25000))
    desk.show(case_id)
    desk.run("Case: ask and close")
    form = page_form(desk)
    form.fields["feeling_after"].button("1").click()  # type: ignore[attr-defined]  # a field of answers
    fill(form, reason="He is happy")
    form.submit()
    assert desk.shown.detail.row.state is CaseState.OPEN
    assert page_form(desk) is form
    assert any("manager" in label for label in _texts(form))


def test_a_closed_case_is_opened_again_with_a_reason(desk: DetailDesk) -> None:
    case_id = desk.cases.resolved()
    desk.cases.close(case_id)
    panel = desk.show(case_id)
    panel.foot.main.click()
    form = page_form(desk)
    form.submit()
    assert form.fields["reason"].error == "This is needed."
    fill(form, reason="Cold again")
    form.submit()
    assert desk.shown.detail.row.state is CaseState.OPEN
    assert panel.foot.main.accessibleName() == "Put right, ask the guest"


def test_a_recovery_is_told_as_a_story(desk: DetailDesk) -> None:
    panel = desk.show(desk.log())
    panel.body.story.tell_button.click()
    form = panel.body.story.slot.form
    assert isinstance(form, DraftForm)
    fill(form, story="Nobody argued.")
    form.submit()
    assert desk.shown.detail.row.is_story
    assert panel.body.story.story.accessibleName() == "Nobody argued."


def test_a_dropped_file_is_kept_and_can_be_removed(desk: DetailDesk, tmp_path: Path, choose: Choose) -> None:
    panel = desk.show(desk.log())
    file = tmp_path / "boiler.txt"
    file.write_text("valve")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    panel.dropEvent(QDropEvent(QPointF(5, 5), actions, data, buttons, Qt.KeyboardModifier.NoModifier))
    assert [row.file_name for row in desk.shown.detail.files] == ["boiler.txt"]
    panel.body.files.lines.widgets[0].setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("Remove")
    assert not desk.shown.detail.files


def test_everything_is_in_the_palette(desk: DetailDesk) -> None:
    words = [one.action.text() for one in desk.actions.listed]
    assert len(words) == 12
    assert all(said.startswith("Case: ") for said in words)
    for one in desk.actions.listed:
        if "file" not in one.action.text():
            one.action.trigger()  # with no case on screen nothing happens
    assert desk.panel.empty.isVisibleTo(desk.panel)


def _texts(form: DraftForm) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
