"""A playbook keeps what is offered no more, asks where two changed it, and shows what it said before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import delete

from app.gestures.schemas import GestureEdit
from app.gestures.service.catalogue import CatalogueService
from app.model.occasion import OccasionKind
from app.model.playbook import Playbook, PlaybookVersion
from app.moments.schemas.drafts import PlaybookDefinition, PlaybookDraft, PlaybookEdit, PlaybookTask
from app.moments.schemas.playbooks import PlaybookRow
from app.moments.services import MomentServices
from app.occasions.drafts import OwnKindDraft, OwnKindEdit
from app.occasions.services import OccasionServices
from app.planner.settings.catalogue_page import CataloguePage
from app.planner.settings.parts import PlannerParts
from app.planner.settings.playbooks import KINDS, PlaybookOffers
from app.planner.settings.versions import Versions
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, LineField, TextField
from app.ui.settings.bound import NO
from app.ui.shared_form import THEIRS, SharedForm
from app.ui.ticks_field import TicksField
from app.ui.typed_fields import PickField


class PlaybookDesk:
    """The section with a playbook for the wine harvest in front."""

    def __init__(self, parts: PlannerParts, qtbot: QtBot) -> None:
        self.parts = parts
        self._qtbot = qtbot
        self.service = MomentServices.at(parts.work).playbooks
        self.kinds = OccasionServices.at(parts.work).own_kinds
        self.gestures = CatalogueService(parts.work)
        self.kind_id = self.kinds.add(OwnKindDraft(name="Wine harvest")).value
        self.first, self.second = [row.id for row in self.gestures.list_gestures() if row.for_moments][:2]
        self.id = self.service.add_playbook(
            PlaybookDraft(
                name="Harvest table",
                kind=OccasionKind.CUSTOM,
                own_kind_id=self.kind_id,
                definition=PlaybookDefinition(
                    gesture_ids=(self.second, self.first),
                    tasks=(PlaybookTask(what="Cut vine leaves", lead_minutes=60),),
                    dos="Pour it yourself.",
                ),
            )
        ).value
        self.offers = PlaybookOffers(parts)
        self.page = CataloguePage(parts, self.offers, kinds=KINDS)
        qtbot.addWidget(self.page)

    @property
    def row(self) -> PlaybookRow:
        """The playbook as it is kept."""
        return next(row for row in self.service.list_playbooks(also_inactive=True) if row.id == self.id)

    def form(self) -> SharedForm:
        """Its form."""
        line = next(line for line in self.offers.read() if line.id == self.id)
        form = self.offers.form_of(line)
        assert isinstance(form, SharedForm)
        self._qtbot.addWidget(form)
        return form


@pytest.fixture
def desk(parts: PlannerParts, qtbot: QtBot) -> Iterator[PlaybookDesk]:
    """The section open at a desk."""
    desk = PlaybookDesk(parts, qtbot)
    yield desk
    desk.page.close_lane()


def rename(form: DraftForm, name: str) -> None:
    """Type another name."""
    field = form.fields["name"]
    assert isinstance(field, LineField)
    field.set_text(name)


def write(form: DraftForm, name: str, text: str) -> None:
    """Type another text."""
    field = form.fields[name]
    assert isinstance(field, TextField)
    field.set_text(text)


def test_a_new_playbook_keeps_all_that_was_typed(desk: PlaybookDesk, qtbot: QtBot) -> None:
    form = desk.offers.new_form()
    assert isinstance(form, DraftForm)
    qtbot.addWidget(form)
    kind, ticks, budget = form.fields["kind"], form.fields["gesture_ids"], form.fields["budget_minor"]
    assert isinstance(kind, ChoiceField)
    assert isinstance(ticks, TicksField)
    assert isinstance(budget, LineField)
    rename(form, "First visit with a baby")
    kind.choose(OccasionKind.BIRTHDAY)
    ticks.boxes[str(desk.first)].setChecked(True)
    write(form, "tasks", "Warm the room; 3 h")
    budget.set_text("12.50")
    write(form, "donts", "No candles.")
    form.submit()
    [row] = [row for row in desk.service.list_playbooks() if row.name == "First visit with a baby"]
    assert (row.kind, row.own_kind_id, row.number) == (OccasionKind.BIRTHDAY, None, 1)
    assert row.definition == PlaybookDefinition(
        gesture_ids=(desk.first,),
        tasks=(PlaybookTask(what="Warm the room", lead_minutes=180),),
        budget_minor=1_250,
        donts="No candles.",
    )
    desk.parts.runner.undo()
    assert "First visit with a baby" not in [row.name for row in desk.page.catalogue.lines]


def test_a_name_that_another_playbook_has_is_told_beside_it(desk: PlaybookDesk, qtbot: QtBot) -> None:
    form = desk.offers.new_form()
    assert isinstance(form, DraftForm)
    qtbot.addWidget(form)
    rename(form, "HARVEST TABLE")
    form.submit()
    name = form.fields["name"]
    assert isinstance(name, LineField)
    assert name.error == "There is a playbook of this name already."


def test_a_playbook_is_retired_and_brought_back(desk: PlaybookDesk) -> None:
    form = desk.form()
    offered = form.fields["active"]
    assert isinstance(offered, PickField)
    offered.choose(NO)
    form.submit()
    assert (desk.row.active, desk.row.number) == (False, 1)
    assert [row.active for row in desk.page.catalogue.lines if row.id == desk.id] == [False]
    desk.parts.runner.undo()
    assert [row.active for row in desk.page.catalogue.lines if row.id == desk.id] == [True]


def test_the_usual_playbooks_a_venue_never_had_are_added_at_once(desk: PlaybookDesk) -> None:
    assert desk.offers.missing == 0
    usual = desk.page.catalogue.lines[0]
    with desk.parts.work.write() as session:
        session.execute(delete(PlaybookVersion).where(PlaybookVersion.playbook_id == usual.id))
        session.execute(delete(Playbook).where(Playbook.id == usual.id))
    desk.page.load()
    assert desk.offers.missing == 1
    desk.offers.add_usual()
    assert desk.offers.missing == 0
    assert [row.name for row in desk.page.catalogue.lines].count(usual.name) == 1
    desk.parts.runner.undo()
    assert desk.offers.missing == 1


def test_what_is_shown_is_not_a_change(desk: PlaybookDesk) -> None:
    form = desk.form()
    assert form.changes() == {}
    assert not form.is_touched
    form.submit()
    assert desk.row.number == 1


def test_what_is_given_stands_first_and_keeps_its_order(desk: PlaybookDesk) -> None:
    form = desk.form()
    ticks = form.fields["gesture_ids"]
    assert isinstance(ticks, TicksField)
    third = next(int(value) for value in ticks.boxes if int(value) not in (desk.first, desk.second))
    assert list(ticks.boxes)[:2] == [str(desk.second), str(desk.first)]
    ticks.boxes[str(third)].setChecked(True)
    form.submit()
    assert desk.row.definition.gesture_ids == (desk.second, desk.first, third)


def test_what_is_ticked_anew_is_kept_in_the_order_of_ticking(desk: PlaybookDesk) -> None:
    form = desk.form()
    ticks = form.fields["gesture_ids"]
    assert isinstance(ticks, TicksField)
    early, late = [value for value in ticks.boxes if int(value) not in (desk.first, desk.second)][:2]
    for value in (late, early, str(desk.second), str(desk.second)):
        ticks.boxes[value].click()
    form.submit()
    assert desk.row.definition.gesture_ids == (desk.first, int(late), int(early), desk.second)


def test_a_new_name_leaves_alone_what_is_offered_no_more(desk: PlaybookDesk) -> None:
    [gesture] = [row for row in desk.gestures.list_gestures() if row.id == desk.first]
    desk.gestures.edit_gesture(gesture.id, GestureEdit(version=gesture.version, active=False))
    [kind] = desk.kinds.list()
    desk.kinds.edit(kind.id, OwnKindEdit(version=kind.version, active=False))
    form = desk.form()
    ticks, choice = form.fields["gesture_ids"], form.fields["kind"]
    assert isinstance(ticks, TicksField)
    assert isinstance(choice, ChoiceField)
    assert "offered no more" in ticks.boxes[str(desk.first)].text()
    assert choice.words_of(choice.value) == "Wine harvest (offered no more)"
    rename(form, "Autumn table")
    form.submit()
    row = desk.row
    assert (row.name, row.kind, row.own_kind_id) == ("Autumn table", OccasionKind.CUSTOM, desk.kind_id)
    assert (row.number, row.definition.gesture_ids) == (1, (desk.second, desk.first))


def test_a_task_for_a_gesture_offered_no_more_says_which_to_untick(desk: PlaybookDesk) -> None:
    [gesture] = [row for row in desk.gestures.list_gestures() if row.id == desk.first]
    desk.gestures.edit_gesture(gesture.id, GestureEdit(version=gesture.version, active=False))
    form = desk.form()
    write(form, "tasks", "Set the table; 2 h")
    form.submit()
    ticks = form.fields["gesture_ids"]
    assert isinstance(ticks, TicksField)
    assert ticks.error
    ticks.boxes[str(desk.first)].setChecked(False)
    form.submit()
    assert desk.row.definition.gesture_ids == (desk.second,)
    assert [task.what for task in desk.row.definition.tasks] == ["Set the table"]


def test_two_who_change_different_parts_both_keep_them(desk: PlaybookDesk) -> None:
    form = desk.form()
    write(form, "donts", "No speeches.")
    theirs = desk.row
    definition = theirs.definition.model_copy(update={"note": "The terrace, if dry."})
    desk.service.edit_playbook(desk.id, PlaybookEdit(version=theirs.version, definition=definition))
    form.submit()
    kept = desk.row.definition
    assert (kept.dos, kept.donts, kept.note) == ("Pour it yourself.", "No speeches.", "The terrace, if dry.")


def test_two_who_change_the_same_are_asked_which_it_shall_be(desk: PlaybookDesk) -> None:
    form = desk.form()
    write(form, "dos", "Pour it slowly.")
    theirs = desk.row
    definition = theirs.definition.model_copy(update={"dos": "Let them pour."})
    desk.service.edit_playbook(desk.id, PlaybookEdit(version=theirs.version, definition=definition))
    form.submit()
    assert set(form.differences) == {"dos"}
    assert desk.row.definition.dos == "Let them pour."
    form.differences["dos"].pick.button(THEIRS).click()
    form.submit()
    assert (desk.row.definition.dos, desk.row.number) == ("Let them pour.", 2)


def test_every_version_can_be_read(desk: PlaybookDesk) -> None:
    form = desk.form()
    write(form, "dos", "Let them pour.")
    form.submit()
    versions = desk.form().findChild(Versions)
    assert isinstance(versions, Versions)
    newest, oldest = versions.told
    assert newest.isHidden()
    assert oldest.isHidden()
    versions.button.click()
    assert not oldest.isHidden()
    assert isinstance(newest, QLabel)
    assert isinstance(oldest, QLabel)
    assert "Let them pour." in newest.text()
    assert "Pour it yourself." in oldest.text()
    assert "Cut vine leaves; 1 h" in oldest.text()
    heads = [label.text() for label in versions.findChildren(QLabel) if label not in versions.told]
    assert [head.partition(":")[0] for head in heads] == ["Version 2", "Version 1"]
    assert "Mara Kovac" in heads[0]
