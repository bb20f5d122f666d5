"""T2: any sequence of edits, undo, redo and erasing leaves every card as a plain model says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.errors import AppError, NotFound
from app.core.outcome import Outcome
from app.core.undo import History
from app.customers.schemas.drafts import CompanionDraft, CustomerEdit, PreferenceDraft
from app.customers.schemas.visits import ArrivalDraft
from app.law.holdings import NOBODY
from app.law.service.erasing import ErasureService
from app.model.companion import Companion
from app.model.customer import Customer
from app.model.preference import Preference
from app.model.tag import CustomerTag, Tag
from app.model.visit import Visit
from tests.customers.conftest import Services
from tests.venues import open_place, troubles

GUESTS = 3
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
    st.tuples(st.just("erase"), st.just("")),
)
MOVES = st.tuples(st.sampled_from(["undo", "redo"]), st.just(""))
STEPS = st.tuples(st.integers(0, GUESTS - 1), st.one_of(EDITS, MOVES))
Step = tuple[int, tuple[str, str]]


@dataclass(frozen=True)
class State:
    """What a card says, without ids, times and versions."""

    name: str = "Léa"
    company: str = ""
    likes: tuple[tuple[str, int], ...] = ()
    tags: frozenset[str] = frozenset()
    companions: tuple[str, ...] = ()
    place: str | None = None
    archived: bool = False


Everybody = tuple[State, ...]
"""What each card says."""


@dataclass
class Model:
    """The plain model: what the cards said after each step, and where we are among them."""

    states: list[Everybody] = field(default_factory=lambda: [(State(),) * GUESTS])
    at: int = 0

    @property
    def now(self) -> Everybody:
        """What holds."""
        return self.states[self.at]

    def go(self, guest: int, state: State) -> None:
        """A step forward; what was undone is gone. A step that changes nothing is none."""
        if state != self.now[guest]:
            self.states = [*self.states[: self.at + 1], self._with(guest, state)]
            self.at += 1

    def erase(self, guest: int) -> None:
        """Somebody is gone, and nothing before it can be taken back."""
        # A visit under way goes on, for the house is still full.
        left = State(name=NOBODY, place=self.now[guest].place, archived=True)
        self.states, self.at = [self._with(guest, left)], 0

    def _with(self, guest: int, state: State) -> Everybody:
        return (*self.now[:guest], state, *self.now[guest + 1 :])


def seen(hotel: Services, customer_id: int) -> State:
    """The card as the model tells it; of whoever was erased there is none, and what is left is looked at."""
    try:
        card = hotel.card(customer_id)
    except NotFound:
        return left_of(hotel, customer_id)
    here = card.head.whereabouts
    return State(
        name=card.head.display_name,
        company=card.head.company,
        likes=tuple((row.text, row.times_seen) for group in card.groups for row in group.preferences),
        tags=frozenset(tag.name for tag in card.head.tags),
        companions=tuple(companion.name for companion in card.companions),
        place=here.place if here.presence == "here" else None,
        archived=card.head.archived_at is not None,
    )


def left_of(hotel: Services, customer_id: int) -> State:
    """The same from the tables."""
    with hotel.work.read() as session:
        customer = session.get_one(Customer, customer_id)
        likes = session.scalars(select(Preference.text).filter_by(customer_id=customer_id))
        worn = session.scalars(select(Tag.name).join(CustomerTag).filter_by(customer_id=customer_id))
        return State(
            name=customer.display_name,
            company=customer.company,
            likes=tuple((text, 1) for text in likes),
            tags=frozenset(worn),
            companions=tuple(session.scalars(select(Companion.name).filter_by(customer_id=customer_id))),
            place=session.scalar(select(Visit.place).filter_by(customer_id=customer_id, status="here")),
            archived=customer.archived_at is not None,
        )


class Desk:
    """Does the same to the hotel and to the model."""

    def __init__(self, hotel: Services) -> None:
        self.hotel = hotel
        self.ids = [hotel.add("Léa") for _ in range(GUESTS)]
        self.history = History(limit=1000)
        self.model = Model()
        self.guest = 0

    def step(self, guest: int, name: str, word: str) -> None:
        """One edit of somebody, undo or redo of whatever is next, or the end of somebody."""
        self.guest = guest
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
        elif self.model.now[guest].name == NOBODY:
            # Nobody at a desk meets them any more; a card that another had open adds nothing to them.
            assert self.id not in self.found()
            with pytest.raises(AppError):
                self.hotel.preferences.add_preference(self.id, PreferenceDraft(text="tulips"))
            with self.hotel.work.read() as session:
                version = session.get_one(Customer, self.id).version
            edit = CustomerEdit(version=version, company="Lake AG")
            with pytest.raises(AppError):
                self.hotel.customers.edit_customer(self.id, edit)
        elif name == "erase":
            ErasureService(self.hotel.work).erase(self.id, although_open=True)
            self.history.clear()
            self.model.erase(guest)
        else:
            self.edit(name, word)

    def found(self) -> set[int]:
        """Whoever the lookup finds by the name that all have."""
        return {row.customer_id for row in self.hotel.lookup.find("Léa", limit=100).rows}

    def edit(self, name: str, word: str) -> None:
        """One edit, where it is possible."""
        work, expected = getattr(self, f"_{name}")(word)
        if work is None:
            return
        outcome: Outcome[Any] = work()
        if outcome.reversal is not None:
            self.history.push(outcome.reversal)
        self.model.go(self.guest, expected)

    def seen(self) -> Everybody:
        """What all the cards say."""
        return tuple(seen(self.hotel, customer_id) for customer_id in self.ids)

    @property
    def id(self) -> int:
        """Whose card it is about."""
        return self.ids[self.guest]

    @property
    def now(self) -> State:
        """What that card says."""
        return self.model.now[self.guest]

    Plan = tuple[Callable[[], Outcome[Any]] | None, State]

    def _company(self, word: str) -> Plan:
        version = self.hotel.card(self.id).head.version
        edit = CustomerEdit(version=version, company=word)
        return lambda: self.hotel.customers.edit_customer(self.id, edit), replace(self.now, company=word)

    def _like(self, word: str) -> Plan:
        known = dict(self.now.likes)
        likes = {**known, word: known.get(word, 0) + 1}
        draft = PreferenceDraft(text=word)
        state = replace(self.now, likes=tuple(likes.items()))
        return lambda: self.hotel.preferences.add_preference(self.id, draft), state

    def _confirm(self, word: str) -> Plan:
        row = self._preference(word)
        likes = tuple((text, seen + (text == word)) for text, seen in self.now.likes)
        work = (lambda: self.hotel.preferences.confirm_preference(row)) if row else None
        return work, replace(self.now, likes=likes)

    def _withdraw(self, word: str) -> Plan:
        row = self._preference(word)
        likes = tuple(each for each in self.now.likes if each[0] != word)
        work = (lambda: self.hotel.preferences.withdraw_preference(row)) if row else None
        return work, replace(self.now, likes=likes)

    def _tag(self, word: str) -> Plan:
        state = replace(self.now, tags=self.now.tags | {word})
        return lambda: self.hotel.tags.add_tag(self.id, word), state

    def _untag(self, word: str) -> Plan:
        links = [tag.link_id for tag in self.hotel.card(self.id).head.tags if tag.name == word]
        work = (lambda: self.hotel.tags.remove_tag(self.id, links[0])) if links else None
        return work, replace(self.now, tags=self.now.tags - {word})

    def _companion(self, word: str) -> Plan:
        now = self.now
        there = now.companions if word in now.companions else (*now.companions, word)
        draft = CompanionDraft(name=word, kind="child")
        return lambda: self.hotel.companions.add_companion(self.id, draft), replace(now, companions=there)

    def _alone(self, word: str) -> Plan:
        ids = [row.id for row in self.hotel.card(self.id).companions if row.name == word]
        there = tuple(name for name in self.now.companions if name != word)
        work = (lambda: self.hotel.companions.remove_companion(ids[0])) if ids else None
        return work, replace(self.now, companions=there)

    def _arrive(self, word: str) -> Plan:
        here = self.now.place is not None
        work = None if here else lambda: self.hotel.visits.receive(self.id, ArrivalDraft(place=word))
        return work, replace(self.now, place=word)

    def _leave(self, _word: str) -> Plan:
        visit_id = self.hotel.card(self.id).head.whereabouts.visit_id
        work = (lambda: self.hotel.visits.check_out(visit_id)) if visit_id else None
        return work, replace(self.now, place=None)

    def _archive(self, _word: str) -> Plan:
        return lambda: self.hotel.customers.archive_customer(self.id), replace(self.now, archived=True)

    def _preference(self, word: str) -> int | None:
        rows = [row for group in self.hotel.card(self.id).groups for row in group.preferences]
        return next((row.id for row in rows if row.text == word), None)


@contextmanager
def new_hotel() -> Iterator[Services]:
    """A hotel of an example's own: one for all would grow, and each erasing goes through the whole file."""
    with TemporaryDirectory() as folder, open_place(Path(folder)) as place:
        yield Services(place)
        assert troubles(place.work.database) == []


def act_as_the_model(steps: list[Step]) -> None:
    """Every step on both; in the end everything that can be is taken back, and done again."""
    with new_hotel() as hotel:
        desk = Desk(hotel)
        for guest, (name, word) in steps:
            desk.step(guest, name, word)
            assert desk.seen() == desk.model.now
        while desk.history.next_undo:
            desk.step(0, "undo", "")
        assert desk.seen() == desk.model.states[0]
        while desk.history.next_redo:
            desk.step(0, "redo", "")
        assert desk.seen() == desk.model.now


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=1, max_size=15))
def test_T2_edits_undo_redo_and_erasing_equal_the_model(steps: list[Step]) -> None:
    act_as_the_model(steps)


@pytest.mark.long
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=20, max_size=60))
def test_T2_long_sequences_equal_the_model(steps: list[Step]) -> None:
    act_as_the_model(steps)


def test_T2_a_step_that_outlives_an_erasing_would_be_no_step_of_the_model() -> None:
    with new_hotel() as hotel:
        desk = Desk(hotel)
        desk.step(0, "like", "tulips")
        kept = desk.history.next_undo
        desk.step(0, "erase", "")

        assert kept is not None
        with pytest.raises(AppError):
            kept.undo()
        assert desk.seen() == desk.model.now
