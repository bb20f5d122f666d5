"""What is typed about a case."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from app.core.drafts import Draft, Edit
from app.core.errors import InvalidInput, Problem
from app.core.typed_text import Line, Name, NeededName, NeededNote, Note, Typed
from app.core.words import gettext as _
from app.model.case import CaseChannel, CaseEntryKind, CaseKind, CaseStep, Fault, Severity

Feeling = Annotated[int, Field(ge=-2, le=2)]
Rating = Annotated[int, Field(ge=1, le=5)]
LONGEST_WHAT = 2_000
What = Annotated[str, AfterValidator(Typed(LONGEST_WHAT, lines=True, needed=True))]
MOST_AT_ONCE = 200


class CaseDraft(Draft):
    """A failure to write down: of a customer, or of a walk-in told by description.

    Everything but the text has a default: reported now, happened when reported, place from the visit,
    owner whoever is signed in, department from the category. ``listened`` says that somebody has
    already heard the customer out, which stamps the first step and so acknowledges the case.
    """

    customer_id: int | None = None
    walk_in: Line = ""
    what: What
    place: Name | None = None
    visit_id: int | None = None
    happened_at: AwareDatetime | None = None
    reported_at: AwareDatetime | None = None
    channel: CaseChannel = CaseChannel.IN_PERSON
    kind: CaseKind = CaseKind.MISTAKE
    category_id: int | None = None
    department_id: int | None = None
    severity: Severity = Severity.MODERATE
    fault: Fault = Fault.US
    feeling: Feeling | None = None
    owner_id: int | None = None
    restricted: bool = False
    listened: bool = False

    @model_validator(mode="after")
    def _is_somebodys(self) -> Self:
        if self.customer_id is None and not self.walk_in:
            raise InvalidInput(
                [Problem("walk_in", _("Say who it happened to: a name, or what they look like."))]
            )
        return self


class Somebody(Draft):
    """One of several to whom the same happened; ``place`` is their own room, table or till."""

    customer_id: int | None = None
    walk_in: Line = ""
    place: Name | None = None
    visit_id: int | None = None


class IncidentDraft(Draft):
    """One event that struck several at once: everybody gets a case of their own, linked to the others'."""

    common: CaseDraft
    others: Annotated[tuple[Somebody, ...], Field(min_length=1, max_length=MOST_AT_ONCE)]


class CaseEdit(Edit):
    """Changes to what is known of a case."""

    customer_id: int | None = None
    walk_in: Line = ""
    what: What = ""
    place: Name = ""
    visit_id: int | None = None
    happened_at: AwareDatetime | None = None
    reported_at: AwareDatetime | None = None
    channel: CaseChannel = CaseChannel.IN_PERSON
    kind: CaseKind = CaseKind.MISTAKE
    category_id: int | None = None
    department_id: int | None = None
    severity: Severity = Severity.MODERATE
    fault: Fault = Fault.US
    feeling: Feeling | None = None
    restricted: bool = False


class StepDraft(Draft):
    """A step that was done, or is skipped with a reason; ``at`` is now where it is left out."""

    step: CaseStep
    skipped: bool = False
    note: Note = ""
    at: AwareDatetime | None = None


class EntryDraft(Draft):
    """A line for the log: a remark, a call, a message, an attempt to reach the customer."""

    kind: CaseEntryKind = CaseEntryKind.REMARK
    text: NeededNote
    at: AwareDatetime | None = None


class ClosingDraft(Draft):
    """The end of a case, verified with its customer."""

    version: int
    through: CaseChannel = CaseChannel.IN_PERSON
    feeling_after: Feeling
    rating: Rating | None = None
    reason: NeededNote
    at: AwareDatetime | None = None


class UnreachableDraft(Draft):
    """The end of a case whose customer could not be reached; ``attempts`` tells when and how it was tried."""

    version: int
    attempts: NeededNote
    reason: NeededNote
    at: AwareDatetime | None = None


class ReopeningDraft(Draft):
    """Why a closed case is open again."""

    version: int
    reason: NeededNote


class HandOverDraft(Draft):
    """Who looks after these cases from now on, with a word to them."""

    owner_id: int
    note: Note = ""


class StoryDraft(Draft):
    """A recovery told in a few lines; told no more with ``is_story`` off."""

    version: int
    is_story: bool = True
    story: Note = ""


class CategoryDraft(Draft):
    """A new category."""

    name: NeededName
    department_id: int | None = None


class CategoryEdit(Edit):
    """Changes to a category; one that is not ``active`` is offered no more."""

    name: NeededName = ""
    department_id: int | None = None
    active: bool = True


class DepartmentDraft(Draft):
    """A new department."""

    name: NeededName


class DepartmentEdit(Edit):
    """Changes to a department."""

    name: NeededName = ""
    active: bool = True


class TargetSpan(Draft):
    """How soon a case of one severity is to be acknowledged and put right, in minutes."""

    acknowledge: Annotated[int, Field(ge=1, le=60 * 24 * 60)]
    put_right: Annotated[int, Field(ge=1, le=60 * 24 * 60)]

    @property
    def spans(self) -> tuple[timedelta, timedelta]:
        """The same as lengths of time."""
        return timedelta(minutes=self.acknowledge), timedelta(minutes=self.put_right)
