"""The form of a date is worked by keys alone, and forgets nothing when it is left."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model.occasion import OccasionKind
from tests.planner.dates.conftest import DateDesk


def test_a_date_is_written_down_by_keys_alone(desk: DateDesk) -> None:
    customer_id = desk.add_customer("Piotr Nowak")
    desk.quick.open_for(None)
    desk.type("nowak")
    desk.press(Qt.Key.Key_Return)
    assert desk.quick.is_open
    form = desk.quick.form
    assert form.who.read("customer_id") == customer_id
    assert [field.error for field in form.by_name.values() if field.error] == []
    desk.go_to(form.fields.kind.editor)
    desk.type("ann")
    desk.go_to(form.fields.when.day.editor)
    desk.type("29")
    desk.press(Qt.Key.Key_Tab)
    desk.type("nov")
    desk.go_to(form.fields.when.year.editor)
    desk.type("2001")
    desk.press(Qt.Key.Key_Return)
    (row,) = desk.coming(customer_id)
    assert (row.kind, row.on, row.years) == (OccasionKind.ANNIVERSARY, date(2026, 11, 29), 25)
    assert not desk.quick.is_open
    assert desk.line.hasFocus()


def test_the_keys_begin_where_something_is_still_open(desk: DateDesk) -> None:
    desk.quick.open_for(None)
    assert desk.quick.form.who.editor.hasFocus()
    desk.quick.leave()
    desk.quick.open_for(desk.add_customer())
    assert desk.quick.form.fields.kind.editor.hasFocus()


def test_tab_goes_round_inside_the_form(desk: DateDesk) -> None:
    desk.quick.open_for(desk.add_customer())
    for _step in range(20):
        desk.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert desk.quick.isAncestorOf(focused)


def test_what_was_typed_stays_when_the_form_is_left(desk: DateDesk) -> None:
    desk.quick.open_for(desk.add_customer())
    form = desk.quick.form
    desk.go_to(form.fields.label.editor)
    desk.type("the old ferry")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.quick.is_open
    assert desk.line.hasFocus()
    desk.quick.open_for(None)
    assert form.fields.label.text == "the old ferry"
    assert form.who.editor.text() == "Léa Müller"  # type: ignore[attr-defined]  # a line


def test_a_press_beside_the_form_leaves_it_and_keeps_the_words(desk: DateDesk) -> None:
    desk.quick.open_for(desk.add_customer())
    desk.go_to(desk.quick.form.fields.label.editor)
    desk.type("ferry")
    QTest.mouseClick(desk.quick, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not desk.quick.is_open
    assert desk.quick.form.is_touched


def test_words_begun_for_nobody_go_to_the_card_on_screen(desk: DateDesk) -> None:
    desk.quick.open_for(None)
    desk.go_to(desk.quick.form.fields.label.editor)
    desk.type("ferry")
    desk.quick.leave()
    customer_id = desk.add_customer()
    desk.quick.open_for(customer_id)
    form = desk.quick.form
    assert (form.customer_id, form.fields.label.text) == (customer_id, "ferry")
    assert form.other.isHidden()


def test_words_begun_for_somebody_else_are_taken_for_the_card_on_screen_only_when_asked(
    desk: DateDesk,
) -> None:
    lea, tom = desk.add_customer(), desk.add_customer("Tom")
    louis = desk.add_child(lea, "Louis")
    desk.quick.open_for(lea)
    form = desk.quick.form
    form.fields.whose.choose(str(louis))
    desk.go_to(form.fields.label.editor)
    desk.type("ferry")
    desk.quick.leave()
    desk.quick.open_for(tom)
    assert form.customer_id == lea
    assert form.other.isVisibleTo(desk.window)
    desk.go_to(form.other)
    desk.press(Qt.Key.Key_Space)
    assert (form.customer_id, form.fields.label.text) == (tom, "ferry")
    assert form.fields.whose.value == ""
    assert form.other.isHidden()
    assert form.fields.kind.editor.hasFocus()


def test_the_card_of_whom_it_was_begun_asks_nothing(desk: DateDesk) -> None:
    lea = desk.add_customer()
    desk.quick.open_for(lea)
    desk.go_to(desk.quick.form.fields.label.editor)
    desk.type("ferry")
    desk.quick.leave()
    desk.quick.open_for(lea)
    assert desk.quick.form.other.isHidden()


def test_looking_without_typing_leaves_nothing_behind(desk: DateDesk) -> None:
    desk.quick.open_for(desk.add_customer())
    desk.press(Qt.Key.Key_Escape)
    tom = desk.add_customer("Tom")
    desk.quick.open_for(tom)
    assert desk.quick.form.customer_id == tom
    assert not desk.quick.form.is_touched


def test_once_it_is_kept_the_form_is_empty_for_the_next(desk: DateDesk) -> None:
    desk.quick.open_for(desk.add_customer())
    form = desk.quick.form
    desk.go_to(form.fields.when.day.editor)
    desk.type("29")
    form.fields.when.month.choose("11")
    desk.press(Qt.Key.Key_Return)
    assert not desk.quick.is_open
    desk.quick.open_for(None)
    assert form.fields.when.is_empty
    assert form.customer_id == 0
    assert not form.is_touched
