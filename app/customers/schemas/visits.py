"""Visits and touchpoints as they are shown and typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Self

from pydantic import AwareDatetime, Field, model_validator

from app.core.drafts import Draft, Edit
from app.core.errors import InvalidInput, Problem
from app.core.typed_text import Line, Name, NeededNote, Note
from app.core.words import gettext as _
from app.model.codes import VisitStatus

Feeling = Annotated[int, Field(ge=-2, le=2)]
Amount = Annotated[int, Field(ge=-(10**15), le=10**15)]
Heads = Annotated[int, Field(ge=0, le=9999)]


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One stay, table or purchase."""

    id: int
    version: int
    customer_id: int
    status: VisitStatus
    arrives_on: date
    leaves_on: date | None = None
    place: str = ""
    place_kind: str = ""
    started_at: datetime | None = None
    adults: int | None = None
    children: int | None = None
    amount_minor: int | None = None
    currency: str = ""
    reference: str = ""
    channel: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage of the journey."""

    id: int
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class TouchpointRow:
    """One contact and the feeling it left."""

    id: int
    version: int
    customer_id: int
    at: datetime
    text: str
    stage_id: int | None = None
    stage_name: str = ""
    channel: str = ""
    feeling: int | None = None
    staff_name: str = ""
    visit_id: int | None = None


class VisitDraft(Draft):
    """A new visit; without a currency the amount is in the venue's."""

    status: VisitStatus = VisitStatus.BOOKED
    arrives_on: date
    leaves_on: date | None = None
    place: Name = ""
    place_kind: Name = ""
    adults: Heads | None = None
    children: Heads | None = None
    amount_minor: Amount | None = None
    currency: Name = ""
    reference: Name = ""
    channel: Name = ""
    note: Note = ""

    @model_validator(mode="after")
    def _leaves_after_arriving(self) -> Self:
        refuse_leaving_before_arriving(self.arrives_on, self.leaves_on)
        return self


class VisitEdit(Edit):
    """Changes to a visit."""

    status: VisitStatus = VisitStatus.BOOKED
    arrives_on: date = date.min
    leaves_on: date | None = None
    place: Name = ""
    place_kind: Name = ""
    adults: Heads | None = None
    children: Heads | None = None
    amount_minor: Amount | None = None
    currency: Name = ""
    reference: Name = ""
    channel: Name = ""
    note: Note = ""


class ArrivalDraft(Draft):
    """Somebody who is here now without a booking: place and until when."""

    place: Name = ""
    leaves_on: date | None = None
    adults: Heads | None = None
    children: Heads | None = None
    note: Note = ""


class TouchpointDraft(Draft):
    """A contact to log; without ``at`` it is now, without ``stage_id`` it belongs to no stage."""

    text: NeededNote
    feeling: Feeling | None = None
    stage_id: int | None = None
    channel: Line = ""
    at: AwareDatetime | None = None
    visit_id: int | None = None


class TouchpointEdit(Edit):
    """Changes to a logged contact."""

    text: NeededNote = ""
    feeling: Feeling | None = None
    stage_id: int | None = None
    channel: Line = ""


def refuse_leaving_before_arriving(arrives_on: date, leaves_on: date | None) -> None:
    """Raise InvalidInput when the last day lies before the first."""
    if leaves_on is not None and leaves_on < arrives_on:
        raise InvalidInput([Problem("leaves_on", _("This day is before the arrival."))])
