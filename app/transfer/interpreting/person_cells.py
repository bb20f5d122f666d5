"""Reading the cells that say who somebody is and how to reach them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from app.contacts.emails import read_email
from app.contacts.phones import Phone, read_phone
from app.core.words import gettext as _
from app.model.occasion import OccasionKind
from app.transfer.interpreting.drafts import Draft
from app.transfer.interpreting.occasions import occasion_kind
from app.transfer.interpreting.options import Options
from app.transfer.interpreting.splitting import listed, several
from app.transfer.mapping.blanks import is_blank_word
from app.transfer.mapping.codes import country_code, language_code
from app.transfer.mapping.columns import Column
from app.transfer.mapping.dates import is_no_date, read_birthday
from app.transfer.mapping.names import family_first, full_name
from app.transfer.mapping.requests import sort_remarks, sort_requests
from app.transfer.mapping.targets import Target
from app.transfer.reading.vcard_contacts import Related
from app.transfer.records import EmailEntry, OccasionEntry, PhoneEntry

Reader = Callable[[str, Draft, list[str]], None]
"""Takes a cell that is not empty, the draft and the whole row."""

_MEMORY = 20_000


class PersonCells:
    """Readers for columns about a person; equal cells are worked out once."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._phone = lru_cache(_MEMORY)(read_phone)
        self._requests = lru_cache(_MEMORY)(sort_requests)
        self._remarks = lru_cache(_MEMORY)(sort_remarks)

    def reader(self, column: Column) -> Reader | None:
        """The reader for a column, or nothing when its target is not about a person."""
        makers: dict[Target, Callable[[Column], Reader]] = {
            Target.NAME: self._name,
            Target.NAME_FAMILY_FIRST: self._name,
            Target.EMAIL: self._email,
            Target.PHONE: self._phones,
            Target.BIRTHDAY: self._birthday,
            Target.DATE: self._date,
            Target.LANGUAGE: self._language,
            Target.NATIONALITY: self._nationality,
            Target.TAGS: self._tags,
            Target.RELATED: self._related,
            Target.WEBSITE: self._website,
            Target.REQUESTS: self._findings,
            Target.NOTES: self._findings,
        }
        maker = makers.get(column.target)
        return maker(column) if maker else None

    def _name(self, column: Column) -> Reader:
        take_apart = family_first if column.target is Target.NAME_FAMILY_FIRST else full_name

        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            draft.name = take_apart(text)

        return read

    def _email(self, column: Column) -> Reader:
        label = _labeller(column)

        def read(text: str, draft: Draft, cells: list[str]) -> None:
            whole = read_email(text)
            for part in [text] if whole else several(text):
                address = whole or read_email(part)
                if address is None:
                    draft.keep_out(
                        column.header, _("“{text}” is no email address. Kept out").format(text=part[:60])
                    )
                elif all(entry.address != address for entry in draft.emails):
                    draft.emails.append(EmailEntry(address, label(cells)))

        return read

    def _phones(self, column: Column) -> Reader:
        label = _labeller(column)

        def read(text: str, draft: Draft, cells: list[str]) -> None:
            region = draft.nationality or draft.region or self._options.region
            whole = self._placed(text, region)
            for part in [text] if whole else several(text):
                phone = whole or self._placed(part, region)
                if phone is None:
                    draft.keep_out(column.header, _phone_reason(part))
                elif all(entry.phone != phone for entry in draft.phones):
                    draft.phones.append(PhoneEntry(phone, label(cells)))

        return read

    def _placed(self, text: str, region: str) -> Phone | None:
        """The number as dialled in the person's country, else in the venue's."""
        phone = self._phone(text, region)
        if phone is not None and not phone.e164 and region != self._options.region:
            return self._phone(text, self._options.region) or phone
        return phone

    def _birthday(self, column: Column) -> Reader:
        style, today = column.date_style, self._options.today

        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            if is_no_date(text):
                return
            try:
                draft.birthday = read_birthday(text, style, today=today)
            except ValueError:
                draft.keep_out(column.header, _("“{text}” is no birthday. Kept out").format(text=text[:40]))

        return read

    def _date(self, column: Column) -> Reader:
        style, today, label = column.date_style, self._options.today, _labeller(column)

        def read(text: str, draft: Draft, cells: list[str]) -> None:
            if is_no_date(text):
                return
            try:
                day = read_birthday(text, style, today=today)
            except ValueError:
                draft.keep_out(column.header, _("“{text}” is no date. Kept out").format(text=text[:40]))
                return
            name = label(cells)
            kind = occasion_kind(name)
            if kind is OccasionKind.BIRTHDAY:
                draft.birthday = draft.birthday or day
            else:
                draft.occasions.append(OccasionEntry(kind, day, name))

        return read

    def _language(self, column: Column) -> Reader:
        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            codes = [code for part in several(text) if (code := language_code(part))]
            if codes:
                draft.language = ",".join(dict.fromkeys(codes))
            elif not is_blank_word(text):
                draft.keep_out(column.header, _("“{text}” is no language. Kept out").format(text=text[:40]))

        return read

    def _nationality(self, column: Column) -> Reader:
        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            draft.nationality = country_code(text)
            if not draft.nationality and not is_blank_word(text):
                draft.keep_out(column.header, _("“{text}” is no country. Kept out").format(text=text[:40]))

        return read

    def _tags(self, _column: Column) -> Reader:
        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            draft.tags.extend(tag for tag in listed(text) if tag not in draft.tags)

        return read

    def _related(self, column: Column) -> Reader:
        label = _labeller(column)

        def read(text: str, draft: Draft, cells: list[str]) -> None:
            name = label(cells) or column.header.strip()
            draft.related.extend(Related(part, name) for part in several(text))

        return read

    def _website(self, _column: Column) -> Reader:
        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            draft.websites.append(text)

        return read

    def _findings(self, column: Column) -> Reader:
        sort = self._requests if column.target is Target.REQUESTS else self._remarks

        def read(text: str, draft: Draft, _cells: list[str]) -> None:
            draft.findings.extend(sort(text))

        return read


def _labeller(column: Column) -> Callable[[list[str]], str]:
    """What the values of a column are for, from its label column or its header."""
    place = column.label_column
    if place is None:
        return lambda _cells: column.label
    return lambda cells: cells[place].strip().removeprefix("* ").strip("* ")


def _phone_reason(text: str) -> str:
    digits = sum(letter.isdecimal() for letter in text)
    if 0 < digits < 5:
        return _("“{text}” is too short for a phone number. Kept out").format(text=text[:40])
    return _("“{text}” is no phone number. Kept out").format(text=text[:40])
