"""What the quick form does while somebody types into it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.cases.schemas.drafts import CategoryDraft, DepartmentDraft
from app.core.errors import NotFound
from app.model.case import CaseChannel, CaseKind, CaseStep, Fault, Severity

if TYPE_CHECKING:
    from app.recovery.quick.fields import QuickFields
    from tests.recovery.quick.conftest import QuickDesk

WHAT = "Shower cold two mornings running"
CONTROL = Qt.KeyboardModifier.ControlModifier


def fields(desk: QuickDesk) -> QuickFields:
    """The fields of the form."""
    return desk.quick.form.fields


def test_it_opens_from_the_lookup_field_and_gives_the_keys_back(desk: QuickDesk) -> None:
    desk.open()
    desk.window.take_to_lookup()
    before = desk.focused
    desk.ctrl_r()
    assert desk.quick.is_open
    assert desk.quick.isAncestorOf(desk.focused)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.quick.is_open
    assert desk.focused is before


def test_after_saving_the_notice_offers_undo_and_the_keys_are_back(desk: QuickDesk) -> None:
    desk.open_card(desk.guest())
    before = desk.focused
    desk.ctrl_r()
    desk.type(WHAT)
    desk.press(Qt.Key.Key_Return)
    assert desk.said.startswith("Case 0001")
    assert desk.runner.undo_label
    assert desk.focused is before
    desk.runner.undo()
    with pytest.raises(NotFound):
        desk.case(1)


def test_closing_keeps_what_was_typed_even_when_another_card_is_shown(desk: QuickDesk) -> None:
    piotr, lea = desk.guest(), desk.guest("Léa Müller-Odermatt", room="412")
    desk.open_card(piotr)
    desk.ctrl_r()
    desk.type("Shower cold")
    desk.press(Qt.Key.Key_Escape)
    desk.open_card(lea)
    desk.ctrl_r()
    form = desk.quick.form
    assert fields(desk).what.text == "Shower cold"
    assert [chip.spec.text for chip in form.people.chips] == ["Piotr Mülke · Room 305"]
    assert form.other.isVisible()
    form.other.click()
    assert [chip.spec.text for chip in form.people.chips] == ["Léa Müller-Odermatt · Room 412"]
    desk.press(Qt.Key.Key_Return)
    assert desk.case(1).row.customer_id == lea


def test_an_untouched_form_follows_the_card(desk: QuickDesk) -> None:
    piotr, lea = desk.guest(), desk.guest("Léa Müller-Odermatt", room="412")
    desk.open_card(piotr)
    desk.ctrl_r()
    desk.press(Qt.Key.Key_Escape)
    desk.open_card(lea)
    desk.ctrl_r()
    assert [chip.spec.text for chip in desk.quick.form.people.chips] == ["Léa Müller-Odermatt · Room 412"]
    assert not desk.quick.form.other.isVisible()


def test_a_click_beside_it_closes_and_keeps(desk: QuickDesk) -> None:
    desk.open_card(desk.guest())
    desk.ctrl_r()
    desk.type("Shower")
    QTest.mouseClick(desk.quick, Qt.MouseButton.LeftButton, pos=QPoint(5, 300))
    assert not desk.quick.is_open
    desk.ctrl_r()
    assert fields(desk).what.text == "Shower"


def test_going_elsewhere_by_keys_closes_it_and_keeps(desk: QuickDesk) -> None:
    desk.open_card(desk.guest())
    desk.ctrl_r()
    desk.type("Shower")
    desk.press(Qt.Key.Key_K, CONTROL)
    QApplication.processEvents()
    assert not desk.quick.is_open
    assert desk.focused is desk.window.lookup.focusProxy()
    desk.ctrl_r()
    assert fields(desk).what.text == "Shower"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_round_inside_it(desk: QuickDesk, key: Qt.Key) -> None:
    desk.open_card(desk.guest())
    desk.ctrl_r()
    first, seen = desk.focused, []
    for _ in range(60):
        desk.press(key)
        assert desk.quick.isAncestorOf(desk.focused)
        if desk.focused is first:
            break
        seen.append(desk.focused)
    else:
        pytest.fail("Tab never came round")
    form = desk.quick.form
    wanted = [form.save_button, form.files.add_button, fields(desk).listened, fields(desk).promise.editor]
    assert all(widget in seen for widget in wanted)


def test_everything_typed_wrongly_is_told_beside_its_field_and_kept(desk: QuickDesk) -> None:
    desk.open()
    desk.ctrl_r()
    some = fields(desk)
    some.happened.choose("at")
    some.happened.clock_line.setText("25:70")
    some.promise.set_text("Refund to 4111 1111 1111 1111")
    some.due.choose("at")
    desk.press(Qt.Key.Key_Return, CONTROL)
    form = desk.quick.form
    assert "Say who" in form.people.error
    assert some.what.error == "This is needed."
    assert "19:30" in some.happened.error
    assert "card number" in some.promise.error
    assert "19:30" in some.due.error
    assert (some.happened.clock, some.promise.text) == ("25:70", "Refund to 4111 1111 1111 1111")
    assert form.mask_button.isVisible()
    assert desk.quick.is_open


def test_ten_thousand_characters_are_refused_and_kept(desk: QuickDesk) -> None:
    desk.open_card(desk.guest())
    desk.ctrl_r()
    fields(desk).what.set_text("x" * 10_000)
    desk.press(Qt.Key.Key_Return)
    assert "2000" in fields(desk).what.error.replace(",", "")
    assert fields(desk).what.text == "x" * 10_000


def test_a_card_number_can_be_masked_at_once(desk: QuickDesk) -> None:
    desk.open_card(desk.guest())
    desk.ctrl_r()
    fields(desk).what.set_text("Charged 4111 1111 1111 1111 twice")
    desk.press(Qt.Key.Key_Return)
    assert desk.quick.is_open
    desk.quick.form.mask_button.click()
    assert "4111 1111" not in desk.case(1).row.what


def test_somebody_archived_meanwhile_is_told_beside_who(desk: QuickDesk) -> None:
    customer_id = desk.guest()
    desk.open_card(customer_id)
    desk.ctrl_r()
    desk.type(WHAT)
    desk.hotel.customers.archive_customer(customer_id)
    desk.press(Qt.Key.Key_Return)
    assert "archived" in desk.quick.form.people.error
    assert fields(desk).what.text == WHAT


def test_every_field_reaches_the_case(desk: QuickDesk, tmp_path: Path) -> None:
    cases, customer_id = desk.cases, desk.guest()
    department_id = cases.catalogue.add_department(DepartmentDraft(name="Engineers")).value
    category = CategoryDraft(name="Hot water", department_id=department_id)
    category_id = cases.catalogue.add_category(category).value
    photo = tmp_path / "shower.txt"
    photo.write_text("cold")
    desk.open_card(customer_id)
    desk.ctrl_r()
    desk.type(WHAT)
    some = fields(desk)
    some.place.set_text("Spa")
    some.happened.choose("hour_ago")
    some.channel.choose(CaseChannel.EMAIL)
    some.category.choose(str(category_id))
    some.kind.choose(CaseKind.BREAKDOWN)
    some.fault.choose(Fault.PARTLY)
    some.feeling.choose("-2")
    some.severity.choose("3")
    some.restricted.setChecked(True)
    some.promise.set_text("Engineer calls")
    some.due.choose("quarter")
    desk.quick.form.files.add(photo)
    assert some.department.value == str(department_id)
    assert not some.listened.isChecked()
    desk.press(Qt.Key.Key_Return, CONTROL)
    case = desk.case(1)
    row = case.row
    assert (row.place, row.kind, row.severity, row.restricted) == ("Spa", "breakdown", Severity.SERIOUS, True)
    assert (row.category, row.department, case.fault, case.feeling) == (
        "Hot water",
        "Engineers",
        "partly",
        -2,
    )
    assert row.happened_at == desk.hotel.clock.now() - timedelta(hours=1)
    assert (case.channel, row.step) == ("email", CaseStep.LISTEN)
    assert [(one.what, one.due_at) for one in case.promises] == [
        ("Engineer calls", desk.hotel.clock.now() + timedelta(minutes=15))
    ]
    assert [file.file_name for file in case.files] == ["shower.txt"]


def test_one_undo_takes_case_promise_and_file_back(desk: QuickDesk, tmp_path: Path) -> None:
    customer_id = desk.guest()
    photo = tmp_path / "shower.txt"
    photo.write_text("cold")
    desk.open_card(customer_id)
    desk.ctrl_r()
    desk.type(WHAT)
    fields(desk).promise.set_text("Engineer calls")
    desk.quick.form.files.add(photo)
    desk.press(Qt.Key.Key_Return)
    assert len(desk.hotel.card(customer_id).promises) == 1
    desk.runner.undo()
    card = desk.hotel.card(customer_id)
    assert (card.cases, card.promises, card.attachments) == ((), (), ())
    desk.runner.redo()
    card = desk.hotel.card(customer_id)
    assert (len(card.cases), len(card.promises)) == (1, 1)
    assert desk.runner.undo_label


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(desk: QuickDesk, tmp_path: Path) -> None:
    desk.open_card(desk.guest())
    desk.ctrl_r()
    desk.type(WHAT)
    desk.quick.form.files.add(tmp_path / "gone.jpg")
    desk.press(Qt.Key.Key_Return)
    assert "gone.jpg" in desk.quick.form.said_below
    with pytest.raises(NotFound):
        desk.case(1)


def test_several_at_once_get_a_case_each_and_are_linked(desk: QuickDesk) -> None:
    piotr, lea = desk.guest(), desk.guest("Léa Müller-Odermatt", room="412")
    desk.open_card(piotr)
    desk.ctrl_r()
    desk.type("Water through the ceiling")
    people = desk.quick.form.people
    people.ask_more()
    desk.type("odermatt")
    desk.press(Qt.Key.Key_Return)
    assert fields(desk).what.editor.selectedText() == ""
    people.ask_more()
    desk.type("family in the lobby")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.quick.form.save_button.text().strip() == "Open 3 cases"
    desk.press(Qt.Key.Key_Return)
    rows = [desk.case(number).row for number in (1, 2, 3)]
    assert [row.customer_id for row in rows] == [piotr, lea, None]
    assert [row.place for row in rows][:2] == ["305", "412"]
    assert len({row.incident_id for row in rows}) == 1
    desk.runner.undo()
    assert desk.hotel.card(lea).cases == ()


def test_pressing_a_chip_takes_its_person_out(desk: QuickDesk) -> None:
    desk.open_card(desk.guest())
    desk.ctrl_r()
    (chip,) = desk.quick.form.people.chips
    chip.click()
    assert desk.quick.form.people.chips == []
    assert desk.focused is desk.quick.form.people.line


def test_a_second_one_within_the_span_is_told_before_it_is_saved(desk: QuickDesk) -> None:
    customer_id = desk.guest()
    desk.open_card(customer_id)
    desk.ctrl_r()
    desk.type(WHAT)
    desk.press(Qt.Key.Key_Return)
    desk.hotel.clock.forward(days=3)
    desk.ctrl_r()
    hint = desk.quick.form.hint
    assert hint.isVisible()
    assert hint.accessibleName() == (
        "Again: something went wrong 3 days ago. It counts as serious, and a manager will speak with them."
    )
    desk.type("Cold again")
    desk.press(Qt.Key.Key_Return)
    row = desk.case(2).row
    assert (row.again, row.severity) == (True, Severity.SERIOUS)


def test_after_the_span_nothing_is_told(desk: QuickDesk) -> None:
    customer_id = desk.guest()
    desk.open_card(customer_id)
    desk.ctrl_r()
    desk.type(WHAT)
    desk.press(Qt.Key.Key_Return)
    desk.hotel.clock.forward(days=91)
    desk.ctrl_r()
    assert "Again" not in desk.quick.form.hint.accessibleName()


def test_what_was_heard_by_email_was_not_listened_to_unless_somebody_says_so(desk: QuickDesk) -> None:
    desk.open_card(desk.guest())
    desk.ctrl_r()
    some = fields(desk)
    assert some.listened.isChecked()
    some.channel.choose(CaseChannel.REVIEW)
    assert not some.listened.isChecked()
    some.listened.click()
    some.channel.choose(CaseChannel.EMAIL)
    assert some.listened.isChecked()


def test_a_time_still_to_come_was_yesterdays(desk: QuickDesk) -> None:
    desk.open_card(desk.guest())
    desk.ctrl_r()
    desk.type(WHAT)
    some = fields(desk)
    some.happened.choose("at")
    some.happened.clock_line.setText("23:15")
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert desk.case(1).row.happened_at == datetime(2026, 11, 24, 22, 15, tzinfo=UTC)


def test_a_card_that_changes_shows_the_case_at_once(desk: QuickDesk) -> None:
    desk.open_card(desk.guest())
    desk.ctrl_r()
    desk.type(WHAT)
    desk.press(Qt.Key.Key_Return)
    bands = [band.accessibleName() for band in desk.pane.card.bands.bands]
    assert any(words.startswith(f"Case 0001: {WHAT} ·\u00a0Empathise") for words in bands)
