"""What is typed about a customer."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from app.core.drafts import Draft, Edit
from app.core.errors import InvalidInput, Problem
from app.core.partial_dates import PartialDate
from app.core.typed_text import Line, Name, NeededLine, NeededName, NeededNote, Note
from app.core.words import gettext as _
from app.model.alias import AliasKind
from app.model.clue import SortedAs
from app.model.companion import CompanionKind
from app.model.consent import Purpose
from app.model.contact_point import ContactKind
from app.model.preference import Evidence, MustKind, Scope, Strength
from app.occasions.drafts import OccasionDraft
from app.promises.schemas import PromiseDraft


def _tags_in_order(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in tags if tag))


Languages = Annotated[tuple[Name, ...], AfterValidator(_tags_in_order)]
Country = Annotated[str, Field(pattern=r"^[A-Za-z]{0,3}$")]


class CustomerDraft(Draft):
    """A new customer; without a ``display_name`` the given and family names make one."""

    display_name: Name = ""
    given_name: Name = ""
    family_name: Name = ""
    title: Name = ""
    preferred_name: Name = ""
    say_name: Name = ""
    languages: Languages = ()
    nationality: Country = ""
    company: Name = ""
    card_number: Name = ""
    note: Note = ""
    referred_by_id: int | None = None
    heard_from: Line = ""
    phones: tuple[Name, ...] = ()
    emails: tuple[Name, ...] = ()
    birthday: PartialDate | None = None
    tags: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        if not self.name:
            raise InvalidInput([Problem("display_name", _("A name is needed."))])
        return self

    @property
    def name(self) -> str:
        """The name to show."""
        return self.display_name or f"{self.given_name} {self.family_name}".strip()


class CustomerEdit(Edit):
    """Changes to the head of the card; only the fields given are changed."""

    display_name: NeededName = ""
    given_name: Name = ""
    family_name: Name = ""
    title: Name = ""
    preferred_name: Name = ""
    say_name: Name = ""
    languages: Languages = ()
    nationality: Country = ""
    company: Name = ""
    card_number: Name = ""
    tier: Name = ""
    note: Note = ""
    referred_by_id: int | None = None
    heard_from: Line = ""


class ContactDraft(Draft):
    """A way to reach somebody; a number or address that cannot be read is kept as given."""

    kind: ContactKind
    value: NeededLine
    label: Name = ""
    preferred: bool = False


class ContactEdit(Edit):
    """Changes to a contact; its kind stays."""

    value: NeededLine = ""
    label: Name = ""
    preferred: bool = False


class AliasDraft(Draft):
    """Another name."""

    name: NeededName
    kind: AliasKind = AliasKind.NICKNAME


class AliasEdit(Edit):
    """Changes to another name."""

    name: NeededName = ""
    kind: AliasKind = AliasKind.NICKNAME


class TagDraft(Draft):
    """A label to put on a customer."""

    name: NeededName


class PreferenceDraft(Draft):
    """Something needed, liked or disliked.

    Without ``group_id`` the group named by ``group_key`` is taken, else the one that fits the strength. A must of
    health needs their consent: ``agreed`` says that they gave it now; or ``safety_reason`` says why it is kept all
    the same.
    """

    text: NeededLine
    strength: Strength = Strength.LIKE
    must_kind: MustKind | None = None
    detail: Note = ""
    group_id: int | None = None
    group_key: Line = ""
    scope: Scope = Scope.STANDING
    visit_id: int | None = None
    evidence: Evidence = Evidence.TOLD
    companion_id: int | None = None
    agreed: bool = False
    safety_reason: Note = ""


class PreferenceEdit(Edit):
    """Changes to a preference."""

    text: NeededLine = ""
    strength: Strength = Strength.LIKE
    must_kind: MustKind | None = None
    detail: Note = ""
    group_id: int | None = None
    scope: Scope = Scope.STANDING
    visit_id: int | None = None
    evidence: Evidence = Evidence.TOLD
    companion_id: int | None = None
    agreed: bool = False
    safety_reason: Note = ""


class CompanionDraft(Draft):
    """Somebody who comes with the customer; ``birthday`` becomes an occasion of theirs."""

    name: NeededName
    kind: CompanionKind = CompanionKind.OTHER
    relation: Name = ""
    note: Note = ""
    linked_customer_id: int | None = None
    birthday: PartialDate | None = None


class CompanionEdit(Edit):
    """Changes to a companion."""

    name: NeededName = ""
    kind: CompanionKind = CompanionKind.OTHER
    relation: Name = ""
    note: Note = ""
    linked_customer_id: int | None = None


class ConsentDraft(Draft):
    """A yes or no for one purpose; without a date it is today."""

    purpose: Purpose
    given: bool
    decided_on: date | None = None
    source: Line = ""
    wording: Note = ""


class ClueDraft(Draft):
    """Something noticed."""

    text: NeededNote
    visit_id: int | None = None


class ClueSorting(Draft):
    """What a clue becomes: exactly one draft, or none when it stays a note."""

    version: int
    preference: PreferenceDraft | None = None
    occasion: OccasionDraft | None = None
    promise: PromiseDraft | None = None

    @property
    def sorted_as(self) -> SortedAs:
        """The kind of what it becomes."""
        if self.preference is not None:
            return SortedAs.PREFERENCE
        if self.occasion is not None:
            return SortedAs.OCCASION
        return SortedAs.PROMISE if self.promise is not None else SortedAs.NOTE
