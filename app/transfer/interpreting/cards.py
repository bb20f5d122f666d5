"""Address book cards interpreted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.core.card_numbers import mask_card_numbers
from app.core.partial_dates import PartialDate
from app.core.words import gettext as _
from app.model.occasion import OccasionKind
from app.occasions.checking import lies_ahead
from app.transfer.interpreting.drafts import Draft
from app.transfer.interpreting.occasions import occasion_kind
from app.transfer.interpreting.options import Options
from app.transfer.interpreting.payment_cards import without_card_numbers
from app.transfer.interpreting.person_cells import PersonCells
from app.transfer.mapping.codes import country_code, language_code
from app.transfer.mapping.columns import Column
from app.transfer.mapping.names import full_name, shown
from app.transfer.mapping.requests import FindingKind, sort_remarks
from app.transfer.mapping.targets import Target
from app.transfer.problems import Problem
from app.transfer.reading.vcard_contacts import Contact, read_contact
from app.transfer.reading.vcards import Card
from app.transfer.records import OccasionEntry, PersonRecord, Record


class CardInterpreter:
    """Turns the cards of an address book into records, one by one."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._cells = PersonCells(options)

    def records(self, cards: Iterable[Card]) -> Iterator[Record]:
        """A record for every card."""
        return (self.record(card) for card in cards)

    def record(self, card: Card) -> Record:
        """What one card says."""
        contact = read_contact(card)
        draft = Draft(contact.line, problems=[_without_digits(problem) for problem in contact.problems])
        draft.rejected = any(problem.rejected for problem in contact.problems)
        contact = without_card_numbers(contact, draft, mask=self._options.mask_cards)
        self._read_reach(contact, draft)
        person = None if draft.rejected else self._person(contact, draft)
        return Record(
            contact.line, (contact.name or _whole(contact),), person, problems=tuple(draft.problems)
        )

    def _person(self, contact: Contact, draft: Draft) -> PersonRecord | None:
        if contact.kind == "group":
            draft.reject("KIND", _("This card is a group, not a person"))
            return None
        name = contact.name or _whole(contact)
        stand_in = name or contact.nickname or contact.company or self._reached(draft)
        if not stand_in and _is_empty(contact, draft):
            draft.reject("", _("There is nothing on this card"))
            return None
        if not stand_in:
            draft.keep_out("FN", _("There is no name, email or phone. Shown as “Nameless”"))
            stand_in = _("Nameless")
        parts = full_name(name)
        return PersonRecord(
            name=stand_in,
            named=bool(name),
            external_id=contact.uid,
            family=contact.family or ("" if contact.given else parts.family),
            given=" ".join(filter(None, (contact.given, contact.middle)))
            or ("" if contact.family else parts.given),
            title=contact.title,
            nickname=contact.nickname,
            phonetic=contact.phonetic,
            emails=tuple(draft.emails),
            phones=tuple(draft.phones),
            birthday=draft.birthday,
            has_died=contact.has_died,
            died_on=contact.died_on,
            occasions=self._occasions(contact, draft),
            language=language_code(contact.language),
            addresses=tuple(contact.addresses),
            websites=tuple(contact.websites),
            company=contact.company,
            job=contact.job,
            tags=tuple(contact.categories),
            related=tuple(contact.related),
            note=contact.note,
            findings=tuple(one for one in sort_remarks(contact.note) if one.kind is FindingKind.MUST),
            photo=contact.photo,
            photo_type=contact.photo_type,
        )

    def _read_reach(self, contact: Contact, draft: Draft) -> None:
        draft.region = next(
            filter(None, (country_code(address.country) for address in contact.addresses)), ""
        )
        for target, field_name, entries in (
            (Target.EMAIL, "EMAIL", contact.emails),
            (Target.PHONE, "TEL", contact.phones),
        ):
            for entry in sorted(entries, key=lambda entry: not entry.preferred):
                reader = self._cells.reader(Column(0, field_name, target, label=entry.label))
                if reader is not None:
                    reader(entry.text, draft, [])
        if contact.birthday is not None:
            self._read_birthday(contact, draft)

    def _read_birthday(self, contact: Contact, draft: Draft) -> None:
        born, today = contact.birthday, self._options.today
        if born is None or (
            born.year is not None and (born.year, born.month, born.day) > (today.year, today.month, today.day)
        ):
            draft.keep_out("BDAY", _("The birthday is still to come. Kept out"))
        else:
            draft.birthday = born

    def _occasions(self, contact: Contact, draft: Draft) -> tuple[OccasionEntry, ...]:
        """The dates of a card, each once, however many properties repeat it; birthdays are kept apart."""
        seen: dict[tuple[OccasionKind, PartialDate], OccasionEntry] = {}
        for named in contact.dates:
            kind = occasion_kind(named.label)
            if kind is OccasionKind.BIRTHDAY:
                continue
            if lies_ahead(kind, named.day, today=self._options.today):
                draft.keep_out(
                    named.source, _("This day lies behind, and the year is still to come. Kept out")
                )
                continue
            seen[kind, named.day] = OccasionEntry(kind, named.day, named.label)
        return tuple(seen.values())

    @staticmethod
    def _reached(draft: Draft) -> str:
        if draft.emails:
            return draft.emails[0].address
        return draft.phones[0].phone.shown if draft.phones else ""


def problem_texts(problems: Iterable[Problem]) -> str:
    """All reasons in one line, for the file of rejected rows."""
    return " ".join(
        f"{problem.field}: {problem.reason}." if problem.field else f"{problem.reason}."
        for problem in problems
    )


def _whole(contact: Contact) -> str:
    given = " ".join(filter(None, (contact.given, contact.middle)))
    return shown(given, contact.family, suffix=contact.suffix)


def _without_digits(problem: Problem) -> Problem:
    """The problem, telling no card number that it quotes."""
    return replace(problem, reason=mask_card_numbers(problem.reason))


def _is_empty(contact: Contact, draft: Draft) -> bool:
    kept = (
        contact.birthday,
        contact.dates,
        contact.addresses,
        contact.note,
        contact.photo,
        contact.categories,
        contact.related,
    )
    return not any(kept) and not draft.emails and not draft.phones
