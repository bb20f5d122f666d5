"""A desk at which dates are written down and the agenda is read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from app.model.companion import Companion, CompanionKind
from app.model.customer import Customer
from app.model.moment import Moment, MomentState
from app.model.occasion import Occasion, OccasionKind
from app.model.visit import Visit
from app.occasions.schemas import Agenda, AgendaQuery, AgendaRow
from app.occasions.service.agenda import AgendaReader
from app.occasions.words.lines import line_title
from app.venue.workplace import Workplace
from tests.venues import SetClock


class OccasionDesk:
    """The agenda of one venue, and rows written behind its back."""

    def __init__(self, work: Workplace, clock: SetClock) -> None:
        self.work = work
        self.clock = clock
        self.reader = AgendaReader(work)

    @property
    def today(self) -> date:
        """Today at the venue."""
        return self.work.today()

    def day(self, ahead: int) -> date:
        """So many days from today on."""
        return self.today + timedelta(days=ahead)

    def add(self, row: Any) -> int:
        """Write a row down; gives its id."""
        with self.work.write() as session:
            session.add(row)
            session.flush()
            return int(row.id)

    def change(self, mapped: Any, row_id: int, **columns: Any) -> None:
        """Change a row."""
        with self.work.write() as session:
            row = session.get_one(mapped, row_id)
            for name, value in columns.items():
                setattr(row, name, value)

    def add_customer(self, name: str = "Léa Müller", **columns: Any) -> int:
        """Somebody the venue knows."""
        return self.add(Customer(display_name=name, created_at=self.work.now(), **columns))

    def add_companion(self, customer_id: int, name: str = "Louis", **columns: Any) -> int:
        """Somebody who comes with them."""
        fields = {"kind": CompanionKind.CHILD, "relation": "son", **columns}
        return self.add(Companion(customer_id=customer_id, name=name, **fields))

    def add_occasion(self, customer_id: int, on: date, *, year: int | None = None, **columns: Any) -> int:
        """A date; a birthday unless something else is said."""
        fields = {"kind": OccasionKind.BIRTHDAY, "month": on.month, "day": on.day, "year": year, **columns}
        return self.add(Occasion(customer_id=customer_id, **fields))

    def add_visit(
        self, customer_id: int, status: str, on: date, nights: int | None = None, **columns: Any
    ) -> int:
        """A visit that begins on a day."""
        leaves_on = None if nights is None else on + timedelta(days=nights)
        return self.add(
            Visit(customer_id=customer_id, status=status, arrives_on=on, leaves_on=leaves_on, **columns)
        )

    def add_moment(self, customer_id: int, on: date | None, **columns: Any) -> int:
        """A plan."""
        fields: dict[str, Any] = {
            "kind": "birthday",
            "state": MomentState.PLANNED,
            "celebrate_on": on,
            **columns,
        }
        return self.add(Moment(customer_id=customer_id, occurs_on=on, made_at=self.work.now(), **fields))

    def read(self, days: int = 14, **query: Any) -> Agenda:
        """The agenda from today on."""
        return self.reader.read(AgendaQuery(**{"first": self.today, "days": days, **query}))

    def rows(self, days: int = 14, **query: Any) -> list[AgendaRow]:
        """Its rows."""
        return [row for day in self.read(days, **query).days for row in day.rows]

    def titles(self, days: int = 14, **query: Any) -> list[str]:
        """What its rows say."""
        return [line_title(row, self.work.wording) for row in self.rows(days, **query)]
