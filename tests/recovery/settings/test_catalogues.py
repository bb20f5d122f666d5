"""The catalogue of gestures, the categories and the departments."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gestures.schemas import GestureEdit
from app.gestures.service.catalogue import CatalogueService
from app.model.gesture import Gesture
from app.recovery.settings.catalogue import GesturesPage
from app.recovery.settings.categories import BY_NAME, CategoriesPage
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, LineField, TextField
from app.ui.settings.offers import Catalogue
from app.ui.shared_form import MINE, SharedForm
from app.ui.typed_fields import PickField
from tests.recovery.settings.conftest import SettingDesk


def form_in(catalogue: Catalogue) -> DraftForm:
    form = catalogue.slot.form
    assert isinstance(form, DraftForm)
    return form


def put(form: DraftForm, name: str, words: str) -> None:
    field = form.fields[name]
    assert isinstance(field, LineField | TextField)
    field.set_text(words)
    field.edited.emit()


def switch_off(form: DraftForm) -> None:
    field = form.fields["active"]
    assert isinstance(field, PickField)
    field.choose("no")


def choose(catalogue: Catalogue, name: str) -> DraftForm:
    line = next(line for line in catalogue.lines if line.name == name)
    assert catalogue.list.choose(line.id)
    QApplication.processEvents()
    return form_in(catalogue)


def names(catalogue: Catalogue) -> list[str]:
    return [line.name for line in catalogue.lines]


def test_a_line_says_what_a_gesture_is_costs_and_contains(desk: SettingDesk) -> None:
    page = desk.show(GesturesPage(desk.parts))
    cake = next(line for line in page.catalogue.lines if line.name == "Small cake")

    assert cake.facts.startswith("Food and drink · costs CHF\u00a014 · CHF\u00a048 on the menu · takes 1 d")
    assert {"gluten", "egg"} <= set(cake.chips)
    assert page.usual.isHidden()


def test_a_gesture_is_added_by_keyboard(desk: SettingDesk) -> None:
    page = desk.show(GesturesPage(desk.parts))
    page.catalogue.add_button.setFocus()
    QTest.keyClick(page.catalogue.add_button, Qt.Key.Key_Return)
    form = form_in(page.catalogue)
    QTest.keyClicks(QApplication.focusWidget(), "Umbrella to keep")
    put(form, "cost_minor", "12,50")
    put(form, "contains", "nuts, , alcohol")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    line = page.catalogue.lines[-1]
    assert (line.name, line.row.cost_minor, line.chips) == ("Umbrella to keep", 1_250, ("nuts", "alcohol"))
    assert page.catalogue.slot.form is None
    assert desk.said == "“Umbrella to keep” is in the catalogue"
    desk.runner.undo()
    assert "Umbrella to keep" not in names(page.catalogue)


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("cost_minor", "-1", "An amount cannot be below zero."),
        ("cost_minor", "much", "This is not an amount, such as 58.50."),
        ("lead_minutes", "soon", "This is not a length of time, such as 15 min, 4 h or 1 d."),
        ("name", "", "This is needed."),
        ("name", "SMALL CAKE", "The catalogue has this already."),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    desk: SettingDesk, name: str, typed: str, message: str
) -> None:
    page = desk.show(GesturesPage(desk.parts))
    page.catalogue.open_new()
    form = form_in(page.catalogue)
    put(form, "name", "Umbrella")
    put(form, name, typed)
    form.submit()

    assert form.fields[name].error == message
    assert page.catalogue.slot.form is form


def test_a_gesture_is_switched_off_and_offered_again(desk: SettingDesk) -> None:
    page = desk.show(GesturesPage(desk.parts))
    form = choose(page.catalogue, "Small cake")
    switch_off(form)
    form.submit()

    assert names(page.catalogue)[-1] == "Small cake"
    assert page.catalogue.lines[-1].words.endswith("offered no more")
    assert "Small cake" not in [row.name for row in CatalogueService(desk.work).list_gestures()]
    desk.runner.undo()
    assert "Small cake" in [row.name for row in CatalogueService(desk.work).list_gestures()]


def test_search_narrows_the_catalogue_by_name_and_by_what_is_in_it(desk: SettingDesk) -> None:
    page = desk.show(GesturesPage(desk.parts))
    QTest.keyClicks(page.catalogue.search, "sulphites wine")
    assert names(page.catalogue) == ["Bottle of house wine"]

    QTest.keyClicks(page.catalogue.search, " xyz")
    assert names(page.catalogue) == []
    assert page.catalogue.empty.isVisible()


def test_arrows_look_through_the_catalogue_and_what_was_typed_waits(desk: SettingDesk) -> None:
    page = desk.show(GesturesPage(desk.parts))
    page.catalogue.list.setFocus()
    first = form_in(page.catalogue)
    put(first, "note", "by the night desk")
    QTest.keyClick(page.catalogue.list, Qt.Key.Key_Down)
    assert form_in(page.catalogue) is not first
    assert page.catalogue.list.hasFocus()
    QTest.keyClick(page.catalogue.list, Qt.Key.Key_Up)
    assert form_in(page.catalogue) is first

    QTest.keyClick(page.catalogue.list, Qt.Key.Key_Return)
    assert first.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.catalogue.slot.form is None
    assert page.catalogue.list.hasFocus()


def test_without_room_the_form_takes_the_place_of_the_list(desk: SettingDesk) -> None:
    page = desk.show(GesturesPage(desk.parts), width=560)
    page.catalogue.list.setFocus()
    assert page.catalogue.slot.form is None
    QTest.keyClick(page.catalogue.list, Qt.Key.Key_Return)

    assert form_in(page.catalogue).isVisible()
    assert not page.catalogue.list.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.catalogue.list.isVisible()
    assert page.catalogue.list.hasFocus()


def test_two_who_change_the_same_gesture_see_both_versions(desk: SettingDesk) -> None:
    page = desk.show(GesturesPage(desk.parts))
    form = choose(page.catalogue, "Small cake")
    assert isinstance(form, SharedForm)
    put(form, "cost_minor", "15")
    row = next(line.row for line in page.catalogue.lines if line.name == "Small cake")
    CatalogueService(desk.work).edit_gesture(row.id, GestureEdit(version=row.version, cost_minor=1_600))
    form.submit()
    assert list(form.differences) == ["cost_minor"]
    form.differences["cost_minor"].pick.button(MINE).click()
    form.submit()

    now = next(line.row for line in page.catalogue.lines if line.name == "Small cake")
    assert now.cost_minor == 1_500


def test_a_venue_that_never_had_them_takes_the_usual_gestures(desk: SettingDesk) -> None:
    service = CatalogueService(desk.work)
    row = service.list_gestures()[0]
    with desk.work.write() as session:
        session.delete(session.get(Gesture, row.id))
    page = desk.show(GesturesPage(desk.parts))
    assert page.usual.text().strip() == "Add 1 usual gesture"
    page.usual.click()

    assert row.name in names(page.catalogue)
    assert page.usual.isHidden()


def test_a_category_is_added_renamed_and_given_to_a_department(desk: SettingDesk) -> None:
    page = desk.show(CategoriesPage(desk.parts))
    page.categories.open_new()
    put(form_in(page.categories), "name", "Lost property")
    form_in(page.categories).submit()
    line = next(line for line in page.categories.lines if line.name == "Lost property")
    assert line.facts == "no department"

    page.categories._open(line)
    form = form_in(page.categories)
    put(form, "name", "Lost and found")
    department = form.fields["department_id"]
    assert isinstance(department, ChoiceField)
    department.choose(str(page.departments.lines[0].id))
    form.submit()
    line = next(line for line in page.categories.lines if line.name == "Lost and found")
    assert line.facts == page.departments.lines[0].name


def test_a_department_is_renamed_and_its_categories_say_so(desk: SettingDesk) -> None:
    page = desk.show(CategoriesPage(desk.parts))
    line = page.departments.lines[0]
    page.departments._open(line)
    put(form_in(page.departments), "name", "Welcome desk")
    form_in(page.departments).submit()

    assert page.departments.lines[0].name == "Welcome desk"
    assert any(one.facts == "Welcome desk" for one in page.categories.lines)
    assert desk.said == "Department changed"


def test_a_name_that_is_taken_is_refused(desk: SettingDesk) -> None:
    page = desk.show(CategoriesPage(desk.parts))
    page.departments.open_new()
    form = form_in(page.departments)
    put(form, "name", page.departments.lines[0].name.upper())
    form.submit()

    assert form.fields["name"].error.startswith("There is one of this name already")


def test_lists_are_ordered_by_name_and_that_is_remembered(desk: SettingDesk) -> None:
    page = desk.show(CategoriesPage(desk.parts))
    before = names(page.departments)
    page.order.button(BY_NAME).click()

    assert names(page.departments) == sorted(before)
    again = desk.show(CategoriesPage(desk.parts))
    assert names(again.departments) == sorted(before)


def test_a_change_at_another_window_is_shown(desk: SettingDesk) -> None:
    page, there = desk.show(CategoriesPage(desk.parts)), desk.show(CategoriesPage(desk.parts))
    there.departments.open_new()
    put(form_in(there.departments), "name", "Spa")
    form_in(there.departments).submit()

    assert "Spa" in names(page.departments)
