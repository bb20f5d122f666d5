"""Playbooks and own kinds are added, changed and retired from their catalogues."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import InvalidInput
from app.moments.services import MomentServices
from app.planner.settings.catalogue_page import CataloguePage
from app.planner.settings.own_kinds import KINDS, KindOffers
from app.planner.settings.parts import PlannerParts
from app.planner.settings.playbooks import KINDS as PLAYBOOK_KINDS
from app.planner.settings.playbooks import PlaybookOffers
from app.planner.settings.task_lines import lines_of, read_lines
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField, TextField
from app.ui.settings.bound import NO
from app.ui.typed_fields import PickField

DEPARTMENTS = {1: "Kitchen and bar", 2: "Front desk"}


def line(form: DraftForm, name: str) -> LineField:
    """A line of a form."""
    field = form.fields[name]
    assert isinstance(field, LineField)
    return field


def choice(form: DraftForm, name: str) -> PickField:
    """A choice of a form."""
    field = form.fields[name]
    assert isinstance(field, PickField)
    return field


def test_a_kind_is_added_renamed_retired_and_taken_back(parts: PlannerParts, qtbot: QtBot) -> None:
    offers = KindOffers(parts)
    page = CataloguePage(parts, offers, kinds=KINDS)
    qtbot.addWidget(page)
    assert page.catalogue.lines == [] or not page.catalogue.lines
    new = offers.new_form()
    assert isinstance(new, DraftForm)
    line(new, "name").set_text("Wine harvest")
    new.submit()
    [row] = page.catalogue.lines
    assert (row.name, row.active) == ("Wine harvest", True)
    change = offers.form_of(row)
    assert isinstance(change, DraftForm)
    line(change, "name").set_text("Grape harvest")
    change.submit()
    [row] = page.catalogue.lines
    assert row.name == "Grape harvest"
    retire = offers.form_of(row)
    assert isinstance(retire, DraftForm)
    choice(retire, "active").choose(NO)
    retire.submit()
    assert [each.active for each in page.catalogue.lines] == [False]
    parts.runner.undo()
    assert [each.active for each in page.catalogue.lines] == [True]
    page.close_lane()


@pytest.mark.parametrize("name", ["", "Birthday"])
def test_a_name_that_cannot_be_is_told_beside_it(parts: PlannerParts, qtbot: QtBot, name: str) -> None:
    new = KindOffers(parts).new_form()
    assert isinstance(new, DraftForm)
    qtbot.addWidget(new)
    line(new, "name").set_text(name)
    new.submit()
    assert line(new, "name").error


def test_a_changed_playbook_is_its_next_version(parts: PlannerParts, qtbot: QtBot) -> None:
    offers = PlaybookOffers(parts)
    page = CataloguePage(parts, offers, kinds=PLAYBOOK_KINDS)
    qtbot.addWidget(page)
    first = page.catalogue.lines[0]
    assert "version 1" in first.facts
    form = offers.form_of(first)
    assert isinstance(form, DraftForm)
    tasks = form.fields["tasks"]
    assert isinstance(tasks, TextField)
    tasks.set_text("Light the lanterns; 2 h")
    line(form, "budget_minor").set_text("25")
    form.submit()
    again = next(each for each in page.catalogue.lines if each.id == first.id)
    assert "version 2" in again.facts
    definition = again.row.definition
    assert [(task.what, task.lead_minutes) for task in definition.tasks] == [("Light the lanterns", 120)]
    assert definition.budget_minor == 2_500
    assert definition.gesture_ids == first.row.definition.gesture_ids
    page.close_lane()


@pytest.mark.parametrize(
    ("field", "typed"),
    [("budget_minor", "plenty"), ("name", ""), ("tasks", "Bake; soon"), ("tasks", "; 2 d")],
)
def test_what_cannot_be_in_a_playbook_is_told_beside_its_field(
    parts: PlannerParts, qtbot: QtBot, field: str, typed: str
) -> None:
    offers = PlaybookOffers(parts)
    first = offers.read()[0]
    form = offers.form_of(first)
    assert isinstance(form, DraftForm)
    qtbot.addWidget(form)
    editor = form.fields[field]
    assert isinstance(editor, LineField | TextField)
    editor.set_text(typed)
    form.submit()
    assert editor.error
    [same] = [row for row in MomentServices.at(parts.work).playbooks.list_playbooks() if row.id == first.id]
    assert same.number == 1


def test_tasks_are_typed_as_they_are_shown() -> None:
    text = "Order the sponge; 2 d; Kitchen and bar\nSign the card\nSet the table; 1 h 30 min"
    tasks = read_lines(text, DEPARTMENTS, field="tasks")
    assert [(task.what, task.lead_minutes, task.department_id) for task in tasks] == [
        ("Order the sponge", 2880, 1),
        ("Sign the card", 0, None),
        ("Set the table", 90, None),
    ]
    assert lines_of(tasks, DEPARTMENTS) == text
    assert read_lines(lines_of(tasks, DEPARTMENTS), DEPARTMENTS, field="tasks") == tasks


def test_a_department_that_is_not_there_is_named_with_its_line() -> None:
    with pytest.raises(InvalidInput, match=r"Line 2: There is no department “Spa”"):
        read_lines("Sign the card\nWarm the pool; 1 d; Spa", DEPARTMENTS, field="tasks")
