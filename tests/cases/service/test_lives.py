"""Random lives of cases against the same worked out by hand; every act undone and redone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.cases.schemas.drafts import CaseEdit
from app.core.errors import Conflict, InvalidInput
from app.core.outcome import Outcome
from tests.cases.case_desk import CaseDesk
from tests.cases.lives import BEGINNINGS, MINUTE, STEPS, WEEKS, Event, Life, Rules
from tests.examples import examples
from tests.venues import open_place, troubles

rules = st.builds(
    Rules,
    week=st.sampled_from(sorted(WEEKS)),
    acknowledge=st.integers(1, 120),
    put_right=st.integers(1, 1500),
    follow_up=st.integers(1, 1500),
)
NAMES = "step step step step step skip skip skip close close reopen give_up undo redo severity rules rules".split()
values = {"severity": st.integers(1, 4), "rules": rules}
acts = st.sampled_from(NAMES).flatmap(lambda act: st.tuples(st.just(act), values.get(act, st.none())))
waits = st.one_of(st.integers(0, 90), st.integers(0, 1600))


@dataclass
class Player:
    """Lives a case at a desk and beside it."""

    desk: CaseDesk
    case_id: int
    life: Life
    done: list[tuple[Outcome[Any], Life]] = field(default_factory=list)
    undone: list[tuple[Outcome[Any], Life]] = field(default_factory=list)

    def act(self, act: str, value: Any) -> None:
        """Do it here and there; what cannot be is refused and changes nothing."""
        if act == "severity" and not self.life.is_open:
            return
        if act in ("undo", "redo"):
            getattr(self, f"_{act}")()
        elif (event := self._event(act, value)) is None:
            before = self.desk.everything()
            with pytest.raises((InvalidInput, Conflict)):
                self._do(act, value)
            assert self.desk.everything() == before
        else:
            outcome = self._do(act, event.value)
            if outcome.reversal is not None:
                self.done.append((outcome, self.life))
                self.undone.clear()
                self.life = self.life.then(event)
        self.check()

    def check(self) -> None:
        """The file says what was worked out."""
        case, columns = self.desk.case(self.case_id), self.life.columns()
        assert {key: getattr(case, key) for key in columns} == columns
        assert self.desk.kinds(self.case_id) == self.life.kinds()

    def take_all_back(self) -> None:
        """Undo every act but the opening."""
        while self.done:
            self._undo()
            self.check()

    def _undo(self) -> None:
        if self.done:
            outcome, before = self.done.pop()
            assert outcome.reversal is not None
            outcome.reversal.undo()
            self.undone.append((outcome, self.life))
            self.life = before

    def _redo(self) -> None:
        if self.undone:
            outcome, after = self.undone.pop()
            assert outcome.reversal is not None
            outcome.reversal.redo()
            self.done.append((outcome, self.life))
            self.life = after

    def _event(self, act: str, value: Any) -> Event | None:
        """What becomes of the life; nothing when it cannot be."""
        step, now = self.life.next_step, self.desk.clock.at
        possible = {
            "step": step in STEPS[:4],
            "skip": step in STEPS[:4],
            "close": step == "follow_up",
            "give_up": step == "follow_up",
            "reopen": not self.life.is_open,
        }
        if not possible.get(act, True):
            return None
        return Event(act, now, step if act in ("step", "skip") else value)

    def _do(self, act: str, value: Any) -> Outcome[Any]:
        desk, case_id = self.desk, self.case_id
        kinds: dict[str, Callable[[], Outcome[Any]]] = {
            "step": lambda: desk.take(case_id, value or "resolve"),
            "skip": lambda: desk.take(case_id, value or "resolve", skipped=True, note="Not needed"),
            "close": lambda: desk.close(case_id),
            "give_up": lambda: desk.give_up(case_id),
            "reopen": lambda: desk.reopen(case_id),
            "severity": lambda: desk.services.editing.edit_case(
                case_id, CaseEdit(version=desk.case(case_id).version, severity=value)
            ),
            "rules": lambda: desk.services.settings.save(value.settings()),
        }
        return kinds[act]()


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseDesk]:
    """One venue for all lives: each of them is taken back at its end."""
    with open_place(tmp_path_factory.mktemp("lives")) as place:
        yield CaseDesk(place.work, place.clock)
        assert troubles(place.work.database) == []


# A life on a real file takes too long to be shortened hundreds of times.
@settings(max_examples=examples(40), phases=[Phase.generate])
@given(
    start=st.builds(
        lambda begin, minutes: begin + minutes * MINUTE, st.sampled_from(BEGINNINGS), st.integers(0, 4 * 1440)
    ),
    rule=rules,
    severity=st.integers(1, 4),
    story=st.lists(st.tuples(waits, acts), min_size=4, max_size=24),
)
def test_every_instant_of_a_life_is_the_one_worked_out(
    lived_in: CaseDesk, start: datetime, rule: Rules, severity: int, story: list[Any]
) -> None:
    lived_in.clock.at = start
    lived_in.services.settings.save(rule.settings())
    before = lived_in.everything()
    opening = lived_in.log(severity=severity)
    player = Player(lived_in, opening.value, Life((Event("report", lived_in.clock.at, (severity, rule)),)))
    player.check()
    for wait, (act, value) in story:
        lived_in.clock.at += wait * MINUTE
        player.act(act, value)
    player.take_all_back()
    assert opening.reversal is not None
    opening.reversal.undo()
    assert lived_in.everything() == before
    assert lived_in.kinds(opening.value) == []
    assert len(lived_in.entries(opening.value)) >= 1


def test_a_case_reopened_twice_over_the_clock_change_by_night_hours(lived_in: CaseDesk) -> None:
    rule = Rules(week="nights", acknowledge=20, put_right=400, follow_up=300)
    lived_in.clock.at = BEGINNINGS[1]
    lived_in.services.settings.save(rule.settings())
    opening = lived_in.log(severity=1)
    player = Player(lived_in, opening.value, Life((Event("report", lived_in.clock.at, (1, rule)),)))
    story = ["step", "step", "skip", "step", "close", "reopen", "step", "give_up", "reopen", "step", "close"]
    for act in story:
        lived_in.clock.forward(hours=5)
        player.act(act, None)
    case = lived_in.case(opening.value)
    assert (case.reopened_count, case.state) == (2, "closed")
    player.take_all_back()
    assert opening.reversal is not None
    opening.reversal.undo()
