"""The venue's own categories and departments."""

from __future__ import annotations

import pytest

from app.cases.schemas.drafts import CategoryDraft, CategoryEdit, DepartmentDraft, DepartmentEdit
from app.core.errors import Conflict, InvalidInput
from app.wording.starters import starters_for
from tests.cases.case_desk import CaseDesk


def test_a_new_hotel_has_departments_and_categories(desk: CaseDesk) -> None:
    starters, catalogue = starters_for("hotel"), desk.services.catalogue
    departments = {one.key: one.name for one in starters.departments} | {"": ""}
    assert [row.name for row in catalogue.list_departments()] == [one.name for one in starters.departments]
    assert [(row.name, row.department) for row in catalogue.list_categories()] == [
        (one.name, departments[one.department]) for one in starters.categories
    ]


def test_a_category_of_its_own_comes_last_with_its_department(desk: CaseDesk) -> None:
    catalogue = desk.services.catalogue
    department_id = catalogue.add_department(DepartmentDraft(name="Spa")).value
    outcome = catalogue.add_category(CategoryDraft(name="Massage", department_id=department_id))
    last = catalogue.list_categories()[-1]
    assert (last.id, last.name, last.department) == (outcome.value, "Massage", "Spa")
    assert catalogue.list_departments()[-1].name == "Spa"
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert catalogue.list_categories()[-1].name != "Massage"


def test_what_goes_out_of_use_is_offered_no_more_and_can_come_back(desk: CaseDesk) -> None:
    catalogue = desk.services.catalogue
    row, department = catalogue.list_categories()[0], catalogue.list_departments()[0]
    said = catalogue.edit_category(row.id, CategoryEdit(version=row.version, active=False)).said
    assert said == "Category is offered no more"
    catalogue.edit_department(department.id, DepartmentEdit(version=department.version, active=False))
    assert row.id not in [each.id for each in catalogue.list_categories()]
    assert row.id in [each.id for each in catalogue.list_categories(also_unused=True)]
    assert department.id not in [each.id for each in catalogue.list_departments()]
    assert department.id in [each.id for each in catalogue.list_departments(also_unused=True)]
    with pytest.raises(InvalidInput) as caught:
        catalogue.add_category(CategoryDraft(name=row.name.upper()))
    assert "Bring that one back" in caught.value.problems[0].message
    catalogue.edit_category(row.id, CategoryEdit(version=row.version + 1, active=True))
    assert row.id in [each.id for each in catalogue.list_categories()]


def test_names_that_differ_only_in_case_or_accents_are_the_same(desk: CaseDesk) -> None:
    catalogue = desk.services.catalogue
    category_id = catalogue.add_category(CategoryDraft(name="Crêpes")).value
    with pytest.raises(InvalidInput) as caught:
        catalogue.add_category(CategoryDraft(name="CREPES"))
    assert [problem.field for problem in caught.value.problems] == ["name"]
    with pytest.raises(InvalidInput):
        catalogue.add_department(DepartmentDraft(name="housekeeping"))
    catalogue.edit_category(category_id, CategoryEdit(version=1, name="CRÊPES"))
    assert catalogue.list_categories()[-1].name == "CRÊPES"
    other = catalogue.list_categories()[0]
    with pytest.raises(InvalidInput):
        catalogue.edit_category(category_id, CategoryEdit(version=2, name=other.name))


def test_a_department_that_is_not_there_is_refused(desk: CaseDesk) -> None:
    catalogue = desk.services.catalogue
    with pytest.raises(InvalidInput) as caught:
        catalogue.add_category(CategoryDraft(name="Massage", department_id=999))
    assert [problem.field for problem in caught.value.problems] == ["department_id"]
    row = catalogue.list_categories()[0]
    with pytest.raises(InvalidInput):
        catalogue.edit_category(row.id, CategoryEdit(version=row.version, department_id=999))
    catalogue.edit_category(row.id, CategoryEdit(version=row.version, department_id=None))
    assert catalogue.list_categories()[0].department == ""


def test_two_desks_do_not_rename_the_same_category_differently(desk: CaseDesk) -> None:
    catalogue = desk.services.catalogue
    row = catalogue.list_categories()[0]
    catalogue.edit_category(row.id, CategoryEdit(version=row.version, name="Theirs"))
    with pytest.raises(Conflict) as caught:
        catalogue.edit_category(row.id, CategoryEdit(version=row.version, name="Mine"))
    assert (caught.value.theirs, caught.value.yours) == ({"name": "Theirs"}, {"name": "Mine"})
    department = catalogue.list_departments()[0]
    catalogue.edit_department(department.id, DepartmentEdit(version=department.version, name="Desk"))
    assert catalogue.list_departments()[0].name == "Desk"
