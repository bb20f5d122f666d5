"""A desk at which customers are asked how it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.core.acting import Desk
from app.core.outcome import Outcome
from app.core.undo import Reversal
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.customers import CustomerService
from app.model.promise import Promise
from app.model.survey import Metric, SurveyAnswer
from app.staff.schemas import StaffDraft
from app.surveys.schemas.drafts import AnswerDraft, AskDraft
from app.surveys.services import SurveyServices
from app.venue.workplace import Workplace
from tests.venue_writer import VenueWriter
from tests.venues import SetClock

NPS: dict[str, Any] = {"metric": Metric.NPS, "scale_min": 0, "scale_max": 10}
CSAT: dict[str, Any] = {"metric": Metric.CSAT, "scale_min": 1, "scale_max": 5}
CES: dict[str, Any] = {"metric": Metric.CES, "scale_min": 1, "scale_max": 5}


class SurveyDesk:
    """The services of surveys for one staff member, and what the file says."""

    def __init__(self, work: Workplace, clock: SetClock) -> None:
        self.work = work
        self.clock = clock
        self.services = SurveyServices.at(work)

    def of(self, staff_id: int) -> SurveyDesk:
        """Another desk of the same venue."""
        return SurveyDesk(replace(self.work, desk=Desk(staff_id)), self.clock)

    def add_staff(self, name: str, **fields: Any) -> int:
        """Somebody new works here."""
        draft = StaffDraft(name=name, **fields)
        return VenueWriter(self.work.database, self.clock).add_staff(draft, by=0).value

    def add_customer(self, name: str = "Léa Müller", **fields: Any) -> int:
        """Somebody the venue knows."""
        return CustomerService(self.work).add_customer(CustomerDraft(display_name=name, **fields)).value

    def add(self, row: Any) -> int:
        """A row as it is; gives its id."""
        with self.work.write() as session:
            session.add(row)
            session.flush()
        return int(row.id)

    def record(self, score: int, **fields: Any) -> int:
        """An answer from 0 to 10 unless the fields say otherwise; gives its id."""
        return self.services.answers.record(AnswerDraft(**NPS | {"score": score} | fields)).value

    def ask(self, **fields: Any) -> int:
        """A question from 0 to 10 that nobody answered yet; gives its id."""
        return self.services.answers.ask(AskDraft(**NPS | fields)).value

    def answers(self) -> list[SurveyAnswer]:
        """All answers in the file."""
        with self.work.read() as session:
            return list(session.scalars(select(SurveyAnswer).order_by(SurveyAnswer.id)))

    def promises(self) -> list[Promise]:
        """All promises in the file."""
        with self.work.read() as session:
            return list(session.scalars(select(Promise).order_by(Promise.id)))

    def everything(self) -> list[tuple[Any, ...]]:
        """Answers and promises by their values, to compare; versions count on and stay out."""
        rows: Iterable[Any] = [*self.answers(), *self.promises()]
        return [
            tuple(getattr(row, key.key) for key in row.__table__.c if key.key != "version") for row in rows
        ]


def taken_back(outcome: Outcome[Any]) -> Reversal:
    """The step that takes an outcome back."""
    assert outcome.reversal is not None
    return outcome.reversal
