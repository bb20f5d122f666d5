"""Playbooks are used again, keep their versions, and leave out what cannot be."""

from __future__ import annotations

import pytest

from app.attachments.schemas import LARGEST_BYTES, AttachmentDraft
from app.core.errors import InvalidInput
from app.gestures.schemas import GestureEdit
from app.gestures.service.catalogue import CatalogueService
from app.moments.schemas.drafts import PlaybookDefinition, PlaybookDraft, PlaybookEdit, PlaybookTask
from tests.moments.moment_desk import MomentDesk

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def harvest(desk: MomentDesk, **fields: object) -> int:
    """A playbook of the venue's own."""
    definition = PlaybookDefinition(
        gesture_ids=(desk.offer("Grape basket", cost_minor=1200),),
        tasks=(PlaybookTask(what="Ask the vineyard", lead_minutes=1440),),
        dos="Use the name",
        **fields,
    )
    draft = PlaybookDraft(name="Harvest supper", kind="birthday", definition=definition)
    return desk.services.playbooks.add_playbook(draft).value


def test_a_playbook_fills_the_plan_without_taking_away_what_is_there(desk: MomentDesk) -> None:
    playbook = harvest(desk, budget_minor=2_000)
    moment_id = desk.planned_birthday(dos="Speak French", playbook_id=playbook)
    moment = desk.moment(moment_id)
    assert [gift.what for gift in moment.gestures] == ["Grape basket"]
    assert [task.what for task in moment.tasks] == ["Ask the vineyard"]
    assert (moment.dos, moment.budget.moment_minor) == ("Speak French", 2_000)
    assert (moment.playbook, moment.playbook_number) == ("Harvest supper", 1)


def test_what_is_not_offered_any_more_is_left_out_and_named(desk: MomentDesk) -> None:
    playbook = harvest(desk)
    catalogue = CatalogueService(desk.work)
    basket = next(row for row in catalogue.list_gestures() if row.name == "Grape basket")
    catalogue.edit_gesture(basket.id, GestureEdit(version=basket.version, active=False))
    moment_id = desk.planned_birthday()
    outcome = desk.services.planning.apply_playbook(moment_id, playbook)
    assert "Grape basket was left out" in outcome.said
    assert desk.moment(moment_id).gestures == ()
    assert len(desk.moment(moment_id).tasks) == 1


def test_a_changed_playbook_is_a_further_version_and_old_plans_keep_theirs(desk: MomentDesk) -> None:
    playbook = harvest(desk)
    moment_id = desk.planned_birthday(playbook_id=playbook)
    row = next(row for row in desk.services.playbooks.list_playbooks() if row.id == playbook)
    changed = row.definition.model_copy(update={"dos": "Use the first name"})
    edit = PlaybookEdit(version=row.version, definition=changed)
    desk.services.playbooks.edit_playbook(playbook, edit)
    desk.services.playbooks.edit_playbook(playbook, edit)
    versions = desk.services.playbooks.list_versions(playbook)
    assert [version.number for version in versions] == [2, 1]
    assert desk.moment(moment_id).playbook_number == 1


def test_a_playbook_for_nothing_known_is_refused(desk: MomentDesk) -> None:
    with pytest.raises(InvalidInput) as told:
        desk.services.playbooks.add_playbook(PlaybookDraft(name="X", kind="wake"))
    assert [problem.field for problem in told.value.problems] == ["kind"]


def test_a_new_venue_starts_with_playbooks_that_can_be_used(desk: MomentDesk) -> None:
    rows = desk.services.playbooks.list_playbooks()
    assert {"birthday", "anniversary", "milestone", "surprise"} <= {row.kind for row in rows}
    assert desk.services.playbooks.missing_starters() == ()
    for row in rows:
        assert row.definition.tasks
        assert row.definition.gesture_ids, row.name


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("cake.png", b"no picture at all", "no picture"),
        ("empty.png", b"", "empty"),
        ("huge.png", PIXEL + bytes(LARGEST_BYTES), "too large"),
    ],
)
def test_only_a_picture_of_a_fair_size_is_kept(
    desk: MomentDesk, name: str, content: bytes, told: str
) -> None:
    moment_id = desk.planned_birthday()
    with pytest.raises(InvalidInput, match=told):
        desk.services.files.add(moment_id, AttachmentDraft(file_name=name, content=content))
    assert desk.moment(moment_id).photos == ()


def test_a_photo_is_kept_with_the_moment(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    photo = desk.services.files.add(moment_id, AttachmentDraft(file_name="cake.png", content=PIXEL)).value
    assert [each.file_name for each in desk.moment(moment_id).photos] == ["cake.png"]
    assert desk.services.files.get_content(photo) == PIXEL
    desk.services.files.remove(photo)
    assert desk.moment(moment_id).photos == ()
