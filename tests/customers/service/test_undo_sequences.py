"""Any sequence of edits, undo and redo leaves the card as a plain model says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.outcome import Outcome
from app.core.undo import History
from app.customers.schemas.drafts import CompanionDraft, CustomerEdit, PreferenceDraft
from app.customers.schemas.visits import ArrivalDraft
from tests.customers.conftest import Services
from tests.venues import open_place, troubles

WORDS = st.sampled_from(["tulips", "jazz", "oat milk"])
EDITS = st.one_of(
    st.tuples(st.just("company"), st.sampled_from(["", "Harbour AG", "Lake AG"])),
    st.tuples(st.just("like"), WORDS),
    st.tuples(st.just("confirm"), WORDS),
    st.tuples(st.just("withdraw"), WORDS),
    st.tuples(st.just("tag"), st.sampled_from(["VIP", "Press"])),
    st.tuples(st.just("untag"), st.sampled_from(["VIP", "Press"])),
    st.tuples(st.just("companion"), st.sampled_from(["Louis", "Biscuit"])),
    st.tuples(st.just("alone"), st.sampled_from(["Louis", "Biscuit"])),
    st.tuples(st.just("arrive"), st.just("412")),
    st.tuples(st.just("leave"), st.just("")),
    st.tuples(st.just("archive"), st.just("")),
)
MOVES = st.tuples(st.sampled_from(["undo", "redo"]), st.just(""))


@dataclass(frozen=True)
class State:
    """What a card says, without ids, times and versions."""

    company: str = ""
    likes: tuple[tuple[str, int], ...] = ()
    tags: frozenset[str] = frozenset()
    companions: tuple[str, ...] = ()
    place: str | None = None
    archived: bool = False


@dataclass
class Model:
    """The plain model: states and where we are among them."""

    states: list[State] = field(default_factory=lambda: [State()])
    at: int = 0

    @property
    def now(self) -> State:
        """The state that holds."""
        return self.states[self.at]

    def go(self, state: State) -> None:
        """A step forward; what was undone is gone. A step that changes nothing is none."""
        if state != self.now:
            self.states = [*self.states[: self.at + 1], state]
            self.at += 1


def seen(hotel: Services, customer_id: int) -> State:
    """The card as the model tells it."""
    card = hotel.card(customer_id)
    here = card.head.whereabouts
    return State(
        company=card.head.company,
        likes=tuple((row.text, row.times_seen) for group in card.groups for row in group.preferences),
        tags=frozenset(tag.name for tag in card.head.tags),
        companions=tuple(companion.name for companion in card.companions),
        place=here.place if here.presence == "here" else None,
        archived=card.head.archived_at is not None,
    )


class Desk:
    """Does the same to the hotel and to the model."""

    def __init__(self, hotel: Services) -> None:
        self.hotel = hotel
        self.id = hotel.add("Léa")
        self.history = History(limit=1000)
        self.model = Model()

    def step(self, name: str, word: str) -> None:
        """One edit, undo or redo."""
        if name == "undo":
            if step := self.history.next_undo:
                step.undo()
                self.history.undone()
                self.model.at -= 1
        elif name == "redo":
            if step := self.history.next_redo:
                step.redo()
                self.history.redone()
                self.model.at += 1
        else:
            self.edit(name, word)

    def edit(self, name: str, word: str) -> None:
        """One edit, where it is possible."""
        work, expected = getattr(self, f"_{name}")(word)
        if work is None:
            return
        outcome: Outcome[Any] = work()
        if outcome.reversal is not None:
            self.history.push(outcome.reversal)
        self.model.go(expected)

    Plan = tuple[Callable[[], Outcome[Any]] | None, State]

    def _company(self, word: str) -> Plan:
        version = self.hotel.card(self.id).head.version
        edit = CustomerEdit(version=version, company=word)
        return lambda: self.hotel.customers.edit_customer(self.id, edit), replace(
            self.model.now, company=word
        )

    def _like(self, word: str) -> Plan:
        known = dict(self.model.now.likes)
        likes = {**known, word: known.get(word, 0) + 1}
        draft = PreferenceDraft(text=word)
        state = replace(self.model.now, likes=tuple(likes.items()))
        return lambda: self.hotel.preferences.add_preference(self.id, draft), state

    def _confirm(self, word: str) -> Plan:
        row = self._preference(word)
        likes = tuple((text, seen + (text == word)) for text, seen in self.model.now.likes)
        work = (lambda: self.hotel.preferences.confirm_preference(row)) if row else None
        return work, replace(self.model.now, likes=likes)

    def _withdraw(self, word: str) -> Plan:
        row = self._preference(word)
        likes = tuple(each for each in self.model.now.likes if each[0] != word)
        work = (lambda: self.hotel.preferences.withdraw_preference(row)) if row else None
        return work, replace(self.model.now, likes=likes)

    def _tag(self, word: str) -> Plan:
        state = replace(self.model.now, tags=self.model.now.tags | {word})
        return lambda: self.hotel.tags.add_tag(self.id, word), state

    def _untag(self, word: str) -> Plan:
        links = [tag.link_id for tag in self.hotel.card(self.id).head.tags if tag.name == word]
        work = (lambda: self.hotel.tags.remove_tag(self.id, links[0])) if links else None
        return work, replace(self.model.now, tags=self.model.now.tags - {word})

    def _companion(self, word: str) -> Plan:
        now = self.model.now
        there = now.companions if word in now.companions else (*now.companions, word)
        draft = CompanionDraft(name=word, kind="child")
        return lambda: self.hotel.companions.add_companion(self.id, draft), replace(now, companions=there)

    def _alone(self, word: str) -> Plan:
        ids = [row.id for row in self.hotel.card(self.id).companions if row.name == word]
        there = tuple(name for name in self.model.now.companions if name != word)
        work = (lambda: self.hotel.companions.remove_companion(ids[0])) if ids else None
        return work, replace(self.model.now, companions=there)

    def _arrive(self, word: str) -> Plan:
        here = self.model.now.place is not None
        work = None if here else lambda: self.hotel.visits.receive(self.id, ArrivalDraft(place=word))
        return work, replace(self.model.now, place=word)

    def _leave(self, _word: str) -> Plan:
        visit_id = self.hotel.card(self.id).head.whereabouts.visit_id
        work = (lambda: self.hotel.visits.check_out(visit_id)) if visit_id else None
        return work, replace(self.model.now, place=None)

    def _archive(self, _word: str) -> Plan:
        return lambda: self.hotel.customers.archive_customer(self.id), replace(self.model.now, archived=True)

    def _preference(self, word: str) -> int | None:
        rows = [row for group in self.hotel.card(self.id).groups for row in group.preferences]
        return next((row.id for row in rows if row.text == word), None)


@pytest.fixture(scope="module")
def one_hotel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """One hotel for every example; each takes a customer of its own."""
    folder: Path = tmp_path_factory.mktemp("hotel")
    with open_place(folder) as place:
        yield Services(place)
        assert troubles(place.work.database) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(st.one_of(EDITS, MOVES), min_size=1, max_size=15))
def test_edits_undo_and_redo_equal_the_model(one_hotel: Services, steps: list[tuple[str, str]]) -> None:
    desk = Desk(one_hotel)
    for name, word in steps:
        desk.step(name, word)
        assert seen(one_hotel, desk.id) == desk.model.now
    while desk.history.next_undo:
        desk.step("undo", "")
    assert seen(one_hotel, desk.id) == State()
    while desk.history.next_redo:
        desk.step("redo", "")
    assert seen(one_hotel, desk.id) == desk.model.now
