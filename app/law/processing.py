"""What a venue keeps of people, why, and on what ground: the words of the record of processing."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.rights import Right
from app.core.words import gettext as _
from app.law.schemas.retention import Kept


@dataclass(frozen=True, slots=True)
class ProcessedKind:
    """One line of the record; ``rule`` says how long, ``right`` who sees it."""

    what: str
    tables: tuple[str, ...]
    why: str
    ground: str
    right: Right
    rule: Kept | None = Kept.PEOPLE


def processed_kinds() -> tuple[ProcessedKind, ...]:
    """All of them, in the order of the record."""
    return (*_of_people(), *_of_what_happens())


def _of_people() -> tuple[ProcessedKind, ...]:
    interest = _("The venue's interest in looking after its customers")
    return (
        ProcessedKind(
            _("Names and languages"),
            ("customer", "alias"),
            _("To know who somebody is"),
            interest,
            Right.LOOK,
        ),
        ProcessedKind(
            _("Phones, e-mail and postal addresses"),
            ("contact_point",),
            _("To reach somebody about their visit or case"),
            _("The contract about the visit; consent for anything beyond it"),
            Right.CONTACTS,
        ),
        ProcessedKind(
            _("Visits, bills and contacts at the venue"),
            ("visit", "visit_line", "touchpoint"),
            _("To carry out the visit and know what was before"),
            _("The contract about the visit"),
            Right.LOOK,
        ),
        ProcessedKind(
            _("Preferences, clues and who comes along"),
            ("preference", "clue", "companion"),
            _("To look after somebody as they like it"),
            interest,
            Right.LOOK,
        ),
        ProcessedKind(
            _("Allergies and needs of health"),
            ("consent",),
            _("So that nobody is harmed"),
            _("Consent, or a stated reason of their safety"),
            Right.HEALTH,
            Kept.HEALTH,
        ),
    )


def _of_what_happens() -> tuple[ProcessedKind, ...]:
    agreed = _("Consent")
    return (
        ProcessedKind(
            _("Occasions and moments"),
            ("occasion", "moment"),
            _("To celebrate with them"),
            agreed,
            Right.LOOK,
        ),
        ProcessedKind(
            _("Cases and promises"),
            ("recovery_case", "case_entry", "promise"),
            _("To put right what went wrong"),
            _("The contract about the visit"),
            Right.LOOK,
            Kept.CASES,
        ),
        ProcessedKind(
            _("Answers to surveys"),
            ("survey_answer",),
            _("To get better; counted without names"),
            agreed,
            Right.LOOK,
            Kept.COMMENTS,
        ),
        ProcessedKind(
            _("Photos and files"),
            ("attachment",),
            _("To recognise somebody, and to prove what happened"),
            agreed,
            Right.LOOK,
        ),
        ProcessedKind(
            _("The log of who did what"),
            ("audit_entry",),
            _("To prove who read and changed what"),
            _("The duty to account for it"),
            Right.AUDIT,
            Kept.LOG,
        ),
    )
