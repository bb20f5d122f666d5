"""Keeping what a captured line says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import shorten
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.core.words import ngettext
from app.customers.capture.proposals import (
    Kind,
    NewClue,
    NewCompanion,
    NewName,
    NewOccasion,
    NewPreference,
    NewPromise,
    NewTouchpoint,
    Part,
    Proposal,
)
from app.customers.schemas.drafts import (
    AliasDraft,
    ClueDraft,
    CompanionDraft,
    CustomerEdit,
    PreferenceDraft,
)
from app.customers.schemas.visits import TouchpointDraft
from app.customers.service.captured_people import Companions, find_staff
from app.customers.service.clues import ClueService
from app.customers.service.companions import put_companion
from app.customers.service.ownership import get_customer
from app.customers.service.preferences import PreferenceService
from app.customers.service.touchpoints import TouchpointService
from app.model.alias import Alias, AliasKind
from app.model.customer import Customer
from app.model.preference import MustKind, Scope
from app.occasions.drafts import OccasionDraft
from app.occasions.service.editing import put_occasion
from app.promises.schemas import PromiseDraft
from app.promises.service import PromiseService
from app.storage.editing import apply_edit
from app.storage.health_needs import CAPTURED
from app.venue.workplace import Workplace

NAME_FIELDS = {"preferred": "preferred_name", "said": "say_name"}

LONGEST_LABEL = 48


class CaptureService:
    """Turns the proposal of one line into rows, all of them or none.

    ``relations`` say what a companion known only by a word ("wife") is.
    """

    def __init__(
        self,
        work: Workplace,
        *,
        preferences: PreferenceService,
        promises: PromiseService,
        clues: ClueService,
        touchpoints: TouchpointService,
        relations: Mapping[str, str] | None = None,
    ) -> None:
        self._work = work
        self._preferences = preferences
        self._promises = promises
        self._clues = clues
        self._touchpoints = touchpoints
        self._relations = relations or {}

    @needs(Right.WORK)
    def save(self, customer_id: int, proposal: Proposal) -> Outcome[None]:
        """Keep every part in one transaction; raises InvalidInput for a line that was refused."""
        if proposal.refusal is not None or not proposal.parts:
            raise InvalidInput([Problem("line", _("There is nothing in this line that can be kept."))])
        with self._work.write() as session:
            customer = get_customer(session, customer_id)
            companions = Companions(session, customer_id, self._relations, today=self._work.today())
            for part in sorted(proposal.parts, key=lambda part: part.kind is not Kind.COMPANION):
                self._keep(session, customer, companions, part)
        return session.outcome(None, said=_said(proposal), undo_label=_quoted(proposal.text))

    def _keep(self, session: Session, customer: Customer, companions: Companions, part: Part) -> None:
        keep: Mapping[type, Callable[[Any], None]] = {
            NewCompanion: lambda new: self._keep_companion(session, customer, new),
            NewPreference: lambda new: self._keep_preference(session, customer, companions, new),
            NewOccasion: lambda new: self._keep_occasion(session, customer, companions, new),
            NewPromise: lambda new: self._keep_promise(session, customer, new),
            NewTouchpoint: lambda new: self._keep_touchpoint(session, customer, new),
            NewClue: lambda new: self._keep_clue(session, customer, new),
            NewName: lambda new: _keep_name(session, customer, new),
        }
        keep[type(part)](part)

    def _keep_companion(self, session: Session, customer: Customer, new: NewCompanion) -> None:
        draft = CompanionDraft(name=new.name, kind=new.companion, relation=new.relation)
        put_companion(session, customer.id, draft=draft, today=self._work.today())

    def _keep_preference(
        self, session: Session, customer: Customer, companions: Companions, new: NewPreference
    ) -> None:
        draft = PreferenceDraft(
            text=new.text,
            strength=new.strength,
            must_kind=new.must_kind or None,
            detail=new.detail,
            group_key=new.group,
            scope=Scope.VISIT if new.this_visit else Scope.STANDING,
            companion_id=companions.id_of(new.about),
            safety_reason=CAPTURED if new.must_kind == MustKind.HEALTH else "",
        )
        self._preferences.put_preference(session, customer.id, draft=draft)

    def _keep_occasion(
        self, session: Session, customer: Customer, companions: Companions, new: NewOccasion
    ) -> None:
        draft = OccasionDraft(
            kind=new.occasion,
            on=new.on,
            repeats=new.repeats,
            label=new.label,
            companion_id=None if _is_called(customer, new.person) else companions.id_of(new.person),
            nth=new.nth,
            weekday=new.weekday,
            every=new.every,
            unit=new.unit,
        )
        put_occasion(session, customer.id, draft=draft, today=self._work.today())

    def _keep_promise(self, session: Session, customer: Customer, new: NewPromise) -> None:
        owner_id = find_staff(session, new.owner)
        unknown = new.owner if new.owner and owner_id is None else ""
        what = _("{what} ({who})").format(what=new.what, who=unknown) if unknown else new.what
        due_on = self._work.wording.local(new.due_at).date() if new.due_at and new.whole_day else None
        draft = PromiseDraft(
            what=what, due_at=None if due_on else new.due_at, due_on=due_on, owner_id=owner_id
        )
        self._promises.put_promise(session, customer.id, draft=draft)

    def _keep_touchpoint(self, session: Session, customer: Customer, new: NewTouchpoint) -> None:
        draft = TouchpointDraft(text=new.text, channel=new.sort, feeling=new.feeling)
        self._touchpoints.put_touchpoint(session, customer.id, draft=draft)

    def _keep_clue(self, session: Session, customer: Customer, new: NewClue) -> None:
        self._clues.put_clue(session, customer.id, draft=ClueDraft(text=new.text))


def _keep_name(session: Session, customer: Customer, new: NewName) -> None:
    field = NAME_FIELDS.get(new.sort)
    if field is not None:
        edit = CustomerEdit.model_validate({"version": customer.version, field: new.name})
        apply_edit(customer, version=edit.version, values=edit.given())
        return
    kind = AliasKind.FORMER if new.sort == "former" else AliasKind.NICKNAME
    alias = AliasDraft(name=new.name, kind=kind)
    known = session.scalars(select(Alias.name).where(Alias.customer_id == customer.id))
    if fold(alias.name) not in {fold(name) for name in known}:
        session.add(Alias(customer_id=customer.id, name=alias.name, kind=alias.kind))


def _is_called(customer: Customer, name: str) -> bool:
    """Whether a name is the customer's own."""
    known = f"{customer.display_name} {customer.given_name} {customer.preferred_name}"
    return bool(name) and set(fold(name).split()) <= set(fold(known).split())


def _quoted(line: str) -> str:
    """The line in quotes, short enough for a menu."""
    return _("“{line}”").format(line=shorten(" ".join(line.split()), width=LONGEST_LABEL, placeholder=" …"))


def _said(proposal: Proposal) -> str:
    count = len(proposal.parts)
    if count > 1:
        return ngettext("{count} thing kept", "{count} things kept", count).format(count=count)
    return {
        Kind.PREFERENCE: _("Preference kept"),
        Kind.CLUE: _("Clue kept"),
        Kind.TOUCHPOINT: _("Logged"),
        Kind.PROMISE: _("Promise kept in mind"),
        Kind.OCCASION: _("Occasion kept"),
        Kind.COMPANION: _("Companion kept"),
        Kind.NAME: _("Name kept"),
    }[proposal.parts[0].kind]
