"""Whatever is done to a moment, taking all of it back leaves what was there, and doing it again what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.attachments.schemas import AttachmentDraft
from app.core.errors import InvalidInput
from app.core.outcome import Outcome
from app.core.undo import Reversal
from app.moments.schemas.drafts import (
    DeliveryDraft,
    MomentEdit,
    MomentStoryDraft,
    PlaybookDefinition,
    PlaybookDraft,
    SkipDraft,
    TaskEdit,
)
from tests.examples import examples
from tests.moments.moment_desk import SUNDAY, MomentDesk
from tests.moments.test_playbooks import PIXEL
from tests.venues import open_place, troubles

Act = Callable[[], Outcome[Any]]


class Planner:
    """One moment at a desk, what can be done to it next, and how it looks."""

    def __init__(self, desk: MomentDesk, playbook_id: int, number: int) -> None:
        self.desk = desk
        self.playbook_id = playbook_id
        self.gesture_id = desk.offer(f"Sponge {number}", lead_minutes=600, cost_minor=900)
        self.moment_id = desk.planned_birthday()

    def seen(self) -> dict[str, Any]:
        """Everything that is shown of it, without versions."""
        shown = asdict(self.desk.moment(self.moment_id))
        rows = (shown, *shown["tasks"], *shown["gestures"])
        for row in rows:
            del row["version"]
        return shown

    def act(self, name: str, day: date) -> Act:
        """The act of this name, as a desk would do it that looks at the moment now."""
        acts = {**self._plan(day), **self._tasks(), **self._states(day)}
        return acts[name]

    def _plan(self, day: date) -> dict[str, Act]:
        desk, moment = self.desk, self.desk.moment(self.moment_id)
        services = desk.services
        planned = [row for row in moment.gestures if row.state == "planned"]
        return {
            "move": lambda: services.planning.edit(
                moment.id, MomentEdit(version=moment.version, celebrate_on=day)
            ),
            "note": lambda: services.planning.edit(
                moment.id, MomentEdit(version=moment.version, note=str(day), dos="Sing", budget_minor=9_000)
            ),
            "give": lambda: desk.give(moment.id, self.gesture_id),
            "leave out": lambda: services.gestures.drop_gesture(
                planned[0].id, version=planned[0].version, note="Not this"
            ),
            "playbook": lambda: services.planning.apply_playbook(moment.id, self.playbook_id),
            "photo": lambda: services.files.add(
                moment.id, AttachmentDraft(file_name="cake.png", content=PIXEL)
            ),
            "no photo": lambda: services.files.remove(moment.photos[0].attachment_id),
        }

    def _tasks(self) -> dict[str, Act]:
        desk, moment = self.desk, self.desk.moment(self.moment_id)
        tasks = desk.services.tasks
        open_tasks = [row for row in moment.tasks if row.done_at is None]
        done = [row for row in moment.tasks if row.done_at is not None]
        return {
            "task": lambda: desk.add_task(moment.id, lead_minutes=120),
            "change task": lambda: tasks.edit_task(
                open_tasks[0].id, TaskEdit(version=open_tasks[0].version, what="Bake", lead_minutes=30)
            ),
            "do": lambda: tasks.do_task(open_tasks[0].id, version=open_tasks[0].version),
            "undo task": lambda: tasks.undo_task(done[0].id, version=done[0].version),
            "remove task": lambda: tasks.remove_task(moment.tasks[0].id),
        }

    def _states(self, day: date) -> dict[str, Act]:
        moment = self.desk.moment(self.moment_id)
        states, version = self.desk.services.states, moment.version
        return {
            "planned": lambda: states.set_planned(moment.id, version=version),
            "prepared": lambda: states.set_prepared(moment.id, version=version),
            "deliver": lambda: states.deliver(moment.id, DeliveryDraft(version=version, reaction=4)),
            "correct": lambda: states.edit_delivery(
                moment.id, DeliveryDraft(version=version, reaction=5, said=str(day))
            ),
            "skip": lambda: states.skip(moment.id, SkipDraft(version=version, reason=str(day))),
            "take up": lambda: states.take_up_again(moment.id, version=version),
            "tell": lambda: states.tell_story(moment.id, MomentStoryDraft(version=version, story=str(day))),
        }


ACTS = (
    *"move note give playbook photo task deliver correct skip tell planned prepared do".split(),
    *("leave out", "no photo", "change task", "undo task", "remove task", "take up"),
)
DAYS = st.integers(0, 6).map(lambda back: SUNDAY - timedelta(days=back))


@pytest.fixture(scope="module")
def one_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[MomentDesk, int]]:
    """One desk with a playbook for every example; each takes a customer of its own."""
    with open_place(tmp_path_factory.mktemp("hotel")) as place:
        desk = MomentDesk(place.work, place.clock)
        definition = PlaybookDefinition(
            gesture_ids=(desk.offer("Grape basket", lead_minutes=300),),
            tasks=({"what": "Ask the vineyard", "lead_minutes": 1440},),
            donts="No sparklers",
            budget_minor=5_000,
        )
        draft = PlaybookDraft(name="Harvest supper", kind="birthday", definition=definition)
        yield desk, desk.services.playbooks.add_playbook(draft).value
        assert troubles(place.work.database) == []


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(st.tuples(st.sampled_from(ACTS), DAYS), min_size=1, max_size=12))
def test_all_that_is_done_can_be_undone_and_done_again(
    one_desk: tuple[MomentDesk, int], steps: list[tuple[str, date]]
) -> None:
    desk, playbook_id = one_desk
    planner = Planner(desk, playbook_id, desk.counts()[0])
    looks, reversals = [planner.seen()], list[Reversal]()
    for name, day in steps:
        desk.clock.forward(seconds=1)
        try:
            outcome = planner.act(name, day)()
        except (InvalidInput, IndexError):
            assert planner.seen() == looks[-1]
            continue
        if outcome.reversal is not None:
            reversals.append(outcome.reversal)
            looks.append(planner.seen())
    for reversal, before in zip(reversed(reversals), reversed(looks[:-1]), strict=True):
        reversal.undo()
        assert planner.seen() == before
    for reversal, after in zip(reversals, looks[1:], strict=True):
        reversal.redo()
        assert planner.seen() == after
