"""A venue with moments that were delivered, for ideas, stories and what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from app.model.clue import Clue
from app.model.companion import Companion
from app.model.customer import Customer
from app.model.gesture import Gesture, GestureKind, GivenGesture, GivenState
from app.model.moment import Moment, MomentState
from app.model.occasion import Occasion
from app.model.preference import Evidence, Preference, Strength
from app.moments.ideas.service import IdeaService
from app.moments.schemas.rows import IdeaRow
from app.occasions.schemas import MomentKey
from app.storage.write_session import WriteSession
from app.venue.workplace import Workplace
from tests.venues import NOON

DAY = date(2026, 11, 29)
LAST_YEAR = date(2025, 11, 29)


@dataclass
class IdeaDesk:
    """Rows put straight into the file, and the ideas that follow from them."""

    work: Workplace
    _writing: WriteSession | None = None

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Whatever is added meanwhile is kept together in the end, which many rows are sooner."""
        with self.work.write() as self._writing:
            yield
        self._writing = None

    def add(self, row: Any) -> int:
        """Keep a row; gives its id."""
        with self.work.write() if self._writing is None else nullcontext(self._writing) as session:
            session.add(row)
            session.flush()
            return int(row.id)

    def customer(self, name: str = "Léa Müller", **columns: Any) -> int:
        """Somebody the venue knows."""
        return self.add(Customer(display_name=name, created_at=NOON, **columns))

    def child(self, customer_id: int, name: str = "Louis", kind: str = "child", **columns: Any) -> int:
        """Somebody who comes along."""
        return self.add(Companion(customer_id=customer_id, name=name, kind=kind, **columns))

    def gesture(self, name: str, cost: int = 0, **columns: Any) -> int:
        """One more of the catalogue."""
        values = {"kind": GestureKind.OTHER, "contains": [], "position": 1000} | columns
        return self.add(Gesture(name=name, cost_minor=cost, **values))

    def prefers(self, customer_id: int, text: str, strength: Strength = Strength.LIKE, **columns: Any) -> int:
        """Something liked, disliked or needed."""
        row = Preference(
            customer_id=customer_id,
            text=text,
            strength=strength,
            evidence=Evidence.TOLD,
            **({"noted_at": NOON} | columns),
        )
        return self.add(row)

    def clue(self, customer_id: int, text: str) -> int:
        """Something noticed."""
        return self.add(Clue(customer_id=customer_id, text=text, noticed_at=NOON))

    def birthday(self, customer_id: int, companion_id: int | None = None, **columns: Any) -> MomentKey:
        """Their day this month, as a key."""
        values = {"kind": "birthday", "month": 11, "day": 29, "repeats": "yearly"} | columns
        occasion = self.add(Occasion(customer_id=customer_id, companion_id=companion_id, **values))
        return MomentKey(customer_id, DAY, occasion_id=occasion, companion_id=companion_id)

    def delivered(
        self,
        customer_id: int,
        gesture_id: int | None,
        *,
        reaction: int | None = None,
        on: date = LAST_YEAR,
        kind: str = "birthday",
        companion_id: int | None = None,
        cost: int = 1000,
        what: str = "",
        **columns: Any,
    ) -> int:
        """A moment of the past with one gesture; gives its id."""
        at = datetime.combine(on, time(12), tzinfo=UTC)
        moment = self.add(
            Moment(
                customer_id=customer_id,
                companion_id=companion_id,
                kind=kind,
                occurs_on=on,
                celebrate_on=on,
                state=MomentState.DELIVERED,
                made_at=at,
                delivered_at=at,
                reaction=reaction,
                **columns,
            )
        )
        self.given(customer_id, gesture_id, at=at, cost=cost, what=what, moment_id=moment)
        return moment

    def given(
        self, customer_id: int, gesture_id: int | None, *, at: datetime, cost: int, what: str, **columns: Any
    ) -> int:
        """Something that was given."""
        with self.work.read() as session:
            gesture = session.get(Gesture, gesture_id) if gesture_id is not None else None
            name = what or (gesture.name if gesture is not None else "Something")
        row = GivenGesture(
            customer_id=customer_id,
            gesture_id=gesture_id,
            what=name,
            cost_minor=cost,
            contains=[],
            state=GivenState.GIVEN,
            planned_at=at,
            given_at=at,
            **columns,
        )
        return self.add(row)

    def ideas(self, key: MomentKey, on: date | None = DAY, limit: int = 100) -> tuple[IdeaRow, ...]:
        """What the program proposes."""
        return IdeaService(self.work).ideas_for(key, celebrate_on=on, limit=limit)

    def idea(self, key: MomentKey, gesture_id: int, on: date | None = DAY) -> IdeaRow:
        """One idea among them."""
        return next(one for one in self.ideas(key, on) if one.gesture_id == gesture_id)

    def sentence(self, key: MomentKey, gesture_id: int, rule: str, on: date | None = DAY) -> str | None:
        """What a rule says of a gesture."""
        reasons = self.idea(key, gesture_id, on).reasons
        return next((one.sentence for one in reasons if one.rule == rule), None)
